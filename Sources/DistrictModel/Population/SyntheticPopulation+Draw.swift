extension SyntheticPopulation {
  /// Draws the first population: exact quotas by group and single age, other attributes by keyed draws.
  ///
  /// Group A: locals, those away among them. Group C: non-locals who are not college students; they fill up to
  /// `initialResidents`. Group B: college students. The running index over A, C, B is part of each key.
  package struct Builder: Sendable {
    private let scenario: Scenario
    private let parameters: Parameters
    private let calendar: Calendar
    private let scale: Double
    private let ages: Range<Int>

    private let origins: Categorical
    private let zones: Categorical
    private let levels: Categorical
    private let stays: Double
    private let factors: PersonalFactors
    /// First and second draw of each stream, by the stream's number.
    private let firstDraws: [Draws]
    private let secondDraws: [Draws]
    /// Age below which somebody came as a fresh graduate, by education; nobody without a degree did. Unit: years.
    private let freshUpTo: [Double]
    private let intakeOrigins: Categorical
    private let stayClockMonths: Int
    private let recognition: TalentRecognition.Parameters
    private let awayDegrees: [(education: Education, share: Double, months: Int)]

    package init(_ scenario: Scenario, calendar: Calendar, streams: RandomStreams, scale: Double) {
      self.scenario = scenario
      self.calendar = calendar
      self.scale = scale
      parameters = scenario.parameters.population
      ages = scenario.district.definitions.youngestAge..<scenario.district.definitions.firstAgeAbove
      origins = Categorical(parameters.originShares.values)
      zones = Categorical(parameters.zoneShares.values)
      levels = Categorical(parameters.degreeLevelShares.values)
      stays = parameters.meanElapsedStayMonths
      factors = PersonalFactors(scenario.parameters, streams: streams)
      let numbers = 0...Stream.courseLength.rawValue
      firstDraws = numbers.map { number in Stream(rawValue: number).map { streams.draws($0) } ?? Draws(base: 0) }
      secondDraws = numbers.map { number in
        Stream(rawValue: number).map { streams.draws($0, draw: 1) } ?? Draws(base: 0)
      }
      let pool = scenario.parameters.inMigration.pools.freshGraduate
      freshUpTo = Education.allCases.map { $0.isDegree ? pool.baseAge[$0] + pool.ageSpread : 0 }
      stayClockMonths = Int(scenario.parameters.outMigration.stayClockAge) * 12
      recognition = scenario.parameters.recognition
      let schooling = scenario.parameters.schooling
      intakeOrigins = Categorical(schooling.intakeOriginShares.values)
      awayDegrees = Education.allCases.compactMap { education in
        let share = schooling.awayDegreeShares[education]
        return share > 0 ? (education, share, Int(schooling.awayMonths[education])) : nil
      }
    }

    /// Persons of each group by single year of age.
    package func quotas() -> (locals: [Int], nonLocals: [Int], college: [Int]) {
      let cohort = parameters.localCohort * scale
      let localTotal = Int((cohort * Double(ages.count)).rounded())
      let locals = largestRemainder(ages.map { _ in 1 }, total: localTotal)
      let collegeTotal = Int((ages.map { parameters.collegeStudents[$0] }.reduce(0, +) * scale).rounded())
      let college = largestRemainder(ages.map { parameters.collegeStudents[$0] }, total: collegeTotal)
      let away =
        ages.map { parameters.awayShare[$0] * (isSchoolLeavingAge($0) ? leftSchoolShare : 1) }.reduce(0, +) * cohort
      let nonLocalTotal =
        parameters.initialResidents * scale - (cohort * Double(ages.count) - away) - Double(collegeTotal)
      let nonLocals = largestRemainder(
        ages.map { parameters.nonLocalWeights[$0] }, total: max(0, Int(nonLocalTotal.rounded())))
      return (locals, nonLocals, college)
    }

    /// Age in years at which a school cohort leaves school in September.
    private var universityAge: Int { Int(scenario.parameters.schooling.universityAge) }

    private func isSchoolLeavingAge(_ age: Int) -> Bool { age == universityAge }

    /// Months since the latest September at the start state.
    private var monthsSinceSeptember: Int { calendar.initialMonth - latestSeptember }

    private var latestSeptember: Int { calendar.latest(9, before: calendar.initialMonth) }

    /// Share of an age year group that belonged to the cohort leaving school last September.
    private var leftSchoolShare: Double { Double(12 - monthsSinceSeptember - 1) / 12 }

    /// True for those whose cohort has left school: at least `universityAge` and a month last September.
    private func hasLeftSchool(_ ageMonths: Int) -> Bool {
      ageMonths - monthsSinceSeptember >= universityAge * 12 + 1
    }

    /// Residents and students away whom all parts together draw.
    package var persons: Int {
      let quotas = quotas()
      return (quotas.locals + quotas.nonLocals + quotas.college).reduce(0, +)
    }

    /// Hands over a part of the first residents and of the students away: of every `parts` persons one.
    package func draw(part: Int = 0, of parts: Int = 1, _ resident: (Person) -> Void, away: (AwayStudent) -> Void) {
      let quotas = quotas()
      var slot = 0
      func forEach(_ counts: [Int], _ body: (UInt64, Int) -> Void) {
        for (offset, count) in counts.enumerated() {
          for _ in 0..<count {
            if slot % parts == part {
              let key = DrawKey.key(.initialPerson, cell: 0, month: calendar.initialMonth, slot: slot)
              body(key, ages.lowerBound + offset)
            }
            slot += 1
          }
        }
      }
      forEach(quotas.locals) { drawLocal($0, age: $1, resident, away) }
      forEach(quotas.nonLocals) { resident(nonLocal($0, age: $1)) }
      forEach(quotas.college) { resident(collegeStudent($0, age: $1)) }
    }

    private func uniform(_ stream: Stream, _ key: UInt64, draw: Int = 0) -> Double {
      let number = Int(stream.rawValue)
      return (draw == 0 ? firstDraws[number] : secondDraws[number]).uniform(key)
    }

    /// What everybody has: sex, zone, birth month, fixed personal factors.
    private func newPerson(_ key: UInt64, age: Int) -> (person: Person, ageMonths: Int) {
      let ageMonths = 12 * age + Int((12 * uniform(.age, key)).rounded(.down))
      let birth = Int16(calendar.initialMonth - ageMonths)
      var person = Person(key: key, birth: birth, arrival: birth)
      person.sex = uniform(.sex, key) < parameters.maleShare ? .male : .female
      person.zone = UInt8(zones.index(uniform(.zone, key)))
      factors.apply(to: &person)
      return (person, ageMonths)
    }

    private func drawLocal(
      _ key: UInt64, age: Int, _ resident: (Person) -> Void, _ away: (AwayStudent) -> Void
    ) {
      var (person, ageMonths) = newPerson(key, age: age)
      if ageMonths < Int(parameters.localStudentAge) * 12 || (isSchoolLeavingAge(age) && !hasLeftSchool(ageMonths)) {
        resident(person)
        return
      }
      if uniform(.university, key) < parameters.awayShare[age] {
        away(awayStudent(person, ageMonths: ageMonths))
        return
      }
      setEducation(&person, degreeShare: parameters.localDegreeShare[age], ageMonths: ageMonths)
      setStatus(&person)
      person.tenure = uniform(.ownership, key) < parameters.localOwnerShare ? .owner : .familyHome
      setFamilyAndRecognition(&person, ageMonths: ageMonths)
      resident(person)
    }

    /// Entered in September of the year in which the cohort left school; has not graduated yet.
    private func awayStudent(_ person: Person, ageMonths: Int) -> AwayStudent {
      let yearsSince = (ageMonths - monthsSinceSeptember - universityAge * 12 - 1) / 12
      let september = latestSeptember - 12 * yearsSince
      var open = awayDegrees.filter { september + $0.months > calendar.initialMonth }
      if open.isEmpty { open = awayDegrees }
      let degree = open[Categorical(open.map(\.share)).index(uniform(.universityDegree, person.key))]
      var away = person
      away.education = .seniorSecondary
      away.graduation = Int16(max(september + degree.months, calendar.initialMonth + 1))
      return AwayStudent(person: away, degree: degree.education)
    }

    private func nonLocal(_ key: UInt64, age: Int) -> Person {
      var (person, ageMonths) = newPerson(key, age: age)
      person.origin = UInt8(origins.index(uniform(.origin, key)))
      let longest = max(0, ageMonths - Int(parameters.stayClockAge) * 12)
      let elapsed = min(longest, Int((-stays * Mathematics.log(1 - uniform(.elapsedStay, key))).rounded(.down)))
      let childhoodEnd = Int(person.birth) + stayClockMonths
      person.arrival = Int16(max(calendar.initialMonth - elapsed, childhoodEnd))
      if ageMonths < Int(parameters.nonLocalStudentAge) * 12 {
        person.tenure = .dormitory
        return person
      }
      setEducation(&person, degreeShare: parameters.nonLocalDegreeShare[age], ageMonths: ageMonths)
      setStatus(&person)
      setNonLocalTenure(&person, ageMonths: ageMonths)
      setFamilyAndRecognition(&person, ageMonths: ageMonths, elapsed: elapsed)
      if elapsed <= 36, Double(ageMonths - elapsed) / 12 < freshUpTo[Int(person.education.rawValue)] {
        person.flags.insert(.freshGraduate)
      }
      return person
    }

    private func collegeStudent(_ key: UInt64, age: Int) -> Person {
      var (person, _) = newPerson(key, age: age)
      let schooling = scenario.parameters.schooling
      person.origin = UInt8(intakeOrigins.index(uniform(.origin, key)))
      let september = latestSeptember - 12 * max(0, age - universityAge)
      let short = september + Int(schooling.shortCourseMonths)
      let long = september + Int(schooling.longCourseMonths)
      let isLong = short <= calendar.initialMonth || uniform(.courseLength, key) < schooling.longCourseShare
      person.arrival = Int16(september)
      person.graduation = Int16(max(isLong ? long : short, calendar.initialMonth + 1))
      person.education = .seniorSecondary
      person.tenure = .dormitory
      person.entry = .college
      return person
    }

    private func setEducation(_ person: inout Person, degreeShare: Double, ageMonths: Int) {
      if uniform(.degree, person.key) < degreeShare {
        let level = Education(rawValue: UInt8(levels.index(uniform(.degreeLevel, person.key))))!
        switch level {
        case .master where ageMonths >= Int(parameters.masterMinimumAge) * 12: person.education = .master
        case .master, .doctorate:
          person.education = ageMonths >= Int(parameters.doctorateMinimumAge) * 12 ? .doctorate : .bachelor
        default: person.education = level
        }
      } else {
        person.education =
          uniform(.schoolLevel, person.key) < parameters.juniorSecondaryShare ? .juniorSecondary : .seniorSecondary
      }
      person.tier = person.education.tier
    }

    private func setStatus(_ person: inout Person) {
      let u = uniform(.initialStatus, person.key)
      let inactive = parameters.inactiveShare
      person.status = u < inactive ? .inactive : (u < inactive + parameters.unemployedShare ? .unemployed : .employed)
    }

    private func setNonLocalTenure(_ person: inout Person, ageMonths: Int) {
      let isOlder = ageMonths >= Int(parameters.nonLocalOwnerAge) * 12
      let ownerShare = isOlder ? parameters.nonLocalOwnerShare : parameters.youngNonLocalOwnerShare
      if uniform(.ownership, person.key) < ownerShare {
        person.tenure = .owner
        return
      }
      let u = uniform(.tenure, person.key)
      let dormitory = parameters.dormitoryShare
      person.tenure =
        u < dormitory ? .dormitory : (u < dormitory + parameters.affordableShare ? .affordableRental : .privateRental)
    }

    private func setFamilyAndRecognition(_ person: inout Person, ageMonths: Int, elapsed: Int? = nil) {
      let years = Double(ageMonths) / 12 - parameters.childAge
      if years >= 1, uniform(.child, person.key) < parameters.childSlope * years {
        let age = Int((uniform(.child, person.key, draw: 1) * 12 * years).rounded(.down))
        person.child = Int16(calendar.initialMonth - age)
      }
      let u = uniform(.recognised, person.key)
      switch person.education {
      case .master, .doctorate:
        if u < parameters.recognisedByStay[elapsed ?? ageMonths] {
          person.talent = person.education == .doctorate ? .e : .f
        }
      case .bachelor:
        guard ageMonths >= Int(recognition.bachelorTitleAge) * 12 else { break }
        if u < parameters.recognisedBachelors {
          person.talent = .f
        } else if u < parameters.recognisedBachelors + parameters.pendingBachelors {
          person.eligible = .f
        }
      default:
        if ageMonths >= Int(recognition.certificateAge) * 12, u < parameters.recognisedOthers { person.talent = .f }
      }
      person.eligible = max(person.eligible, person.talent)
    }
  }
}

/// The fixed personal factors on wage and on leaving, with mean 1.
package struct PersonalFactors: Sendable {
  private let skill: Draws
  private let frailty: Draws
  private let skills: LogNormalTable
  private let frailties: LogNormalTable

  package init(_ parameters: Parameters, streams: RandomStreams) {
    skill = streams.draws(.skill)
    frailty = streams.draws(.frailty)
    skills = LogNormalTable(deviation: parameters.wages.skillDeviation)
    frailties = LogNormalTable(deviation: parameters.outMigration.frailtyDeviation)
  }

  package func apply(to person: inout Person) {
    person.skillFactor = Float(skills.quantile(skill.uniform(person.key)))
    person.frailtyFactor = Float(frailties.quantile(frailty.uniform(person.key)))
  }
}
