import DistrictModel

/// Stage A of the calibration: the free constants are inverted on figures of the base year at reference levels.
///
/// Every round simulates the spin-up with several seeds, compares the base year with its targets and updates all
/// constants together:
///
/// - inflows: the choice constants, `logit += damping · ln(target / simulated)` (share inversion of Berry's type);
/// - stock: the initial population shifts by the gap of the opening stock, the leaving hazard is scaled so that the
///   year's departures close the gap of the net change;
/// - recognition: title and certificate rates take a common factor;
/// - posts: autonomous creation takes up the gap of growth;
/// - reference state: tightness, wages, vacancies, communities and allocation are replaced by the year's means,
///   damped. Tightness and arrivals would chase each other: a higher reference tightness means fewer arrivals, and
///   these a higher tightness; so the choice constants make up for a change of the reference.
///
/// The factor on long stays is left alone: over two years of spin-up the mean elapsed stay hardly answers to it
/// (a factor of 0.68 instead of 1 moved it by 0.03 years), so it is watched, not fitted.
///
/// The targets are never used inside a run: constants are calibrated once, scenarios move freely.
public struct StageA: Sendable {
  public let scenario: Scenario
  public let seeds: Int
  public let rounds: Int
  public let sample: Sample
  public let pool: RunPool
  /// Weight of the newest round. Unit: share.
  public let damping: Double
  /// What the base year is to be like instead of its targets; nil for these.
  let anchor: Anchor?

  /// The base year of other parameters under the same seeds, and what they hold of it.
  ///
  /// Constants that are fitted to it differ from those of its parameters by what the parameters change, and by nothing else: luck, and
  /// whatever gap to the targets there was, are the same on both sides. Fitted to itself, no constant moves.
  struct Anchor: Sendable {
    let reference: ReferenceState
    let year: BaseYear

    fileprivate var goals: CalibrationTargets { year.asTargets }

    /// Where the reference state is pulled.
    fileprivate func reference(_ found: ReferenceState, in district: District) -> ReferenceState {
      let usual = year.reference(district)
      func moved(_ values: [Double], _ found: [Double], _ usual: [Double]) -> [Double] {
        values.indices.map { values[$0] + found[$0] - usual[$0] }
      }
      return ReferenceState(
        tightness: TierTable(moved(reference.tightness.values, found.tightness.values, usual.tightness.values)),
        meanWage: TierTable(moved(reference.meanWage.values, found.meanWage.values, usual.meanWage.values)),
        vacancyShares: ZoneTable(
          moved(reference.vacancyShares.values, found.vacancyShares.values, usual.vacancyShares.values)),
        residents: OriginTable(moved(reference.residents.values, found.residents.values, usual.residents.values)),
        allocationShare: reference.allocationShare + found.allocationShare - usual.allocationShare)
    }
  }

  public init(scenario: Scenario, seeds: Int, rounds: Int, sample: Sample, pool: RunPool, damping: Double = 0.7) {
    self.init(
      scenario: scenario, seeds: seeds, rounds: rounds, sample: sample, pool: pool, damping: damping, anchor: nil)
  }

  init(
    scenario: Scenario, seeds: Int, rounds: Int, sample: Sample, pool: RunPool, damping: Double = 0.7, anchor: Anchor?
  ) {
    self.anchor = anchor
    self.scenario = scenario
    self.seeds = seeds
    self.rounds = rounds
    self.sample = sample
    self.pool = pool
    self.damping = damping
  }

  /// One line of the fit: a figure of the base year, its target and what a round simulated.
  public struct Fit: Sendable, Equatable {
    public let name: String
    public let title: Text
    /// Nil for a watched figure without a target.
    public let target: Double?
    /// False for a figure that is only watched.
    public let isFitted: Bool
    public let simulated: Double
    /// Monte-Carlo standard error of the simulated mean; nil from a single seed.
    public let standardError: Double?
  }

  public struct Outcome: Sendable {
    public let parameters: Parameters
    /// Fit before each round, and after the last one.
    public let rounds: [[Fit]]
    public var fit: [Fit] { rounds.last ?? [] }
  }

  /// - Parameters:
  ///   - isCancelled: asked before each month of each run.
  ///   - report: told the fit of each round.
  public func fit(isCancelled: @escaping @Sendable () -> Bool = { false }, report: (Int, [Fit]) -> Void = { _, _ in })
    throws(RunFailure) -> Outcome
  {
    var current = scenario
    var history: [[Fit]] = []
    for round in 0...rounds {
      let year = try baseYear(of: current, isCancelled: isCancelled)
      history.append(year.fit(current.district.calibration))
      report(round, history[round])
      if round < rounds { current.parameters = updated(current, by: year) }
    }
    return Outcome(parameters: current.parameters, rounds: history)
  }

