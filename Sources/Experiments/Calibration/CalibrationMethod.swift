import DistrictModel
import ScenarioFiles

/// Uncertain parameters fitted to patterns and observed series.
public struct CalibrationMethod: ExperimentMethod {
  public static let name = "calibrate"

  public static func suits(_ experiment: LoadedExperiment) -> Bool { experiment.calibration != nil }

  /// The points of the first design; what follows is chosen when these are known.
  public let plan: ExperimentPlan
  let search: CalibrationSearch

  /// - Throws: `request` if the experiment has no calibration, `scenario` with every point that the base scenario cannot take.
  public init(_ experiment: LoadedExperiment, pool: RunPool) throws(ExperimentFailure) {
    guard let settings = experiment.calibration else {
      throw .request(["\(experiment.path): has no \"calibration\", which says what the parameters are fitted to"])
    }
    search = CalibrationSearch(experiment, settings: settings)
    let constants = Set(search.simulator.constants)
    let twice = experiment.factors.filter { constants.contains($0.path.description) }
    if !twice.isEmpty {
      throw .request(
        twice.map {
          "\(experiment.path): \($0.name) varies \($0.path), which is fitted to the base year at every point; leave it out, or set baseYear.rounds to 0"
        })
    }
    plan = try ExperimentPlan(
      experiment, points: search.places.map { DesignPoint($0, of: experiment.factors) }, pool: pool)
  }

  /// The least work: later generations may need several points for each that they keep.
  public func work(threads: Int) throws(RunFailure) -> Text {
    let settings = search.settings
    let points = settings.noiseRuns + settings.points + settings.generations * settings.particles
    let refit = settings.refit.map { settings.particles * search.simulator.months(of: $0) } ?? 0
    let scenario = plan.experiment.base.scenario
    let estimate = WorkEstimate(
      runs: points, months: points * search.simulator.monthsPerPoint + refit, threads: threads,
      trial: try WorkEstimate.trial(of: scenario, budget: 0.5))
    let sample = scenario.run.sample
    return Text(
      en:
        "at least \(points) points of \(sample), each with its base year, at least \(estimate.text.en) and two or three times as much as generations come near (estimate)",
      zh: "至少 \(points) 个点（\(sample)），各含基年拟合，至少\(estimate.text.zh)，随代数逼近可能为两三倍（估计）")
  }

  public func summary(by carrier: RunCarrier) throws(ExperimentFailure) -> CalibrationSummary {
    let found = try search.run(by: carrier)
    return CalibrationSummary(search: search, found: found, register: carrier.register)
  }
}

public typealias CalibrationRun = ExperimentRun<CalibrationMethod>
