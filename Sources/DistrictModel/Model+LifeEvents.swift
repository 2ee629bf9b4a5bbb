/// Steps that concern residents one by one: a scan lists the rows where something may happen, and these are decided.
/// Rows are taken from the last to the first: when somebody leaves, the last row, already done, takes the place.
extension Model {
  /// Birthdays, deaths, school, first births, founding of firms, inactivity and separations, person by person.
  mutating func liveThroughTheMonth() {
    let schooling = Schooling.MonthRule(
      scenario, settings: settings, perception: perception, month: month, date: calendar.month(month),
      streams: streams)
    let birth = Hazard.monthly(fromYearly: scenario.parameters.family.firstBirthRate)
    let entry = startUpRule.entryProbabilities(settings, freeShare: freeSpaceShare)
    let scan = EarlyScan(
      self, gates: streams.draws(.earlyGate, month: month), entry: entry.max() ?? 0, birth: birth)
    add(
      eachPart { model, _, residents in
        model.live(&residents, schooling, scan, birthProbability: birth, entry: entry)
      })
  }

  private func live(
    _ residents: inout Residents, _ schooling: Schooling.MonthRule, _ scan: EarlyScan, birthProbability: Double,
    entry: [Double]
  ) -> MonthCounts {
    typealias Field = EarlyScan.Field
    var counts = MonthCounts(self)
    let gates = streams.draws(.earlyGate, month: month)
    let death = streams.draws(.death, month: month)
    let birth = streams.draws(.firstBirth, month: month)
    let founding = streams.draws(.startUpEntry, month: month)
    let activity = streams.draws(.activity, month: month)
    let separating = streams.draws(.separation, month: month)
    let inactivityEntry = scenario.parameters.activity.inactivityEntry
    let inactivityExit = scenario.parameters.activity.inactivityExit
    returnGraduates(&residents, schooling, &counts)
    var rows: [Int32] = []
    var end = residents.count
    while end > 0 {
      let start = max(0, end - blockRows)
      scan.list(start..<end, of: residents.population, into: &rows)
      end = start
      residents.population.readAhead(rows[...])
      for row in rows.lazy.reversed().map({ Int($0) }) {
        let (person, key) = (residents.population.record[row], residents.population.key[row])
        let age = month - Int(person.birth)
        if age >= limits.firstAbove {
          counts.flows.turned36 += 1
          residents.leave(row)
          continue
        }
        let gate = Gate(gates, key: key)
        let risk = mortality.probability(sex: person.sex, ageMonths: age)
        if gate.happens(Field.death, risk, death, key) {
          counts.flows.deaths += 1
          residents.leave(row)
          continue
        }
        if person.status == Status.student.rawValue, !study(row, &residents, schooling, &counts) { continue }
        if person.child == noMonth, age >= limits.firstBirth,
          gate.happens(Field.birth, birthProbability, birth, key)
        {
          residents.setChild(row, born: Int16(month))
        }
        if person.status == Status.entrepreneur.rawValue, closedFounders.contains(key) {
          residents.leaveWork(row, to: .unemployed)
        }
        let status = residents.population.record[row].status
        if status == Status.inactive.rawValue {
          if gate.happens(Field.activity, inactivityExit, activity, key) { residents.leaveWork(row, to: .unemployed) }
          continue
        }
        if status == Status.student.rawValue || status == Status.entrepreneur.rawValue { continue }
        if age >= limits.startUp {
          let isDegree = residents.population.record[row].education >= Education.juniorCollege.rawValue
          let probability = entry[Int(person.zone) * 2 + (isDegree ? 1 : 0)]
          if gate.happens(Field.startUp, probability, founding, key) {
            found(row, &residents, key: key, ageMonths: age, isDegree: isDegree, &counts)
            continue
          }
        }
        if gate.happens(Field.activity, inactivityEntry, activity, key) {
          residents.leaveWork(row, to: .inactive)
          continue
        }
        if status == Status.employed.rawValue {
          let probability = separation[Int(person.tier)][age] * settings.separation
          if gate.happens(Field.separation, probability, separating, key) {
            counts.flows.separations += 1
            residents.leaveWork(row, to: .unemployed)
          }
        }
      }
    }
    return counts
  }

