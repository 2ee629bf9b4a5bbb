import DistrictModel
import ScenarioFiles

/// Fits the constants of the base year anew where an experiment varies other parameters, so that every point starts from the same
/// known year.
///
/// A parameter acts in the years before the policy start too. Left alone, another slope of leaving by age moves the stock of the base
/// year by as much as that of 2028, and a world would fail because its past is wrong. The figures held are those of the base scenario
/// under the same seeds (`StageA.Anchor`): luck cancels, and a point that changes no parameter keeps its constants.
struct BaseYearFit: Sendable {
  /// Tightness and arrivals chase each other: what a parameter moves in the year is halved by every second or third round.
  private static let rounds = 10
  private static let mostSeeds = 2
  /// Persons simulated at most: more would take longer than the runs themselves, and differences under the same seeds are known
  /// well enough.
  private static let mostPersons = 50_000.0

  private let base: Scenario
  private let factors: [Factor]
  /// Places of the factors that are parameters.
  private let varied: [Int]
  private let seeds: Int
  private let sample: Sample

  /// Nil if no parameter is varied, or a constant of the base year itself is, or the experiment says that the base year is not held.
  init?(_ experiment: LoadedExperiment) {
    base = experiment.base.scenario
    factors = experiment.factors
    varied = factors.indices.filter { experiment.factors[$0].isParameter }
    seeds = min(Self.mostSeeds, max(1, base.run.replicates))
    let finest = Sample(persons: max(1, Int(base.parameters.population.initialResidents / Self.mostPersons)))
    sample = base.run.sample.scale > finest.scale ? finest : base.run.sample
    guard experiment.holdsBaseYear, !varied.isEmpty, Self.constants(varied: factors, in: base).isEmpty else {
      return nil
    }
  }

  /// Factors that are constants of the base year: fitted again, they would vary no longer.
  static func constants(varied factors: [Factor], in scenario: Scenario) -> [Factor] {
    let constants = Set(CalibratedConstants.values(of: scenario.parameters, in: scenario.district).map(\.0))
    return factors.filter { constants.contains($0.path.description) }
  }

  /// Work of the base year once. Unit: months of a run of the experiment.
  private var monthsOfYear: Int {
    let period = base.district.period
    let months = Month(year: base.district.calibration.year, month: 12) - period.start + 1 + period.spinUpMonths
    return Int((Double(seeds * months) * sample.scale / base.run.sample.scale).rounded(.up))
  }

  private var monthsPerFit: Int { (Self.rounds + 1) * monthsOfYear }

  /// What distinguishes points whose base year is to be fitted.
  private func key(of point: DesignPoint) -> [Factor.Value] { varied.map { point.values[$0] } }

  /// Work of the fits of some points. Unit: months of a run of the experiment.
  func months(of points: [DesignPoint]) -> Int { Set(points.map(key)).count * monthsPerFit + monthsOfYear }

  /// Constants by the values of the parameters, and how well the base year is held with them.
  struct Fits: Sendable {
    fileprivate var byKey: [[Factor.Value]: [Double]] = [:]
    /// Number of the first fit not made yet, among the values kept aside.
    fileprivate var count = 0
    /// Residents at the end of the base year: largest distance from those of the base scenario. Unit: persons.
    fileprivate(set) var largestGap = 0.0
    /// Sets of parameters whose base year could not be simulated; their points keep the constants of the base scenario.
    fileprivate(set) var failed = 0
    fileprivate var anchor: StageA.Anchor?

    /// Sets of parameters fitted.
    var sets: Int { byKey.count - failed }
  }

  /// Fits what is not known yet, and puts the constants into the scenarios of the points.
  ///
  /// - Throws: `cancelled`, or the failure of a run of the base scenario.
  func hold(
    _ scenarios: inout [Scenario], at points: [DesignPoint], _ fits: inout Fits, by carrier: RunCarrier
  ) throws(ExperimentFailure) {
    var new: [(key: [Factor.Value], scenario: Scenario)] = []
    var seen = Set(fits.byKey.keys)
    for (point, scenario) in zip(points, scenarios) where scenario.parameters != base.parameters {
      if seen.insert(key(of: point)).inserted { new.append((key(of: point), scenario)) }
    }
    let (first, wanted) = (fits.count, new)
    let waiting = wanted.indices.filter { carrier.register.aside(first + $0) == nil }
    if let meter = carrier.meter {
      meter.add(waiting.count * monthsPerFit + (fits.anchor == nil ? monthsOfYear : 0) + meter.done - meter.total)
    }
    do throws(RunFailure) {
      if fits.anchor == nil, !waiting.isEmpty {
        fits.anchor = try stage(of: base, carrier).anchor(isCancelled: cancelled(carrier))
        for _ in 0..<monthsOfYear { carrier.meter?.addOne() }
      }
      let anchor = fits.anchor
      _ = try carrier.pool.map(count: waiting.count) { index throws(RunFailure) in
        guard let anchor else { preconditionFailure("there is an anchor if anything waits") }
        var values: [Double] = []
        do throws(RunFailure) {
          values = try constants(of: wanted[waiting[index]].scenario, held: anchor, carrier)
        } catch .cancelled {
          throw .cancelled
        } catch {
          // Its runs will fail as well, and say why.
        }
        carrier.register.keepAside(first + waiting[index], values)
        for _ in 0..<monthsPerFit { carrier.meter?.addOne() }
      }
    } catch {
      throw ExperimentFailure(error)
    }
    for (index, entry) in new.enumerated() {
      guard let values = carrier.register.aside(first + index) else { preconditionFailure("a fit is missing") }
      fits.byKey[entry.key] = values
      if let gap = values.first { fits.largestGap = max(fits.largestGap, gap) } else { fits.failed += 1 }
    }
    fits.count += new.count
    for (index, point) in points.enumerated() {
      guard let values = fits.byKey[key(of: point)], !values.isEmpty else { continue }
      CalibratedConstants.set(Array(values.dropFirst()), in: &scenarios[index].parameters)
    }
  }

  private func cancelled(_ carrier: RunCarrier) -> @Sendable () -> Bool {
    let cancellation = carrier.cancellation
    return { cancellation.isCancelled }
  }

  private func stage(of scenario: Scenario, _ carrier: RunCarrier, held anchor: StageA.Anchor? = nil) -> StageA {
    StageA(
      scenario: scenario, seeds: seeds, rounds: Self.rounds, sample: sample, pool: RunPool(threads: 1), anchor: anchor)
  }

  /// The gap that is left of the closing stock, and the constants.
  private func constants(
    of scenario: Scenario, held anchor: StageA.Anchor, _ carrier: RunCarrier
  ) throws(RunFailure) -> [Double] {
    let found = try stage(of: scenario, carrier, held: anchor).fit(isCancelled: cancelled(carrier))
    let closing = found.fit.first { $0.name == "closingResidents" }?.simulated ?? .nan
    let gap = (closing - anchor.year.mean(.closing)).magnitude
    return [gap]
      + CalibratedConstants.values(of: found.parameters, in: scenario.district).map { CalibratedConstants.rounded($1) }
  }
}

extension Factor {
  /// Whether the factor is a parameter of the model.
  var isParameter: Bool { if case .key("parameters")? = path.steps.first { true } else { false } }
}
