import DistrictModel

/// Where an exact test is run: one replicate of each.
enum ExactWorld: CaseIterable, Sendable {
  /// The district as it is: what a lever may not change before it acts.
  case district
  /// Nobody outside weighs what the district offers.
  case indifferent
  /// Nobody's life depends on others.
  case withoutTies
}

/// V10, V24, V25 and V26: tests without chance.
extension LeverCheck {
  /// The exact tests of every lever in one world.
  func exact(in world: ExactWorld, _ runner: LeverRunner) throws(RunFailure) -> [[LeverFinding.Exact]] {
    switch world {
    case .district: try identities(runner)
    case .indifferent: try compared(base.indifferentOutside, runner) { [choice(of: $0, base: $1, raised: $2)] }
    case .withoutTies: try compared(base.withoutTies, runner) { [lives(under: $0, base: $1, raised: $2)] }
    }
  }

  // MARK: - V24 and V25

  private func identities(_ runner: LeverRunner) throws(RunFailure) -> [[LeverFinding.Exact]] {
    let until = exactLastMonth
    let past = try runner.spunUp(base, replicate: 0, until: until)
    let reference = try runner.future(of: past, base, until: until).outcome().monthly
    func series(_ scenario: Scenario, until: Month) throws(RunFailure) -> Series {
      try runner.future(of: past, scenario, until: until).outcome().monthly
    }
    var found: [[LeverFinding.Exact]] = []
    for index in levers {
      let definition = lever(index).definition
      let held = scenario(
        index,
        [
          LeverWindow(
            level: definition.referenceLevel, start: start, rampMonths: 6, end: start + 11,
            afterLevel: definition.referenceLevel)
        ])
      let isHeld = try series(held, until: until).firstDifference(from: reference)
      found.append([
        exact(
          .reference, isHeld,
          Text(en: "\(reference.lastMonth - start + 1) months", zh: "\(reference.lastMonth - start + 1) 个月")),
        try before(index, reference, series), try onAndOff(index, reference, series),
      ])
    }
    return found
  }

  private typealias Simulated = (Scenario, Month) throws(RunFailure) -> Series

  private func exact(_ test: LeverTest, _ difference: Series.Difference?, _ detail: Text) -> LeverFinding.Exact {
    LeverFinding.Exact(
      test: test, verdict: difference == nil ? .holds : .fails,
      detail: difference.map { Text(en: $0.description, zh: $0.description) } ?? detail)
  }

  /// Raised a year after the policy start.
  private func before(_ index: Int, _ reference: Series, _ series: Simulated) throws(RunFailure) -> LeverFinding.Exact {
    let month = min(start + Self.laterStart, exactLastMonth)
    let level = lever(index).definition.referenceLevel + Self.between
    let later = try series(scenario(index, [LeverWindow(level: level, start: month, rampMonths: 0)]), month)
    if let early = later.firstDifference(from: reference, until: month + -1) {
      return exact(.beforeStart, early, Text(en: "", zh: ""))
    }
    let group = "lever:\(lever(index).name)"
    let isRaised = later.value("leverLevel", group: group, at: month) == level
    return LeverFinding.Exact(
      test: .beforeStart, verdict: isRaised ? .holds : .fails,
      detail: isRaised
        ? Text(en: "\(month - start) months", zh: "\(month - start) 个月")
        : Text(en: "the lever was not raised in \(month)", zh: "\(month) 力度未提高"))
  }

  /// On until its first channel acts, and off again; a lever that acts at once is on for one month.
  private func onAndOff(_ index: Int, _ reference: Series, _ series: Simulated) throws(RunFailure) -> LeverFinding.Exact
  {
    let definition = lever(index).definition
    let theory = theory(of: index)
    let quiet = min(theory.quietMonths, exactLastMonth - start)
    let last = start + max(0, quiet - 1)
    let passing = scenario(
      index,
      [
        LeverWindow(
          level: definition.referenceLevel + Self.between, start: start, rampMonths: 0, end: last,
          afterLevel: definition.referenceLevel)
      ])
    if let month = leftOver(passing, after: last, delivers: theory.deliversLater) {
      return LeverFinding.Exact(
        test: .onAndOff, verdict: .fails,
        detail: Text(en: "a channel is still in force in \(month)", zh: "\(month) 仍有渠道在起作用"))
    }
    guard quiet > 0 else {
      return LeverFinding.Exact(
        test: .onAndOff, verdict: .holds, detail: Text(en: "acts at once, leaves nothing", zh: "立即起作用，关闭后不留余力"))
    }
    let until = theory.deliversLater ? start + (quiet - 1) : exactLastMonth
    let found = try series(passing, until)
    let ignored = Series.accounts.union(definition.deliveries.map(\.indicator))
    return exact(
      .onAndOff, found.firstDifference(from: reference, ignoring: ignored, until: until),
      Text(en: "\(until - start + 1) months, on in \(quiet)", zh: "\(until - start + 1) 个月，其中开启 \(quiet) 个月"))
  }