  private func found(
    _ row: Int, _ residents: inout Residents, key: UInt64, ageMonths: Int, isDegree: Bool, _ counts: inout MonthCounts
  ) {
    let zone = residents.population.record[row].zone
    residents.leaveWork(row, to: .unemployed)
    let wage = founderWage(residents.population.record[row], ageMonths: ageMonths)
    residents.startWork(row, as: .entrepreneur, cell: noCell, wage: wage)
    counts.founded.append(
      StartUp(
        key: key, founder: key, born: Int16(month),
        sector: UInt8(isDegree ? startUpRule.degreeSector : startUpRule.nonDegreeSector), zone: zone,
        microJobs: startUpRule.initialMicroJobs))
  }

  /// One month of a student; false when the student has left the district.
  private func study(
    _ row: Int, _ residents: inout Residents, _ rule: Schooling.MonthRule, _ counts: inout MonthCounts
  ) -> Bool {
    switch rule.step(row, residents.population) {
    case .stays: return true
    case .entersWork(let education):
      let start = residents.population.record[row].origin != 0 ? Int16(month) : residents.population.record[row].arrival
      graduate(row, &residents, education: education) { $0.arrival = start }
    case .studiesHere(let graduation):
      residents.change(row) {
        $0.education = Education.seniorSecondary.rawValue
        $0.graduation = graduation
      }
    case .staysAfterCollege(let education):
      counts.flows.collegeStayers += 1
      counts.flows.introducedByOrigin.add(1, from: Int(residents.population.record[row].origin))
      let share = scenario.parameters.inMigration.degreeDormitoryShare
      let draws = streams.draws(.tenure, month: month)
      let tenure: Tenure = draws.uniform(residents.population.key[row]) < share ? .dormitory : .privateRental
      let now = Int16(month)
      graduate(row, &residents, education: education) {
        $0.introduced = now
        $0.tenure = tenure.rawValue
      }
      residents.journal?.note(.staysAfterCollege, residents.population.key[row], residents.population.record[row])
    case .leavesForUniversity(let degree, let graduation):
      counts.flows.universityDepartures += 1
      var person = residents.population[row]
      person.education = .seniorSecondary
      person.graduation = graduation
      residents.away.append(AwayStudent(person: person, degree: degree))
      residents.leave(row)
      return false
    case .leavesAfterCollege:
      counts.flows.collegeLeavers += 1
      residents.leave(row)
      return false
    case .leavesAsChild:
      counts.flows.leavers += 1
      residents.leave(row)
      return false
    }
    return true
  }

  /// Ends education: the person looks for work.
  private func graduate(
    _ row: Int, _ residents: inout Residents, education: Education, also edit: (inout Population.Record) -> Void
  ) {
    residents.change(row) {
      $0.education = education.rawValue
      $0.tier = education.tier.rawValue
      $0.status = Status.inactive.rawValue
      $0.graduation = noMonth
      edit(&$0)
    }
    residents.leaveWork(row, to: .unemployed)
  }

  /// Local graduates who come back; the others, and those who outgrow the band, leave the simulation.
  private func returnGraduates(
    _ residents: inout Residents, _ rule: Schooling.MonthRule, _ counts: inout MonthCounts
  ) {
    let draws = streams.draws(.graduateReturn, month: month)
    var back: [Person] = []
    residents.away.removeAll { student in
      if month - Int(student.person.birth) >= limits.firstAbove { return true }
      guard Int(student.person.graduation) == month else { return false }
      if draws.uniform(student.person.key) < rule.returnProbabilities[Int(student.degree.rawValue)] {
        var person = student.person
        person.education = student.degree
        person.tier = student.degree.tier
        person.graduation = noMonth
        person.status = .unemployed
        person.tenure = .familyHome
        person.arrival = Int16(month)
        person.introduced = Int16(month)
        back.append(person)
      }
      return true
    }
    counts.flows.returns = back.count
    counts.flows.introducedByOrigin.add(back.count, from: 0)
    residents.returning = back
  }

  /// Children who reach the youngest age, students of the local colleges, and returning graduates.
  mutating func admitTheYoung() {
    let ageing = scenario.parameters.ageing
    let date = calendar.month(month)
    let index = ageing.cohortIndex[date.year] / 12 * scale
    let locals = streams.rounded(ageing.localEntrantsPerYear * index, count: 10, month: month)
    let migrants = streams.rounded(ageing.migrantEntrantsPerYear * index, count: 11, month: month)
    let intake = scenario.parameters.schooling.collegeIntakePerYear * scale
    let students = date.ofYear == 9 ? streams.rounded(intake, count: 12, month: month) : 0
    flows.turned14 = locals + migrants
    flows.collegeIntake = students
    // Of every so many slots as there are parts one goes to each.
    _ = eachPart { model, part, residents in
      func slots(_ count: Int) -> StrideTo<Int> { stride(from: part, to: count, by: model.partCount) }
      model.admitChildren(locals: slots(locals), migrants: slots(migrants), &residents)
      model.admitCollegeStudents(slots(students), &residents)
    }
  }