  /// The base year of the scenario as it is, for others to be fitted to.
  func anchor(isCancelled: @escaping @Sendable () -> Bool = { false }) throws(RunFailure) -> Anchor {
    Anchor(reference: scenario.parameters.reference, year: try baseYear(of: scenario, isCancelled: isCancelled))
  }

  private func baseYear(of scenario: Scenario, isCancelled: @escaping @Sendable () -> Bool) throws(RunFailure)
    -> BaseYear
  {
    let end = Month(year: scenario.district.calibration.year, month: 12)
    var reference = scenario
    reference.levers = LeverSettings()
    let fixed = reference
    let sample = sample
    let outcomes = try pool.map(count: seeds) { seed throws(RunFailure) in
      try Run(scenario: fixed, replicate: seed, sample: sample, until: end).execute(isCancelled: isCancelled)
    }
    return BaseYear(outcomes.map(\.monthly), district: scenario.district)
  }

  private func updated(_ scenario: Scenario, by year: BaseYear) -> Parameters {
    let targets = anchor?.goals ?? scenario.district.calibration
    var parameters = scenario.parameters
    func pull(_ value: Double, towards goal: Double) -> Double { value + damping * (goal - value) }

    let found = year.reference(scenario.district)
    let reference = anchor?.reference(found, in: scenario.district) ?? found
    func pullAll(_ values: [Double], _ goals: [Double]) -> [Double] { zip(values, goals).map { pull($0, towards: $1) } }
    let tightness = pullAll(parameters.reference.tightness.values, reference.tightness.values)

    let degreeGap = targets.graduatesIntroduced - year.mean(.graduates)
    let degreeArrivals = year.mean(.degreeArrivals)
    let choice = parameters.inMigration.choice
    func easing(_ tier: Tier) -> Double {
      let index = Int(tier.rawValue)
      return choice.jobs * Mathematics.log(tightness[index] / parameters.reference.tightness.values[index])
    }
    parameters.inMigration.choice.degreeReference = shifted(
      choice.degreeReference, by: max(degreeArrivals + degreeGap, 1) / max(degreeArrivals, 1), easing: easing(.mid))
    parameters.inMigration.choice.nonDegreeReference = shifted(
      choice.nonDegreeReference, by: targets.nonDegreeArrivals / max(year.mean(.nonDegreeArrivals), 1),
      easing: easing(.low))

    let netGap = (targets.closingResidents - targets.openingResidents) - (year.mean(.closing) - year.mean(.opening))
    let leavers = max(year.mean(.leavers), 1)
    let wanted = max(leavers - netGap, leavers * 0.5)
    parameters.outMigration.monthlyHazard *= bounded(1 + damping * (wanted / leavers - 1))
    parameters.population.initialResidents += damping * (targets.openingResidents - year.mean(.opening))

    let recognition = bounded(1 + damping * (targets.talentsIntroduced / max(year.mean(.talents), 1) - 1))
    parameters.recognition.bachelorTitleRate *= recognition
    parameters.recognition.certificateRate *= recognition

    let slotGap = (targets.jobGrowth - year.mean(.jobGrowth)) * year.mean(.openingSlots)
    parameters.labourDemand.autonomousJobs = max(
      0, parameters.labourDemand.autonomousJobs + damping * slotGap / max(parameters.labourDemand.youthShare, 0.01))

    parameters.reference.tightness.values = tightness
    parameters.reference.meanWage.values = pullAll(parameters.reference.meanWage.values, reference.meanWage.values)
    parameters.reference.vacancyShares.values = pullAll(
      parameters.reference.vacancyShares.values, reference.vacancyShares.values)
    parameters.reference.residents.values = pullAll(
      parameters.reference.residents.values, reference.residents.values)
    parameters.reference.allocationShare = pull(
      parameters.reference.allocationShare, towards: reference.allocationShare)
    return parameters
  }

  /// The probability whose logit is moved by `damping · ln(ratio)`, and by what a change of the reference tightness
  /// alone would take away.
  private func shifted(_ probability: Double, by ratio: Double, easing: Double) -> Double {
    let odds = probability / (1 - probability) * Mathematics.power(ratio, damping) * Mathematics.exp(easing)
    return odds / (1 + odds)
  }

  private func bounded(_ factor: Double) -> Double { min(1.5, max(0.67, factor)) }
}

