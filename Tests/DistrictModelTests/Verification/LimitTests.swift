import TestSupport
import Testing

@testable import DistrictModel

/// V29: at the ends of a parameter's range the answer needs no statistics.
struct LimitTests {
  /// The series of 30 months at 1:100, the first month left out where the start state is still at work.
  private func months(_ edit: (inout Parameters) -> Void) throws -> Series {
    try WholeRun.xiaoshan().changed(edit).run(oneIn: 100, until: Month.at(2026, 6)).execute().monthly
  }

  private func all(_ series: Series, _ indicator: String) -> [Double] {
    series.values(indicator, from: series.firstMonth, months: series.steps)
  }

  @Test func `without bounds on awareness every candidate considers the district`() throws {
    let series = try months {
      $0.inMigration.consideration.degree.base = 1e6
      $0.inMigration.consideration.nonDegree.base = 1e6
    }
    #expect(all(series, "considering") == all(series, "candidates"))
    #expect(all(series, "candidates").reduce(0, +) > 2_000_000)
  }

  @Test func `a district nobody has heard of is considered by nobody`() throws {
    let series = try months {
      $0.inMigration.consideration.degree = .init(base: 0, brand: 0, referral: 0)
      $0.inMigration.consideration.nonDegree = .init(base: 0, brand: 0, referral: 0)
    }
    #expect(all(series, "considering").allSatisfy { $0 == 0 })
    #expect(all(series, "candidates").reduce(0, +) > 2_000_000)
  }

  @Test func `empty pools send nobody`() throws {
    let series = try months {
      $0.inMigration.pools.freshGraduate.slotsPerYear = 0
      $0.inMigration.pools.experiencedGraduate.slotsPerYear = 0
      $0.inMigration.pools.nonDegree.slotsPerYear = 0
    }
    for indicator in ["candidates", "arrivalsFreshGraduates", "arrivalsExperienced", "arrivalsNonDegree"] {
      #expect(all(series, indicator).allSatisfy { $0 == 0 })
    }
  }

  /// Everybody loses the post in the first month, and there is none to be found.
  @Test func `without posts everybody who wants to work is out of work`() throws {
    let series = try months {
      $0.labourDemand.initialVacancyShare = -1
      $0.labourDemand.youthShare = 0
      $0.jobMarket.separation.values = [1, 1, 1]
      $0.jobMarket.separationByAge = StepTable([(0, 1)])
      $0.entrepreneurship.degreeEntryRate = 0
      $0.entrepreneurship.nonDegreeEntryRate = 0
    }
    #expect(all(series, "jobSlots").allSatisfy { $0 == 0 })
    #expect(all(series, "hires").allSatisfy { $0 == 0 })
    #expect(all(series, "employed").allSatisfy { $0 == 0 })
    #expect(all(series, "unemploymentRate").allSatisfy { $0 == 1 })
    #expect(all(series, "unemployed").allSatisfy { $0 > 0 })
  }

  @Test func `without search nobody is hired, however many posts are vacant`() throws {
    let series = try months {
      $0.jobMarket.searchIntensity = 0
      $0.jobMarket.newcomerSearchIntensity = 0
    }
    #expect(all(series, "applicants").allSatisfy { $0 == 0 })
    #expect(all(series, "hires").allSatisfy { $0 == 0 })
    #expect(all(series, "vacancies").allSatisfy { $0 > 0 })
  }

  @Test func `without hazards nobody dies, leaves, separates or is recognised`() throws {
    let series = try months {
      $0.mortality.male.values = $0.mortality.male.values.map { _ in 0 }
      $0.mortality.female.values = $0.mortality.female.values.map { _ in 0 }
      $0.outMigration.monthlyHazard = 0
      $0.outMigration.localProbability = 0
      $0.ageing.migrantLeavingShare = 0
      $0.jobMarket.separation.values = [0, 0, 0]
      $0.recognition.applicationF = 0
      $0.recognition.applicationE = 0
      $0.recognition.leadingClassShares.values = $0.recognition.leadingClassShares.values.map { _ in 0 }
    }
    for indicator in ["deaths", "leavers", "localLeavers", "separations", "talentsIntroduced", "awaitingApproval"] {
      #expect(all(series, indicator).allSatisfy { $0 == 0 }, "\(indicator)")
    }
  }

  @Test func `a district of nobody stays empty and breaks nothing`() throws {
    let series = try months {
      $0.population.initialResidents = 0
      $0.population.localCohort = 0
      $0.population.collegeStudents.values = $0.population.collegeStudents.values.map { _ in 0 }
      $0.ageing.localEntrantsPerYear = 0
      $0.ageing.migrantEntrantsPerYear = 0
      $0.schooling.collegeIntakePerYear = 0
      $0.inMigration.pools.freshGraduate.slotsPerYear = 0
      $0.inMigration.pools.experiencedGraduate.slotsPerYear = 0
      $0.inMigration.pools.nonDegree.slotsPerYear = 0
    }
    #expect(all(series, "youthPopulation").allSatisfy { $0 == 0 })
    #expect(series.values.allSatisfy { $0.isFinite })
  }
}
