/// Steps that pass over every resident, block by block: a scan lists the rows where something may happen, then these are
/// decided while the block is still in the cache. Blocks and rows are taken from the last to the first: when somebody
/// leaves, the last row, already done, takes the place.
extension Model {
  /// Fields of the early gate.
  enum EarlyField {
    static let death = 0
    static let birth = 1
    static let startUp = 2
    static let activity = 3
    static let separation = 4
  }

  /// Birthdays, deaths, school, first births, founding of firms, inactivity and separations, person by person.
  mutating func liveThroughTheMonth() {
    let date = calendar.month(month)
    let schooling = Schooling.MonthRule(
      scenario, settings: settings, perception: perception, month: month, date: date, streams: streams)
    let gates = streams.draws(.earlyGate, month: month)
    let death = streams.draws(.death, month: month)
    let birth = streams.draws(.firstBirth, month: month)
    let founding = streams.draws(.startUpEntry, month: month)
    let activity = streams.draws(.activity, month: month)
    let separating = streams.draws(.separation, month: month)
    let birthProbability = Hazard.monthly(fromYearly: scenario.parameters.family.firstBirthRate)
    let entry = startUpRule.entryProbabilities(settings, freeShare: freeSpaceShare)
    let inactivityEntry = scenario.parameters.activity.inactivityEntry
    let inactivityExit = scenario.parameters.activity.inactivityExit
    returnGraduates(schooling)
    let scan = EventScan(self, gates: gates, entry: entry.max() ?? 0, birth: birthProbability)
    var rows: [Int] = []
    var end = residents.count
    while end > 0 {
      let start = max(0, end - blockRows)
      scan.list(start..<end, of: residents.population, into: &rows)
      end = start
      for row in rows.reversed() {
        let age = month - Int(residents.population.traits[row].birth)
        if age >= limits.firstAbove {
          flows.turned36 += 1
          residents.leave(row)
          continue
        }
        let key = residents.population.key[row]
        let gate = Gate(gates, key: key)
        let risk = mortality.probability(sex: residents.population.traits[row].sex, ageMonths: age)
        if gate.happens(EarlyField.death, risk, death, key) {
          flows.deaths += 1
          residents.leave(row)
          continue
        }
        if residents.population.traits[row].status == Status.student.rawValue, !study(row, schooling) { continue }
        if residents.population.traits[row].child == noMonth, age >= limits.firstBirth,
          gate.happens(EarlyField.birth, birthProbability, birth, key)
        {
          residents.population.traits[row].child = Int16(month)
        }
        switch residents.population.traits[row].status {
        case Status.entrepreneur.rawValue:
          if isClosedFounder(key) { residents.leaveWork(row, to: .unemployed) }
        case Status.inactive.rawValue:
          if gate.happens(EarlyField.activity, inactivityExit, activity, key) {
            residents.leaveWork(row, to: .unemployed)
          }
          continue
        case Status.student.rawValue: continue
        default: break
        }
        let status = residents.population.traits[row].status
        guard status != Status.entrepreneur.rawValue else { continue }
        if age >= limits.startUp {
          let isDegree = residents.population.traits[row].education >= Education.juniorCollege.rawValue
          let probability = entry[Int(residents.population.traits[row].zone) * 2 + (isDegree ? 1 : 0)]
          if gate.happens(EarlyField.startUp, probability, founding, key) {
            found(row, key: key, ageMonths: age, isDegree: isDegree)
            continue
          }
        }
        if gate.happens(EarlyField.activity, inactivityEntry, activity, key) {
          residents.leaveWork(row, to: .inactive)
          continue
        }
        if status == Status.employed.rawValue {
          let probability =
            separation[Int(residents.population.traits[row].tier)][age] * settings.separation
          if gate.happens(EarlyField.separation, probability, separating, key) {
            flows.separations += 1
            residents.leaveWork(row, to: .unemployed)
          }
        }
      }
    }
  }

