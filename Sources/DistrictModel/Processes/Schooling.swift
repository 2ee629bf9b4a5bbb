/// School, university, graduation, and the return of local graduates.
public struct Schooling: Sendable {
  public struct Parameters: Decodable, Equatable, Sendable {
    /// Age at which the school cohort (born September to August) finishes senior school. Unit: years.
    public var universityAge: Double
    /// Age at which non-local school students enter work. Unit: years.
    public var nonLocalWorkAge: Double
    /// Share of the local school cohort that enters higher education. Unit: share.
    public var tertiaryShare: Double
    /// Share of these who leave the district for it. Unit: share.
    public var awayShare: Double
    /// Degree that a student away takes. Unit: share, by education.
    public var awayDegreeShares: EducationTable
    /// From September of entry to graduation. Unit: months, by education.
    public var awayMonths: EducationTable
    /// From September of entry to graduation for locals who study in the district. Unit: months.
    public var localStudyMonths: Double
    /// Probability that an away graduate returns, at the reference state. Unit: probability.
    public var returnShare: Double
    /// Unit: persons per year, every September.
    public var collegeIntakePerYear: Double
    /// Unit: months, youngest age at intake.
    public var intakeAgeMonths: Double
    /// Unit: months, width of the uniform distribution of age at intake.
    public var intakeAgeSpreadMonths: Double
    public var intakeOriginShares: OriginTable
    /// Unit: months from intake to graduation with a junior-college degree.
    public var shortCourseMonths: Double
    /// Unit: months from intake to graduation with a bachelor's degree.
    public var longCourseMonths: Double
    /// Unit: share of the intake.
    public var longCourseShare: Double
    /// Probability that a college graduate stays in the district, at the reference state. Unit: probability.
    public var stayShare: Double
  }
}

extension Schooling {
  /// What happens to a student this month.
  package enum Step: Sendable, Equatable {
    case stays
    case entersWork(Education)
    case leavesForUniversity(degree: Education, graduation: Int16)
    case studiesHere(graduation: Int16)
    case staysAfterCollege(Education)
    case leavesAfterCollege
    case leavesAsChild
  }

  /// The rule of one month.
  package struct MonthRule: Sendable {
    private let parameters: Parameters
    private let ageing: Ageing.Parameters
    private let month: Int
    private let isSeptember: Bool
    private let university, degree, stay, childLeaving: Draws
    private let degrees: Categorical
    /// By degree.
    private let stayProbabilities: [Double]
    /// Probability that a graduate away returns, by degree.
    package let returnProbabilities: [Double]

    package init(
      _ scenario: Scenario, settings: PolicySettings, perception: Perception, month: Int, date: Month,
      streams: RandomStreams
    ) {
      parameters = scenario.parameters.schooling
      ageing = scenario.parameters.ageing
      self.month = month
      isSeptember = date.ofYear == 9
      university = streams.draws(.university, month: month)
      degree = streams.draws(.universityDegree, month: month)
      stay = streams.draws(.collegeStay, month: month)
      childLeaving = streams.draws(.leaving, month: month, draw: 1)
      degrees = Categorical(parameters.awayDegreeShares.values)
      let jobs = scenario.parameters.inMigration.choice.jobs
      let stayBase = Mathematics.logit(parameters.stayShare) + settings.collegeStay - settings.outsideAttraction
      let returnBase =
        Mathematics.logit(parameters.returnShare) + settings.graduateReturn + settings.degreeAttraction
        - settings.outsideAttraction
      stayProbabilities = Education.allCases.map {
        Mathematics.logistic(stayBase + jobs * perception.logTightness[Int($0.tier.rawValue)])
      }
      returnProbabilities = Education.allCases.map {
        Mathematics.logistic(returnBase + jobs * perception.logTightness[Int($0.tier.rawValue)])
      }
    }

    /// - Precondition: the person is a student.
    package func step(_ row: Int, _ population: Population) -> Step {
      let key = population.key[row]
      if Int(population.record[row].graduation) == month { return graduate(row, population, key) }
      guard population.record[row].graduation == noMonth else { return .stays }
      let age = month - Int(population.record[row].birth)
      if population.record[row].origin != 0 {
        if age >= Int(parameters.nonLocalWorkAge * 12) { return .entersWork(.seniorSecondary) }
        if age == Int(ageing.migrantLeavingAge * 12), childLeaving.uniform(key) < ageing.migrantLeavingShare {
          return .leavesAsChild
        }
        return .stays
      }
      let finishes = Int(parameters.universityAge * 12) + 1
      guard isSeptember, age >= finishes else { return .stays }
      let u = university.uniform(key)
      if u < parameters.tertiaryShare * parameters.awayShare {
        let level = Education(rawValue: UInt8(degrees.index(degree.uniform(key))))!
        return .leavesForUniversity(degree: level, graduation: Int16(month + Int(parameters.awayMonths[level])))
      }
      return u < parameters.tertiaryShare
        ? .studiesHere(graduation: Int16(month + Int(parameters.localStudyMonths))) : .entersWork(.seniorSecondary)
    }

    private func graduate(_ row: Int, _ population: Population, _ key: UInt64) -> Step {
      guard population.record[row].entry == Entry.college.rawValue else { return .entersWork(.juniorCollege) }
      let months = month - Int(population.record[row].arrival)
      let level: Education = months >= Int(parameters.longCourseMonths) ? .bachelor : .juniorCollege
      return stay.uniform(key) < stayProbabilities[Int(level.rawValue)]
        ? .staysAfterCollege(level) : .leavesAfterCollege
    }
  }
}
