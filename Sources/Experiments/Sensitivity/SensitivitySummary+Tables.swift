import DistrictModel
import Reporting
import ScenarioFiles

// The table of an outcome, and what is to be said about it.

extension SensitivitySummary {
  /// Factors by importance; nil without a finding.
  func table(_ number: Int, _ language: ReportLanguage) -> TextTable? {
    let words = SummaryWords(language: language)
    return switch sensitivity.findings[number] {
    case .tornado(let tornado): table(of: tornado, number, words)
    case .morris(let screening, let ranking): table(of: screening, ranking, number, words)
    case .sobolIndices(let indices?, let ranking?): table(of: indices, ranking, number, words)
    case .sobolIndices, nil: nil
    }
  }

  private func table(of tornado: Tornado, _ number: Int, _ words: SummaryWords) -> TextTable {
    let column = column(number, words)
    let rows = sensitivity.rows(of: number)
    var table = TextTable([
      (words("factor", "因子"), .left), (words("low", "低值"), .right), (words("change", "变化"), .right), ("±", .right),
      (words("high", "高值"), .right), (words("change", "变化"), .right), ("±", .right),
    ])
    for place in tornado.bars.indices {
      let ends = rows[(2 * place)...(2 * place + 1)]
      table.append(
        [sensitivity.title(of: tornado.bars[place].factor)[words.language]]
          + ends.flatMap { end in
            [
              end.setting?.short ?? "", column.change(end.value),
              end.interval.map { column.size(($0.upperBound - $0.lowerBound) / 2) } ?? "",
            ]
          })
    }
    return table
  }

  private func table(
    of screening: MorrisScreening, _ ranking: SensitivityRanking, _ number: Int, _ words: SummaryWords
  ) -> TextTable {
    let column = column(number, words)
    var table = TextTable([
      (words("factor", "因子"), .left), ("μ*", .right), (words("± 90 %", "±90%"), .right), ("μ", .right), ("σ", .right),
      (words("luck", "纯随机"), .right), (words("effect", "效应"), .left),
    ])
    for group in ranking.order {
      let measures = screening.measures[group]
      let luck = sensitivity.luckAlone(of: group, outcome: number)
      table.append([
        sensitivity.title(of: group)[words.language], column.size(measures.importance.value),
        measures.importance.interval.map { column.size(($0.upperBound - $0.lowerBound) / 2) } ?? "",
        measures.mean.map { column.change($0.value) } ?? "",
        measures.deviation.map { column.size($0.value) } ?? "",
        luck.map(column.size) ?? "", measures.shape?.words[words.language] ?? "",
      ])
    }
    return table
  }

  private func table(
    of indices: SobolIndices, _ ranking: SensitivityRanking, _ number: Int, _ words: SummaryWords
  ) -> TextTable {
    var table = TextTable([
      (words("factor", "因子"), .left), (words("alone", "单独"), .right), (words("90 %", "90%"), .right),
      (words("in all", "合计"), .right), (words("90 %", "90%"), .right), (words("luck", "纯随机"), .right),
    ])
    func share(_ value: Double) -> String { NumberText.fixed(value, places: 3, words.language) }
    func interval(_ estimate: Estimate) -> String {
      estimate.interval.map { share($0.lowerBound) + words(" to ", "至") + share($0.upperBound) } ?? ""
    }
    for group in ranking.order {
      let luck = sensitivity.luckAlone(of: group, outcome: number)
      table.append([
        sensitivity.title(of: group)[words.language], share(indices.first[group].value),
        interval(indices.first[group]), share(indices.total[group].value), interval(indices.total[group]),
        luck.map(share) ?? "",
      ])
    }
    return table
  }

  // MARK: - Remarks

  /// What a reader has to know before believing a table, the gravest first.
  func remarks(_ number: Int, _ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    let luck = sensitivity.luck(of: number)
    func texts(_ remarks: [SensitivityRemark], _ unit: SensitivityRemark.SampleUnit) -> [String] {
      // That luck is in common, and what is left of it, is said once for all outcomes.
      remarks.filter { $0 != .luckInCommon }.map { $0.text(names: sensitivity.titles, unit: unit)[language] }
    }
    switch sensitivity.findings[number] {
    case nil:
      return [
        words(
          "Too many runs failed: no replicate is left that was finished at every point, so nothing can be said.",
          "失败的运行过多：没有在所有设计点均完成的重复序号，无法得出结论。")
      ]
    case .tornado(let tornado): return tornado.bars.compactMap { remark(on: $0, number, words) }
    case .morris(let screening, let ranking):
      return hidden(number, words)
        + texts(SensitivityRemark.remarks(on: screening, ranking: ranking, luck: luck), .trajectories)
    case .sobolIndices(let indices, let ranking):
      return hidden(number, words)
        + texts(SensitivityRemark.remarks(on: indices, ranking: ranking, luck: luck), .rows)
    }
  }

