import Foundation
import TestSupport
import Testing

@testable import DistrictModel

/// The first population of Xiaoshan at 1:1: exact quotas, and attributes in the shares asked for.
struct SyntheticPopulationTests {
  private static let full = Result {
    let scenario = try ScenarioFixture.baseline()
    return (scenario, builder(scenario, scale: 1).draw())
  }

  private static func builder(_ scenario: Scenario, scale: Double, seed: UInt64 = 5) -> SyntheticPopulation.Builder {
    SyntheticPopulation.Builder(
      scenario, calendar: scenario.calendar, streams: RandomStreams(seed: seed), scale: scale)
  }

  private func start() throws -> (scenario: Scenario, people: [Person], away: [AwayStudent]) {
    let (scenario, state) = try Self.full.get()
    return (scenario, state.people, state.away)
  }

  private func ageMonths(_ person: Person) -> Int { -25 - Int(person.birth) }

  // MARK: - Quotas

  /// Locals away are drawn, so residents are exact up to that draw: about 25,000 trials, standard deviation below 110.
  @Test func `at 1 to 1 residents are the initial residents, but for the draw of those away`() throws {
    let (scenario, people, away) = try start()
    let parameters = scenario.parameters.population
    let quotas = Self.builder(scenario, scale: 1).quotas()
    #expect(quotas.locals == Array(repeating: Int(parameters.localCohort), count: 22))
    #expect(
      people.count + away.count == quotas.locals.reduce(0, +) + quotas.nonLocals.reduce(0, +)
        + quotas.college.reduce(0, +))
    // 0.496 of those who left school at 18 (8 of 12 months), at 19 and at 20, and 0.347 at 21.
    let shares = (18...21).map { parameters.awayShare[$0] }
    let exposed = [parameters.localCohort * 8 / 12] + Array(repeating: parameters.localCohort, count: 3)
    let expected = zip(shares, exposed).reduce(0) { $0 + $1.0 * $1.1 }
    let variance = zip(shares, exposed).reduce(0) { $0 + $1.0 * $1.1 * (1 - $1.0 * 8 / 12) }
    #expect(abs(Double(people.count) - parameters.initialResidents) < acceptedDeviations * variance.squareRoot())
    #expect(abs(Double(away.count) - expected) < acceptedDeviations * variance.squareRoot())
    #expect(abs(Double(people.count + away.count) - (parameters.initialResidents + expected)) <= 1)
  }

  @Test func `each age has its quota of locals, students and other non-locals`() throws {
    let (scenario, people, away) = try start()
    let quotas = Self.builder(scenario, scale: 1).quotas()
    var locals = Array(repeating: 0, count: 22)
    var college = locals
    var others = locals
    for person in people + away.map(\.person) {
      let age = ageMonths(person) / 12 - 14
      if person.origin == 0 {
        locals[age] += 1
      } else if person.entry == .college {
        college[age] += 1
      } else {
        others[age] += 1
      }
    }
    #expect(locals == quotas.locals)
    #expect(college == quotas.college)
    #expect(others == quotas.nonLocals)
    let weights = scenario.parameters.population.nonLocalWeights.values
    let total = Double(others.reduce(0, +))
    for age in others.indices {
      #expect(abs(Double(others[age]) - weights[age] / weights.reduce(0, +) * total) < 1)
    }
  }

  @Test(arguments: [10, 20, 100, 1000])
  func `a sample is the same district, smaller`(persons: Int) throws {
    let scenario = try ScenarioFixture.baseline()
    let quotas = Self.builder(scenario, scale: 1 / Double(persons)).quotas()
    let parameters = scenario.parameters.population
    let total = quotas.locals.reduce(0, +) + quotas.nonLocals.reduce(0, +) + quotas.college.reduce(0, +)
    let away = (18...21).reduce(0) { sum, age in
      sum + parameters.awayShare[age] * (age == 18 ? 8.0 / 12 : 1) * parameters.localCohort
    }
    #expect(abs(Double(total) * Double(persons) - (parameters.initialResidents + away)) <= 2 * Double(persons))
  }

  @Test func `everybody has a key of the own place in the list, and an age inside the band`() throws {
    let (_, people, away) = try start()
    let all = people + away.map(\.person)
    #expect(Set(all.map(\.key)).count == all.count)
    #expect(all.allSatisfy { $0.key >> 60 == 0 && Int($0.key & 0xF_FFFF_FFFF) < all.count })
    #expect(all.allSatisfy { (168..<432).contains(ageMonths($0)) })
  }

  // MARK: - Attributes

  @Test func `months within an age are spread evenly`() throws {
    let (_, people, _) = try start()
    var counts = Array(repeating: 0, count: 12)
    // Locals away at university are missing from some months of one age: taken out here.
    for person in people where person.origin != 0 { counts[ageMonths(person) % 12] += 1 }
    #expect(
      chiSquare(observed: counts, shares: Array(repeating: 1.0 / 12, count: 12)) < chiSquareLimit(degreesOfFreedom: 11))
  }

  @Test func `sex, zone and origin follow their shares`() throws {
    let (scenario, people, _) = try start()
    let parameters = scenario.parameters.population
    let men = people.count { $0.sex == .male }
    #expect(
      abs(standardScore(successes: men, trials: people.count, probability: parameters.maleShare)) < acceptedDeviations)
    let zones = scenario.district.zones.indices.map { zone in people.count { Int($0.zone) == zone } }
    #expect(chiSquare(observed: zones, shares: parameters.zoneShares.values) < chiSquareLimit(degreesOfFreedom: 6))
    let nonLocals = people.filter { $0.origin != 0 && $0.entry != .college }
    let origins = (1..<8).map { origin in nonLocals.count { Int($0.origin) == origin } }
    #expect(
      chiSquare(observed: origins, shares: Array(parameters.originShares.values.dropFirst()))
        < chiSquareLimit(degreesOfFreedom: 6))
  }

  @Test func `school children are students at home, migrants' children in dormitories`() throws {
    let (_, people, _) = try start()
    let locals = people.filter { $0.origin == 0 }
    #expect(locals.allSatisfy { ($0.status == .student) == (ageMonths($0) < 220) })
    #expect(locals.allSatisfy { $0.status != .student || $0.tenure == .familyHome })
    let migrants = people.filter { $0.origin != 0 && $0.entry != .college }
    #expect(migrants.allSatisfy { ($0.status == .student) == (ageMonths($0) < 192) })
    let students = people.filter { $0.status == .student }
    #expect(students.allSatisfy { $0.origin == 0 || $0.tenure == .dormitory })
    #expect(students.allSatisfy { $0.child == noMonth && $0.talent == .none && $0.cell == noCell })
  }

  @Test func `status, tenure and home ownership follow their shares`() throws {
    let (scenario, people, _) = try start()
    let parameters = scenario.parameters.population
    let adults = people.filter { $0.status != .student }
    let counts = [Status.inactive, .unemployed, .employed].map { status in adults.count { $0.status == status } }
    #expect(counts.reduce(0, +) == adults.count)
    let shares = [
      parameters.inactiveShare, parameters.unemployedShare, 1 - parameters.inactiveShare - parameters.unemployedShare,
    ]
    // Two degrees of freedom: 23.8 is exceeded in one of some 150,000 tests.
    #expect(chiSquare(observed: counts, shares: shares) < 23.8)
    func owners(_ share: Double, _ isMember: (Person) -> Bool) {
      let members = adults.filter(isMember)
      let owners = members.count { $0.tenure == .owner }
      #expect(abs(standardScore(successes: owners, trials: members.count, probability: share)) < acceptedDeviations)
    }
    owners(parameters.localOwnerShare) { $0.origin == 0 }
    owners(parameters.nonLocalOwnerShare) { $0.origin != 0 && ageMonths($0) >= 324 }
    owners(parameters.youngNonLocalOwnerShare) { $0.origin != 0 && ageMonths($0) < 324 }
    let renters = adults.filter { $0.origin != 0 && $0.tenure != .owner }
    let tenures = [Tenure.dormitory, .affordableRental, .privateRental].map { tenure in
      renters.count { $0.tenure == tenure }
    }
    let expected = [
      parameters.dormitoryShare, parameters.affordableShare, 1 - parameters.dormitoryShare - parameters.affordableShare,
    ]
    #expect(chiSquare(observed: tenures, shares: expected) < 23.8)
    #expect(adults.allSatisfy { $0.origin != 0 || $0.tenure == .owner || $0.tenure == .familyHome })
  }

  /// Given a degree at 30: 0.42 junior college, 0.46 bachelor, 0.11 master, 0.01 doctor.
  @Test func `degrees follow age, masters from 24 and doctors from 27`() throws {
    let (scenario, people, _) = try start()
    let parameters = scenario.parameters.population
    let nonLocals = people.filter { $0.origin != 0 && $0.status != .student }
    for age in [18, 21, 24, 28, 33] {
      let members = nonLocals.filter { ageMonths($0) / 12 == age }
      let holders = members.count { $0.education.isDegree }
      let share = parameters.nonLocalDegreeShare[age]
      if share == 0 {
        #expect(holders == 0)
      } else {
        #expect(abs(standardScore(successes: holders, trials: members.count, probability: share)) < acceptedDeviations)
      }
    }
    #expect(nonLocals.allSatisfy { $0.education != .master || ageMonths($0) >= 288 })
    #expect(nonLocals.allSatisfy { $0.education != .doctorate || ageMonths($0) >= 324 })
    let older = nonLocals.filter { $0.education.isDegree && ageMonths($0) >= 324 }
    let levels = [Education.juniorCollege, .bachelor, .master, .doctorate]
    let counts = levels.map { level in older.count { $0.education == level } }
    let shares = levels.map { parameters.degreeLevelShares[$0] }
    // Three degrees of freedom: 27.3.
    #expect(chiSquare(observed: counts, shares: shares) < 27.3)
    let others = nonLocals.filter { !$0.education.isDegree }
    let low = others.count { $0.education == .juniorSecondary }
    #expect(
      abs(standardScore(successes: low, trials: others.count, probability: parameters.juniorSecondaryShare))
        < acceptedDeviations)
    #expect(people.allSatisfy { $0.tier == $0.education.tier })
  }

  /// Elapsed stays above the age of 15 are exponential with mean 62 months: for those of 35, cut at 240 months.
  @Test func `stays are exponential and nobody's clock starts before 17`() throws {
    let (scenario, people, _) = try start()
    let clock = Int(scenario.parameters.outMigration.stayClockAge * 12)
    let nonLocals = people.filter { $0.origin != 0 && $0.entry != .college }
    #expect(nonLocals.allSatisfy { Int($0.arrival) - Int($0.birth) >= clock })
    let oldest = nonLocals.filter { ageMonths($0) / 12 == 35 }
    let mean = scenario.parameters.population.meanElapsedStayMonths
    for months in [12.0, 36, 62, 120, 200] {
      let longer = oldest.count { -25 - Int($0.arrival) >= Int(months) }
      #expect(
        abs(standardScore(successes: longer, trials: oldest.count, probability: Foundation.exp(-months / mean)))
          < acceptedDeviations)
    }
  }

  @Test func `children come with age, from a year above 24, and are younger than their parents allow`() throws {
    let (scenario, people, _) = try start()
    let adults = people.filter { $0.status != .student }
    #expect(adults.allSatisfy { $0.child == noMonth || ageMonths($0) >= 300 })
    #expect(adults.allSatisfy { $0.child == noMonth || -25 - Int($0.child) <= ageMonths($0) - 288 })
    for age in [26, 30, 35] {
      let members = adults.filter { ageMonths($0) / 12 == age }
      let parents = members.count { $0.child != noMonth }
      let slope = scenario.parameters.population.childSlope
      let share = members.reduce(0) { $0 + slope * (Double(ageMonths($1)) / 12 - 24) } / Double(members.count)
      #expect(abs(standardScore(successes: parents, trials: members.count, probability: share)) < acceptedDeviations)
    }
  }

  @Test func `the recognised are those of the right education, age and stay`() throws {
    let (scenario, people, _) = try start()
    let parameters = scenario.parameters.population
    let adults = people.filter { $0.status != .student && $0.origin != 0 }
    func check(_ share: Double, of members: [Person], _ isCounted: (Person) -> Bool) {
      #expect(
        abs(standardScore(successes: members.count(where: isCounted), trials: members.count, probability: share))
          < acceptedDeviations)
    }
    func stay(_ person: Person) -> Int { -25 - Int(person.arrival) }
    let masters = adults.filter { $0.education == .master }
    #expect(masters.allSatisfy { $0.talent == .f || $0.talent == .none })
    #expect(adults.allSatisfy { $0.education != .doctorate || $0.talent == .e || $0.talent == .none })
    for (low, high) in [(0, 5), (6, 11), (12, 17), (18, 23), (24, 35), (36, 500)] {
      check(parameters.recognisedByStay[low], of: masters.filter { (low...high).contains(stay($0)) }) {
        $0.talent == .f
      }
    }
    let bachelors = adults.filter { $0.education == .bachelor && ageMonths($0) >= 324 }
    check(parameters.recognisedBachelors, of: bachelors) { $0.talent == .f }
    check(parameters.pendingBachelors, of: bachelors) { $0.talent == .none && $0.eligible == .f }
    #expect(adults.allSatisfy { $0.education != .bachelor || ageMonths($0) >= 324 || $0.eligible == .none })
    let others = adults.filter { $0.education <= .juniorCollege && ageMonths($0) >= 276 }
    check(parameters.recognisedOthers, of: others) { $0.talent == .f }
    #expect(people.allSatisfy { $0.eligible >= $0.talent && $0.approval == noMonth && $0.introduced == noMonth })
  }

  @Test func `students away graduate in a July to come, college students in a June`() throws {
    let (scenario, people, away) = try start()
    let calendar = scenario.calendar
    for student in away {
      #expect(Int(student.person.graduation) > -25)
      #expect(calendar.month(Int(student.person.graduation)).ofYear == 7)
      #expect([.juniorCollege, .bachelor, .master].contains(student.degree))
    }
    for person in people where person.entry == .college {
      #expect(Int(person.graduation) > -25)
      #expect(calendar.month(Int(person.graduation)).ofYear == 6)
      #expect(calendar.month(Int(person.arrival)).ofYear == 9)
      let course = Int(person.graduation) - Int(person.arrival)
      #expect(course == 33 || course == 45)
      if ageMonths(person) / 12 == 21 { #expect(course == 45) }
    }
    // Entrants of September 2020 with a junior-college course are through; the others keep their proportions.
    let earliest = away.filter { (ageMonths($0.person) - 3 - 217) / 12 == 3 }
    #expect(earliest.allSatisfy { $0.degree != .juniorCollege })
    let shares = scenario.parameters.schooling.awayDegreeShares
    let bachelors = earliest.count { $0.degree == .bachelor }
    #expect(
      abs(
        standardScore(
          successes: bachelors, trials: earliest.count,
          probability: shares[.bachelor] / (shares[.bachelor] + shares[.master])))
        < acceptedDeviations)
  }

  @Test func `skill and frailty have mean 1 and the spread of their logs`() throws {
    let (scenario, people, _) = try start()
    func check(_ values: [Double], _ deviation: Double) {
      #expect(abs(standardScore(ofMeanOf: values, expected: 1)) < acceptedDeviations)
      let logs = values.map { Foundation.log($0) }
      #expect(abs(standardScore(ofMeanOf: logs, expected: -deviation * deviation / 2)) < acceptedDeviations)
      let squares = logs.map { ($0 + deviation * deviation / 2) * ($0 + deviation * deviation / 2) }
      #expect(abs(standardScore(ofMeanOf: squares, expected: deviation * deviation)) < acceptedDeviations)
    }
    check(people.map { Double($0.skillFactor) }, scenario.parameters.wages.skillDeviation)
    check(people.map { Double($0.frailtyFactor) }, scenario.parameters.outMigration.frailtyDeviation)
  }

  /// Those whose clock of stay was moved to their 17th birthday are left out: their true stay is longer than it says.
  @Test func `recent graduates of the first population are paid as fresh graduates, nobody else`() throws {
    let (scenario, people, _) = try start()
    let pool = scenario.parameters.inMigration.pools.freshGraduate
    let clock = Int(scenario.parameters.outMigration.stayClockAge * 12)
    let known = people.filter { Int($0.arrival) - Int($0.birth) > clock }
    let recent = known.filter { person in
      let age = Double(Int(person.arrival) - Int(person.birth)) / 12
      return person.origin != 0 && person.entry != .college && person.education.isDegree
        && -25 - Int(person.arrival) <= 36 && age < pool.baseAge[person.education] + pool.ageSpread
    }
    #expect(recent.count > 10_000)
    #expect(Set(recent.map(\.key)) == Set(known.filter { $0.flags.contains(.freshGraduate) }.map(\.key)))
    #expect(people.allSatisfy { !$0.flags.contains(.freshGraduate) || ($0.origin != 0 && $0.education.isDegree) })
  }

  @Test func `another seed draws other people into the same quotas`() throws {
    let scenario = try ScenarioFixture.baseline()
    let one = Self.builder(scenario, scale: 0.01, seed: 1).draw()
    let two = Self.builder(scenario, scale: 0.01, seed: 2).draw()
    let again = Self.builder(scenario, scale: 0.01, seed: 1).draw()
    #expect(one.people == again.people)
    #expect(one.people != two.people)
    #expect(one.people.count + one.away.count == two.people.count + two.away.count)
  }
}