/// What the base year looked like, averaged over seeds.
struct BaseYear {
  enum Figure: Int, CaseIterable {
    case opening, closing, graduates, degreeArrivals, nonDegreeArrivals, leavers, talents, jobGrowth, openingSlots
    case stayYears, unemployment
  }

  /// By figure and seed.
  private let values: [[Double]]
  private let series: [Series]
  private let year: Int

  init(_ series: [Series], district: District) {
    self.series = series
    let year = district.calibration.year
    self.year = year
    let before = Month(year: year - 1, month: 12)
    let end = Month(year: year, month: 12)
    values = Figure.allCases.map { figure in
      series.map { series in
        func total(_ names: String...) -> Double {
          names.reduce(0) { $0 + (series.yearTotal($1, year: year) ?? 0) }
        }
        func stock(_ name: String, _ month: Month) -> Double { series.value(name, at: month) ?? 0 }
        switch figure {
        case .opening: return stock("youthPopulation", before)
        case .closing: return stock("youthPopulation", end)
        case .graduates: return total("graduatesIntroduced")
        case .degreeArrivals: return total("arrivalsFreshGraduates", "arrivalsExperienced")
        case .nonDegreeArrivals: return total("arrivalsNonDegree")
        case .leavers: return total("leavers")
        case .talents: return total("talentsIntroduced")
        case .openingSlots: return stock("jobSlots", before)
        case .jobGrowth: return stock("jobSlots", end) / max(stock("jobSlots", before), 1) - 1
        case .stayYears: return stock("meanStayYears", end)
        case .unemployment:
          let months = (1...12).map { stock("unemploymentRate", Month(year: year, month: $0)) }
          return Statistics.mean(months)
        }
      }
    }
  }

  func mean(_ figure: Figure) -> Double { Statistics.mean(values[figure.rawValue]) }

  /// What it was like, as something to be fitted to.
  fileprivate var asTargets: CalibrationTargets {
    CalibrationTargets(
      year: year, openingResidents: mean(.opening), closingResidents: mean(.closing),
      graduatesIntroduced: mean(.graduates), nonDegreeArrivals: mean(.nonDegreeArrivals),
      talentsIntroduced: mean(.talents), jobGrowth: mean(.jobGrowth), meanStayYears: mean(.stayYears))
  }

  /// Compares the year with its targets.
  func fit(_ targets: CalibrationTargets) -> [StageA.Fit] {
    func row(_ figure: Figure, _ name: String, _ en: String, _ zh: String, _ target: Double?, isFitted: Bool = true)
      -> StageA.Fit
    {
      let sample = values[figure.rawValue]
      return StageA.Fit(
        name: name, title: Text(en: en, zh: zh), target: target, isFitted: isFitted, simulated: Statistics.mean(sample),
        standardError: Statistics.standardError(sample))
    }
    return [
      row(.opening, "openingResidents", "Residents, start of the year", "年初青年人口", targets.openingResidents),
      row(.closing, "closingResidents", "Residents, end of the year", "年末青年人口", targets.closingResidents),
      row(.graduates, "graduatesIntroduced", "Graduates introduced", "新引进大学生", targets.graduatesIntroduced),
      row(.nonDegreeArrivals, "nonDegreeArrivals", "Others arriving", "非大学生迁入", targets.nonDegreeArrivals),
      row(.talents, "talentsIntroduced", "A–F talents introduced", "新引进A–F类人才", targets.talentsIntroduced),
      row(.jobGrowth, "jobGrowth", "Growth of posts", "岗位增长率", targets.jobGrowth),
      row(
        .stayYears, "meanStayYears", "Mean elapsed stay, years (watched)", "平均在区年数（仅观察）", targets.meanStayYears,
        isFitted: false),
      row(
        .unemployment, "unemploymentRate", "Youth unemployment (watched)", "青年失业率（仅观察）", nil,
        isFitted: false),
    ]
  }

  /// Means of the twelve month-end values.
  func reference(_ district: District) -> ReferenceState {
    func mean(_ indicator: String, _ group: String) -> Double {
      Statistics.mean(
        series.flatMap { series in
          (1...12).compactMap { series.value(indicator, group: group, at: Month(year: year, month: $0)) }
        })
    }
    let tiers = Tier.allCases.map(\.name)
    return ReferenceState(
      tightness: TierTable(tiers.map { mean("tightness", "tier:\($0)") }),
      meanWage: TierTable(tiers.map { mean("meanWage", "tier:\($0)") }),
      vacancyShares: ZoneTable(district.zones.map { mean("vacancyShare", "zone:\($0.name)") }),
      residents: OriginTable(district.origins.map { mean("residents", "origin:\($0.name)") }),
      allocationShare: mean("allocationShare", ""))
  }
}
