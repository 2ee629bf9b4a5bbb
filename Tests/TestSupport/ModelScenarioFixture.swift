import DistrictModel
import ScenarioFiles

/// Scenarios for tests of the model, read once from the files of this repository.
public enum ScenarioFixture {
  /// The repository's folder, found from the place of this file: `Tests/TestSupport/` lies two folders below it.
  public static let root: String = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/\($1)" }

  private static let loadedBaseline = Result { try load("Scenarios/baseline.json5") }

  /// Xiaoshan with every lever at its reference level.
  public static func baseline() throws -> Scenario { try loadedBaseline.get() }

  /// - Parameter path: a scenario file, relative to the repository.
  public static func load(_ path: String) throws -> Scenario {
    try ScenarioLoader.load(path: "\(root)/\(path)").scenario
  }
}

extension Scenario {
  /// The scenario with other parameters.
  public func with(_ edit: (inout Parameters) -> Void) -> Scenario {
    var changed = self
    edit(&changed.parameters)
    return changed
  }

  /// The scenario with levers held at a level from the policy start on, without a ramp.
  public func with(levels: [String: Double]) -> Scenario {
    var changed = self
    for (name, level) in levels {
      changed.levers.windows[name] = [LeverWindow(level: level, start: district.period.start, rampMonths: 0)]
    }
    return changed
  }
}

extension Parameters {
  /// Nobody dies, is born, comes or leaves: only birthdays change the number of residents.
  public mutating func closeTheDistrict() {
    stopDeaths()
    stopEntrants()
    stopCandidates()
    outMigration.monthlyHazard = 0
    outMigration.localProbability = 0
    schooling.awayShare = 0
    schooling.stayShare = 1
    population.awayShare = population.awayShare.zero
  }

  public mutating func stopDeaths() {
    mortality.male = mortality.male.zero
    mortality.female = mortality.female.zero
  }

  /// No child reaches the youngest age, no student comes to a local college.
  public mutating func stopEntrants() {
    ageing.localEntrantsPerYear = 0
    ageing.migrantEntrantsPerYear = 0
    ageing.migrantLeavingShare = 0
    schooling.collegeIntakePerYear = 0
  }

  /// The pools outside are empty.
  public mutating func stopCandidates() {
    inMigration.pools.freshGraduate.slotsPerYear = 0
    inMigration.pools.experiencedGraduate.slotsPerYear = 0
    inMigration.pools.nonDegree.slotsPerYear = 0
  }

  /// Everybody is a non-local in work, of one education; nobody studies, founds a firm or turns inactive.
  public mutating func makeEverybodyWork(as education: Education) {
    population.localCohort = 0
    population.collegeStudents = population.collegeStudents.zero
    population.awayShare = population.awayShare.zero
    population.nonLocalStudentAge = 0
    population.inactiveShare = 0
    population.unemployedShare = 0
    activity.inactivityEntry = 0
    entrepreneurship.degreeEntryRate = 0
    entrepreneurship.nonDegreeEntryRate = 0
    entrepreneurship.initialFirms = 0
    population.nonLocalDegreeShare.values = population.nonLocalDegreeShare.values.map { _ in
      education.isDegree ? 1 : 0
    }
    population.degreeLevelShares.values = Education.allCases.map { $0 == education ? 1 : 0 }
    population.juniorSecondaryShare = education == .juniorSecondary ? 1 : 0
    population.masterMinimumAge = 0
    population.doctorateMinimumAge = 0
  }

  /// Leaving depends on nothing but one monthly hazard.
  public mutating func leaveAtConstantHazard(_ hazard: Double) {
    outMigration.monthlyHazard = hazard
    outMigration.stayFactors = StepTable([(0, 1)])
    outMigration.longStayScale = 1
    outMigration.ageSlope = 0
    outMigration.satisfaction = 0
    outMigration.frailtyDeviation = 0
    outMigration.ownerFactor = 1
    outMigration.affordableTenantFactor = 1
    outMigration.schoolChildFactor = 1
    outMigration.recognisedFactor = 1
    outMigration.season = SeasonTable(Array(repeating: 1, count: 12))
    inMigration.choice.outsideShift = 0
  }
}

extension AgeTable {
  /// The same ages, every value 0.
  public var zero: AgeTable { AgeTable(youngest: youngest, values.map { _ in 0 }) }

  /// The same ages, every value the same.
  public func filled(with value: Double) -> AgeTable { AgeTable(youngest: youngest, values.map { _ in value }) }
}