  private func isClosedFounder(_ key: UInt64) -> Bool {
    var low = 0
    var high = closedFounders.count
    while low < high {
      let middle = (low + high) / 2
      if closedFounders[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < closedFounders.count && closedFounders[low] == key
  }

  private mutating func found(_ row: Int, key: UInt64, ageMonths: Int, isDegree: Bool) {
    let zone = residents.population.traits[row].zone
    residents.leaveWork(row, to: .unemployed)
    residents.startWork(row, as: .entrepreneur, cell: noCell, wage: founderWage(row, ageMonths: ageMonths))
    startUps.firms.append(
      StartUp(
        key: key, founder: key, born: Int16(month),
        sector: UInt8(isDegree ? startUpRule.degreeSector : startUpRule.nonDegreeSector), zone: zone,
        microJobs: startUpRule.initialMicroJobs))
    startUpJobsGained += Double(startUpRule.initialMicroJobs) / 1e6
  }

  /// One month of a student; false when the student has left the district.
  private mutating func study(_ row: Int, _ rule: Schooling.MonthRule) -> Bool {
    switch rule.step(row, residents.population) {
    case .stays: return true
    case .entersWork(let education):
      let start = residents.population.traits[row].origin != 0 ? Int16(month) : residents.population.traits[row].arrival
      graduate(row, education: education) { $0.traits[row].arrival = start }
    case .studiesHere(let graduation):
      residents.change(row) {
        $0.traits[row].education = Education.seniorSecondary.rawValue
        $0.traits[row].graduation = graduation
      }
    case .staysAfterCollege(let education):
      flows.collegeStayers += 1
      let share = scenario.parameters.inMigration.degreeDormitoryShare
      let draws = streams.draws(.tenure, month: month)
      let tenure: Tenure = draws.uniform(residents.population.key[row]) < share ? .dormitory : .privateRental
      let now = Int16(month)
      graduate(row, education: education) {
        $0.traits[row].introduced = now
        $0.traits[row].tenure = tenure.rawValue
      }
      residents.journal?.note(.staysAfterCollege, residents.population.key[row], residents.population.traits[row])
    case .leavesForUniversity(let degree, let graduation):
      flows.universityDepartures += 1
      var person = residents.population[row]
      person.education = .seniorSecondary
      person.graduation = graduation
      away.append(AwayStudent(person: person, degree: degree))
      residents.leave(row)
      return false
    case .leavesAfterCollege:
      flows.collegeLeavers += 1
      residents.leave(row)
      return false
    case .leavesAsChild:
      flows.leavers += 1
      residents.leave(row)
      return false
    }
    return true
  }

  /// Ends education: the person looks for work.
  private mutating func graduate(_ row: Int, education: Education, also edit: (inout Population) -> Void) {
    residents.change(row) {
      $0.traits[row].education = education.rawValue
      $0.traits[row].tier = education.tier.rawValue
      $0.traits[row].status = Status.inactive.rawValue
      $0.traits[row].graduation = noMonth
      edit(&$0)
    }
    residents.leaveWork(row, to: .unemployed)
  }

  /// Local graduates who come back; the others, and those who outgrow the band, leave the simulation.
  private mutating func returnGraduates(_ rule: Schooling.MonthRule) {
    let draws = streams.draws(.graduateReturn, month: month)
    var back: [Person] = []
    away.removeAll { student in
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
    flows.returns = back.count
    returning = back
  }

  /// Children who reach the youngest age, students of the local colleges, and returning graduates.
  mutating func admitTheYoung() {
    for person in returning { residents.enter(person) }
    returning = []
    let ageing = scenario.parameters.ageing
    let date = calendar.month(month)
    let index = ageing.cohortIndex[date.year] / 12 * scale
    let locals = streams.rounded(ageing.localEntrantsPerYear * index, count: 10, month: month)
    let migrants = streams.rounded(ageing.migrantEntrantsPerYear * index, count: 11, month: month)
    flows.turned14 = locals + migrants
    let origins = Categorical(scenario.parameters.population.originShares.values)
    for slot in 0..<locals {
      residents.enter(newcomer(.localChild, slot: slot, ageMonths: limits.youngest, entry: .local))
    }
    for slot in 0..<migrants {
      var person = newcomer(.migrantChild, slot: slot, ageMonths: limits.youngest, entry: .migrantChild)
      person.origin = UInt8(origins.index(streams.draws(.origin).uniform(person.key)))
      person.arrival = Int16(month)
      person.tenure = .dormitory
      residents.enter(person)
    }
    if date.ofYear == 9 { admitCollegeStudents() }
  }

  private mutating func admitCollegeStudents() {
    let schooling = scenario.parameters.schooling
    let count = streams.rounded(schooling.collegeIntakePerYear * scale, count: 12, month: month)
    let origins = Categorical(schooling.intakeOriginShares.values)
    for slot in 0..<count {
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
    flows.collegeIntake = count
  }

  /// A student who enters the population: identity and fixed attributes.
  private func newcomer(_ kind: DrawKey.Kind, slot: Int, ageMonths: Int, entry: Entry) -> Person {
    let key = DrawKey.key(kind, cell: 0, month: month, slot: slot)
    let birth = Int16(month - ageMonths)
    var person = Person(key: key, birth: birth, arrival: birth)
    let population = scenario.parameters.population
    person.entry = entry
    person.sex = streams.draws(.sex).uniform(key) < population.maleShare ? .male : .female
    person.zone = UInt8(Categorical(population.zoneShares.values).index(streams.draws(.zone).uniform(key)))
    factors.apply(to: &person)
    return person
  }

  /// Recognition, satisfaction, payments and leaving, person by person.
  mutating func recogniseAndLeave() {
    let recognise = TalentRecognition.MonthRule(
      scenario.parameters.recognition, meanWage: scenario.parameters.reference.meanWage.values,
      isCertificateCell: isCertificateCell, month: month, settings: settings, streams: streams)
    let satisfaction = Satisfaction.MonthRule(scenario, settings: settings, perception: perception)
    let leaving = OutMigration.MonthRule(scenario, settings: settings, date: calendar.month(month))
    let gates = streams.draws(.lateGate, month: month)
    let nonLocal = streams.draws(.leaving, month: month)
    let local = streams.draws(.localLeaving, month: month)
    // Before recognition, in one loop of its own: who moves to the mid tier this month feels it in the next.
    if month >= 0 { observeThoseAtRisk() }
    var rows: [Int] = []
    var end = residents.count
    while end > 0 {
      let start = max(0, end - blockRows)
      satisfaction.apply(to: &residents.population, rows: start..<end, month: month)
      listRowsToDecide(start..<end, recognise, leaving, gates, into: &rows)
      end = start
      for row in rows.reversed() {
        let key = residents.population.key[row]
        let gate = Gate(gates, key: key)
        recognise.apply(row, gate: gate, to: &residents, result: &recognition)
        let isNew = Int(residents.population.traits[row].arrival) == month
        if residents.population.traits[row].origin == 0 {
          if !isNew, gate.happens(3, leaving.localProbability, local, key) {
            flows.localLeavers += 1
            residents.leave(row)
          }
          continue
        }
        let stay = max(0, month - Int(residents.population.traits[row].arrival))
        if residents.population.traits[row].flags & PersonFlags.freshGraduate.rawValue != 0, stay <= isPaymentMonth.last
        {
          pay(row, stay: stay)
        }
        if isNew { continue }
        let hazard = leaving.hazard(
          row, residents.population, month: month, satisfaction: residents.population.economy[row].satisfaction)
        if gate.happens(3, Hazard.probability(hazard), nonLocal, key) {
          flows.leavers += 1
          if month >= 0 { observeLeaver(row, stay: stay) }
          residents.leave(row)
        }
      }
    }
    meanStayMonths = meanStay()
  }

  /// Rows of a block, ascending, of those not in education to whom recognition, a payment or leaving may happen.
  private func listRowsToDecide(
    _ block: Range<Int>, _ recognise: TalentRecognition.MonthRule, _ leaving: OutMigration.MonthRule, _ gates: Draws,
    into rows: inout [Int]
  ) {
    rows.removeAll(keepingCapacity: true)
    let (keys, traits) = (residents.population.key.span, residents.population.traits.span)
    let economy = residents.population.economy.span
    let localBound = Gate.bound(leaving.localProbability)
    for row in block {
      let person = traits[row]
      guard person.status != Status.student.rawValue else { continue }
      if opensEveryGate {
        rows.append(row)
        continue
      }
      let gate = Gate(gates, key: keys[row])
      let mayLeave =
        person.origin == 0
        ? gate.mayHappen(3, below: localBound)
        : leaving.mayLeave(
          byte: gate.word &>> 24 & 0xFF, satisfaction: economy[row].satisfaction, frailty: economy[row].frailtyFactor)
      if mayLeave || recognise.mayChange(person, gate: gate)
        || person.flags & PersonFlags.freshGraduate.rawValue != 0
          && isPaymentMonth.contains(month &- Int(person.arrival))
      {
        rows.append(row)
      }
    }
  }

  /// Counts everybody at risk of leaving this month, by age and by stay: not those who came this month.
  private mutating func observeThoseAtRisk() {
    let stocks = residents.stocks
    for row in (residents.count - flows.arrivals.reduce(0, +))..<residents.count {
      let age = (month - Int(residents.population.traits[row].birth)) / 12 - scenario.district.definitions.youngestAge
      profiles.atRiskByAge[age] -= 1
    }
    for (offset, count) in stocks.births.enumerated() where count != 0 {
      let age = (month - stocks.firstMonth - offset) / 12 - scenario.district.definitions.youngestAge
      profiles.atRiskByAge[age] += count
    }
    for group in stocks.stays.indices {
      for (offset, count) in stocks.stays[group].enumerated() where count != 0 {
        let stay = month - stocks.firstMonth - offset
        if stay != 0 { profiles.atRiskByStay[group][min(max(stay, 0), profiles.lastStay)] += count }
      }
    }
  }

  private mutating func observeLeaver(_ row: Int, stay: Int) {
    let age = (month - Int(residents.population.traits[row].birth)) / 12 - scenario.district.definitions.youngestAge
    let group = residents.population.traits[row].education >= Education.juniorCollege.rawValue ? 1 : 0
    profiles.leftByAge[age] += 1
    profiles.leftByStay[group][min(stay, profiles.lastStay)] += 1
  }

  /// Mean elapsed stay of those who may leave. Unit: months.
  private func meanStay() -> Double {
    var (sum, persons) = (0, 0)
    for group in residents.stocks.stays {
      for (offset, count) in group.enumerated() where count != 0 {
        sum += count * max(0, month - residents.stocks.firstMonth - offset)
        persons += count
      }
    }
    return persons > 0 ? Double(sum) / Double(persons) : 0
  }

  /// Books what a fresh graduate is entitled to this month.
  private mutating func pay(_ row: Int, stay: Int) {
    let person = residents.population.traits[row]
    let isInWork = person.status == Status.employed.rawValue || person.status == Status.entrepreneur.rawValue
    if isPaymentMonth.allowance.contains(stay), isInWork {
      payments.allowance[Int(person.education)] += 1
      notePayments(row) { $0.allowance.map { $0.amounts.values[Int(person.education)] > 0 } ?? false }
    }
    let isTenant = person.tenure == Tenure.privateRental.rawValue || person.tenure == Tenure.affordableRental.rawValue
    if isPaymentMonth.rentSubsidy.contains(stay), isTenant {
      payments.rentSubsidies += 1
      notePayments(row) { $0.rentSubsidy != nil }
    }
  }

  /// Notes in the journal which levers in force pay a person.
  private mutating func notePayments(_ row: Int, where pays: (LeverEffects) -> Bool) {
    guard residents.journal != nil else { return }
    for (lever, definition) in policy.levers.map(\.definition).enumerated()
    where policy.paths[lever][month] > 0 && pays(definition.effects) {
      residents.journal?.note(
        .isPaid, residents.population.key[row], residents.population.traits[row], detail: UInt8(lever))
    }
  }
}