  private func admitChildren(locals: StrideTo<Int>, migrants: StrideTo<Int>, _ residents: inout Residents) {
    for person in residents.returning { residents.enter(person) }
    residents.returning = []
    let origins = Categorical(scenario.parameters.population.originShares.values)
    for slot in locals {
      residents.enter(newcomer(.localChild, slot: slot, ageMonths: limits.youngest, entry: .local))
    }
    for slot in migrants {
      var person = newcomer(.migrantChild, slot: slot, ageMonths: limits.youngest, entry: .migrantChild)
      person.origin = UInt8(origins.index(streams.draws(.origin).uniform(person.key)))
      person.arrival = Int16(month)
      person.tenure = .dormitory
      residents.enter(person)
    }
  }

  private func admitCollegeStudents(_ slots: StrideTo<Int>, _ residents: inout Residents) {
    let schooling = scenario.parameters.schooling
    let origins = Categorical(schooling.intakeOriginShares.values)
    for slot in slots {
      let key = DrawKey.key(.collegeIntake, cell: 0, month: month, slot: slot)
      let spread = schooling.intakeAgeSpreadMonths * streams.draws(.age).uniform(key)
      var person = newcomer(
        .collegeIntake, slot: slot, ageMonths: Int(schooling.intakeAgeMonths) + Int(spread.rounded(.down)),
        entry: .college)
      let isLong = streams.draws(.courseLength).uniform(key) < schooling.longCourseShare
      person.origin = UInt8(origins.index(streams.draws(.origin).uniform(key)))
      person.education = .seniorSecondary
      person.arrival = Int16(month)
      person.graduation = Int16(month + Int(isLong ? schooling.longCourseMonths : schooling.shortCourseMonths))
      person.tenure = .dormitory
      residents.enter(person)
    }
  }

  /// A student who enters the population: identity and fixed attributes.
  private func newcomer(_ kind: DrawKey.Kind, slot: Int, ageMonths: Int, entry: Entry) -> Person {
    let key = DrawKey.key(kind, cell: 0, month: month, slot: slot)
    let birth = Int16(month - ageMonths)
    var person = Person(key: key, birth: birth, arrival: birth)
    let population = scenario.parameters.population
    person.entry = entry
    person.sex = streams.draws(.sex).uniform(key) < population.maleShare ? .male : .female
    person.zone = UInt8(homeZones.index(streams.draws(.zone).uniform(key)))
    factors.apply(to: &person)
    return person
  }

  /// Recognition, payments and leaving, person by person.
  func recogniseAndLeave(
    _ rows: [LateScan.Listed], _ recognise: TalentRecognition.MonthRule, _ leaving: OutMigration.MonthRule,
    _ residents: inout Residents
  ) -> MonthCounts {
    var counts = MonthCounts(self)
    let gates = streams.draws(.lateGate, month: month)
    let nonLocal = streams.draws(.leaving, month: month)
    let local = streams.draws(.localLeaving, month: month)
    // Before recognition, in one loop of its own: who moves to the mid tier this month feels it in the next.
    if month >= 0 { observeThoseAtRisk(&residents) }
    for index in rows.indices.reversed() {
      if (index + 1) % Population.rowsAhead == 0 || index == rows.count - 1 {
        let start = index / Population.rowsAhead * Population.rowsAhead
        residents.population.readAhead(rows[start...index].lazy.map(\.row))
      }
      let row = Int(rows[index].row)
      let isDue = Int(residents.population.watch[row].due) <= month
      if residents.population.record[row].status == Status.student.rawValue {
        if isDue { residents.schedule(row) }
        continue
      }
      let key = residents.population.key[row]
      let gate = Gate(gates, key: key)
      if rows[index].isForRecognition { recognise.apply(row, gate: gate, to: &residents, result: &counts.recognition) }
      let person = residents.population.record[row]
      let isNew = Int(person.arrival) == month
      if person.origin == 0 {
        if !isNew, gate.happens(LateScan.Field.leaving, leaving.localProbability, local, key) {
          counts.flows.localLeavers += 1
          residents.leave(row)
          continue
        }
        if isDue { residents.schedule(row) }
        continue
      }
      let stay = max(0, month - Int(person.arrival))
      if isDue {
        if person.flags & PersonFlags.freshGraduate.rawValue != 0 {
          pay(row, &residents, person, stay: stay, &counts.payments)
        }
        residents.schedule(row)
      }
      let bound = residents.population.watch[row].leaving
      // A bound holds for this month too: most of those listed for something else need not be asked.
      if bound != LeavingBound.unknown, gate.byte(LateScan.Field.leaving) >= 256 * leaving.highest[Int(bound)] {
        continue
      }
      let satisfaction = residents.averages.value(person)
      let hazard = leaving.hazard(person, month: month, satisfaction: satisfaction)
      if !isNew {
        // A probability is no higher than its hazard: the leading byte settles most.
        if gate.byte(LateScan.Field.leaving) < 256 * hazard,
          gate.happens(LateScan.Field.leaving, Hazard.probability(hazard), nonLocal, key)
        {
          counts.flows.leavers += 1
          if month >= 0 { observeLeaver(person, stay: stay, &residents.profiles) }
          residents.leave(row)
          continue
        }
      }
      if bound == LeavingBound.unknown {
        residents.population.watch[row].leaving = leaving.bound(
          person, month: month, satisfaction: satisfaction, floor: residents.averages.floor(person), hazard: hazard)
      }
    }
    return counts
  }