  /// The first month in which a lever that is off acts through a channel, once what was begun has been delivered.
  private func leftOver(_ scenario: Scenario, after last: Month, delivers: Bool) -> Month? {
    let horizon = base.district.period.horizon
    let calendar = Calendar(base.district.period, until: horizon)
    let labour = base.parameters.labourDemand
    let pipeline = delivers ? Int(labour.pipelineLagMonths) + max(1, Int(labour.pipelineSpreadMonths)) : 0
    let (before, after) = (PolicyPackage(base, calendar: calendar), PolicyPackage(scenario, calendar: calendar))
    let first = last + (1 + pipeline) - start
    guard first <= calendar.lastMonth else { return nil }
    let left = (first...calendar.lastMonth).first { before.settings(in: $0) != after.settings(in: $0) }
    return left.map(calendar.month)
  }

  // MARK: - V10 and V26

  /// Journals of a world without and with each lever.
  private func compared(
    _ world: Scenario, _ runner: LeverRunner, _ tests: (Int, Journal, Journal) -> [LeverFinding.Exact]
  ) throws(RunFailure) -> [[LeverFinding.Exact]] {
    let until = exactLastMonth
    let past = try runner.spunUp(world, replicate: 0, until: until, keepsJournal: true)
    func journal(_ levers: LeverSettings) throws(RunFailure) -> Journal {
      var scenario = world
      scenario.levers = levers
      let simulation = try runner.future(of: past, scenario, until: until)
      return simulation.closedJournal() ?? Journal(month: 0)
    }
    let reference = try journal(LeverSettings())
    var found: [[LeverFinding.Exact]] = []
    for index in levers {
      let level = lever(index).definition.referenceLevel + Self.raised
      found.append(tests(index, reference, try journal(scenario(index, at: level).levers)))
    }
    return found
  }

  /// Who comes from outside, and when.
  private func choice(of index: Int, base: Journal, raised: Journal) -> LeverFinding.Exact {
    let (before, after) = (base.arrivals, raised.arrivals)
    guard let candidates = theory(of: index).candidates else {
      return LeverFinding.Exact(
        test: .choice, verdict: .silent, detail: Text(en: "channels disagree", zh: "各渠道方向不一"))
    }
    let missing = before.subtracting(after).count
    return LeverFinding.Exact(
      test: .choice, verdict: Self.verdict(on: after, without: before, candidates: candidates),
      detail: Text(
        en: "\(before.count) come without it; with it \(after.subtracting(before).count) others, \(missing) missing",
        zh: "无此工具时来 \(before.count) 人；有此工具时另来 \(after.subtracting(before).count) 人，少来 \(missing) 人"))
  }

  /// In a small sample nobody more (or less) may come by luck; that refutes nothing.
  ///
  /// - Parameters:
  ///   - after: who comes with the lever.
  ///   - before: who comes without it.
  ///   - candidates: 1 if these and more are to come, −1 if fewer, 0 if the same.
  static func verdict(
    on after: Set<Journal.Arrival>, without before: Set<Journal.Arrival>, candidates: Int
  ) -> LeverVerdict {
    switch candidates {
    case 0: after == before ? .holds : .fails
    case 1: after == before ? .unclear : before.isSubset(of: after) ? .holds : .fails
    default: after == before ? .unclear : after.isSubset(of: before) ? .holds : .fails
    }
  }

  /// Lives of those who are residents without the lever.
  private func lives(under index: Int, base: Journal, raised: Journal) -> LeverFinding.Exact {
    let theory = theory(of: index)
    let comparison = LivesComparison(base: base, raised: raised)
    let holds =
      switch theory.lives {
      case .untouched: comparison.changed == 0 && comparison.additional == 0
      case .added: comparison.changed == 0
      case .kept: comparison.lost == 0
      case .open: true
      }
    let isSpared = !theory.sparesNonDegree || comparison.changedNonDegree == 0
    let isSilent = theory.lives == .open && !theory.sparesNonDegree
    return LeverFinding.Exact(
      test: .lives, verdict: !holds || !isSpared ? .fails : isSilent ? .silent : .holds,
      detail: Text(
        en: """
          \(comparison.persons) persons: \(comparison.changed) lives changed (\(comparison.changedNonDegree) without a degree), \
          \(comparison.lost) lost, \(comparison.additional) additional
          """,
        zh: """
          \(comparison.persons) 人：\(comparison.changed) 人的人生改变（无学历 \(comparison.changedNonDegree) 人），流失 \
          \(comparison.lost) 人，新增 \(comparison.additional) 人
          """))
  }
}

extension Journal {
  /// An arrival from outside: who, and when.
  struct Arrival: Hashable {
    let key: UInt64
    let month: Int16
  }

  /// Candidates who come.
  var arrivals: Set<Arrival> {
    Set(
      events.filter { event in
        event.key >> 60 == DrawKey.Kind.candidate.rawValue && (event.kind == .enters || event.kind == .isIntroduced)
      }.map { Arrival(key: $0.key, month: $0.month) })
  }
}