  /// Factors that show no more than twice what luck alone would.
  private func hidden(_ number: Int, _ words: SummaryWords) -> [String] {
    let rows = sensitivity.rows(of: number).filter { $0.luck.map { luck in luck > 0 } ?? false }
    let hidden = rows.filter { $0.value <= 2 * $0.luck! }
    guard !hidden.isEmpty else { return [] }
    let names = hidden.map { sensitivity.title(of: $0.group)[words.language] }
    return [
      words(
        "Hardly more than luck: \(names.joined(separator: ", ")). More replicates or a larger sample would show whether there is anything.",
        "与纯随机相差无几：\(names.joined(separator: "、"))。增加运行次数或扩大样本才能看出是否有影响。")
    ]
  }

  /// What there is to say about a bar of a tornado; nil if it speaks for itself.
  private func remark(on bar: Tornado.Bar, _ number: Int, _ words: SummaryWords) -> String? {
    let name = sensitivity.title(of: bar.factor)[words.language]
    guard let needed = replicatesNeeded(for: bar) else {
      return bar.turnsInside && isBeyondLuck(bar)
        ? words(
          "\(name): both ends lie on the same side of the centre; the turn is inside its range, look there with a sweep.",
          "\(name)：两端位于中心的同一侧，转折点在范围之内，请用扫描进一步查看。") : nil
    }
    guard needed < .max else {
      return words("\(name): changes nothing beyond luck.", "\(name)：除随机波动外没有影响。")
    }
    return words(
      "\(name): neither end can be told from luck; about \(NumberText.count(needed, .en)) replicates would do.",
      "\(name)：两端均无法与随机波动区分；约需 \(NumberText.count(needed, .zh)) 次运行。")
  }

  private func ends(of bar: Tornado.Bar) -> [(change: Double, error: Double)] {
    [(bar.low, bar.lowError), (bar.high, bar.highError)].compactMap { change, error in error.map { (change, $0) } }
  }

  private var margin: Double {
    sensitivity.replicates.count < 2
      ? 0 : Statistics.studentT95(degreesOfFreedom: sensitivity.replicates.count - 1)
  }

  private func isBeyondLuck(_ bar: Tornado.Bar) -> Bool {
    let ends = ends(of: bar)
    return ends.count == 2 && ends.allSatisfy { $0.change.magnitude > margin * $0.error }
  }

  /// Replicates that would part a bar from luck, the largest integer if more than a hundred times as many; nil if none are needed or
  /// one replicate cannot tell.
  private func replicatesNeeded(for bar: Tornado.Bar) -> Int? {
    let ends = ends(of: bar)
    guard ends.count == 2, ends.allSatisfy({ $0.change.magnitude <= margin * $0.error }) else { return nil }
    let ratios = ends.filter { $0.change != 0 }.map { margin * $0.error / $0.change.magnitude }
    guard let ratio = ratios.min(), ratio <= 10 else { return .max }
    return max(
      sensitivity.replicates.count + 1, Int((Double(sensitivity.replicates.count) * ratio * ratio).rounded(.up)))
  }

  // MARK: - JSON

  public func json(seconds: Double?, place: RunSummary.Place?) -> JSONValue {
    var members = members(method: experiment.design?.method.rawValue, points: sensitivity.sweep.points.count)
    members.append(.init("outcomes", .array(experiment.outcomes.indices.map(json))))
    if let seconds { members.append(.init("seconds", .number(seconds))) }
    if let place { members += place.members }
    return .object(members)
  }

  private func json(_ number: Int) -> JSONValue {
    func optional(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }
    let rows = sensitivity.rows(of: number).map { row in
      JSONValue.object([
        .init("factor", .string(sensitivity.name(of: row.group))),
        .init("other", row.other.map { .string(sensitivity.name(of: $0)) } ?? .null),
        .init("measure", .string(row.measure.rawValue)), .init("rank", row.rank.map(JSONValue.integer) ?? .null),
        .init("value", .number(row.value)), .init("low90", optional(row.interval?.lowerBound)),
        .init("high90", optional(row.interval?.upperBound)), .init("luck", optional(row.luck)),
      ])
    }
    return .object([
      .init("name", .string(experiment.outcomes[number].name)), .init("indices", .array(rows)),
      .init("remarks", .array(remarks(number, .en).map(JSONValue.string))),
    ])
  }
}

extension MorrisScreening.Shape {
  var words: Text {
    switch self {
    case .linear: Text(en: "linear", zh: "线性")
    case .monotone: Text(en: "one way", zh: "单调")
    case .almostMonotone: Text(en: "mostly one way", zh: "大体单调")
    case .curvedOrInteracting: Text(en: "curved, joint", zh: "非线性或交互")
    }
  }
}