  /// Counts everybody at risk of leaving this month, by age and by stay: not those who came this month.
  private func observeThoseAtRisk(_ residents: inout Residents) {
    let stocks = residents.stocks
    for row in (residents.count - residents.arrivals)..<residents.count {
      let age = (month - Int(residents.population.record[row].birth)) / 12 - scenario.district.definitions.youngestAge
      residents.profiles.atRiskByAge[age] -= 1
    }
    for (offset, count) in stocks.births.enumerated() where count != 0 {
      let age = (month - stocks.firstMonth - offset) / 12 - scenario.district.definitions.youngestAge
      residents.profiles.atRiskByAge[age] += count
    }
    let months = stocks.births.count
    for (offset, count) in stocks.stays.enumerated() where count != 0 {
      let stay = month - stocks.firstMonth - offset % months
      if stay != 0 {
        residents.profiles.atRiskByStay[offset / months][min(max(stay, 0), residents.profiles.lastStay)] += count
      }
    }
  }

  private func observeLeaver(_ person: Population.Record, stay: Int, _ profiles: inout ProfileCounts) {
    let age = (month - Int(person.birth)) / 12 - scenario.district.definitions.youngestAge
    let group = person.education >= Education.juniorCollege.rawValue ? 1 : 0
    profiles.leftByAge[age] += 1
    profiles.leftByStay[group][min(stay, profiles.lastStay)] += 1
  }

  /// Mean elapsed stay of those who may leave. Unit: months.
  func meanStay() -> Double {
    var (sum, persons) = (0, 0)
    let stocks = stocks
    let months = stocks.births.count
    for (offset, count) in stocks.stays.enumerated() where count != 0 {
      sum += count * max(0, month - stocks.firstMonth - offset % months)
      persons += count
    }
    return persons > 0 ? Double(sum) / Double(persons) : 0
  }

  /// Books what a fresh graduate is paid this month.
  private func pay(
    _ row: Int, _ residents: inout Residents, _ person: Population.Record, stay: Int, _ payments: inout Payments
  ) {
    let education = Int(person.education)
    if person.isInWork {
      for scheme in graduatePayments.allowances where scheme.months.contains(stay) && scheme.isPaid[education] {
        payments[instalmentsOf: scheme.lever, education] += 1
        notePayment(of: scheme.lever, row, &residents)
      }
    }
    let isTenant = person.tenure == Tenure.privateRental.rawValue || person.tenure == Tenure.affordableRental.rawValue
    guard isTenant else { return }
    for scheme in graduatePayments.rentSubsidies where scheme.months.contains(stay) {
      guard streams.draws(.subsidyUptake).uniform(residents.population.key[row]) < scheme.uptake else { continue }
      payments.rentSubsidies[scheme.lever] += 1
      notePayment(of: scheme.lever, row, &residents)
    }
  }

  /// Notes in the journal that a lever pays a person, if it is in force.
  private func notePayment(of lever: Int, _ row: Int, _ residents: inout Residents) {
    guard residents.journal != nil, policy.paths[lever][month] > 0 else { return }
    residents.journal?.note(
      .isPaid, residents.population.key[row], residents.population.record[row], detail: UInt8(lever))
  }
}
