import DistrictModel
import Reporting
import ScenarioFiles

/// One kind of experiment from a file: which runs it takes, and what it makes of them.
///
/// All else is the same for every kind and stands in `ExperimentRun`: runs are kept and found again, the results folder is written
/// aside and put in place as a whole, and its manifest lets `verify` make it again. A new kind is a conformer named in
/// `ExperimentMethods`, and a command.
public protocol ExperimentMethod: Sendable {
  associatedtype Summary: ExperimentSummary

  /// The word of the command. In a manifest it is the key of the experiment file.
  static var name: String { get }

  /// Whether an experiment is of this kind, by what its file asks for; it may still be a wrong one.
  static func suits(_ experiment: LoadedExperiment) -> Bool

  /// - Throws: `request` if the experiment is none of this kind, `scenario` with every point that the base scenario cannot take.
  init(_ experiment: LoadedExperiment, pool: RunPool) throws(ExperimentFailure)

  /// What is run, as far as that is known before the first run.
  var plan: ExperimentPlan { get }

  /// How many runs it takes and about how long, for `check`.
  func work(threads: Int) throws(RunFailure) -> Text

  /// Has the runs carried out, in as many batches as it takes, and sums up.
  func summary(by carrier: RunCarrier) throws(ExperimentFailure) -> Summary
}

extension ExperimentMethod {
  public func work(threads: Int) throws(RunFailure) -> Text {
    let estimate = try WorkEstimate(of: plan, threads: threads)
    let (points, replicates) = (plan.points.count, plan.replicates)
    let sample = plan.experiment.base.scenario.run.sample
    return Text(
      en:
        "\(points) points × \(replicates) replicates = \(estimate.runs) runs of \(sample), \(estimate.text.en) (estimate)",
      zh: "\(points) 个设计点 × \(replicates) 次 = \(estimate.runs) 次运行（\(sample)），\(estimate.text.zh)（估计）")
  }
}

/// What an experiment says of itself, in words and in files.
public protocol ExperimentSummary: Sendable {
  var experiment: LoadedExperiment { get }
  /// Every run behind it.
  var runs: ExperimentRuns { get }
  /// How many points were looked at, those that were chosen on the way too.
  var pointCount: Int { get }
  /// The tables and charts.
  var files: ExperimentFiles { get }

  /// The page for the terminal.
  ///
  /// - Parameters:
  ///   - seconds: how long it took; left out of anything that must be the same bytes each time.
  ///   - place: where the results are.
  func text(_ language: ReportLanguage, seconds: Double?, place: RunSummary.Place?) -> String
  /// The page one would paste into a briefing: `summary.md`.
  func markdown(_ language: ReportLanguage) -> String
  /// The summary for a program: `--format json`.
  func json(seconds: Double?, place: RunSummary.Place?) -> JSONValue
}

extension ExperimentSummary {
  /// Of most experiments, every point that was run.
  public var pointCount: Int { runs.scenarios.count }

  /// Runs that failed: their number is said wherever a result is.
  public var failed: Int { runs.failures.count }
}

/// Every kind of experiment there is.
public enum ExperimentMethods {
  public static let all: [any ExperimentMethod.Type] = [
    SeekMethod.self, RobustMethod.self, SweepMethod.self, SensitivityMethod.self, CalibrationMethod.self,
  ]

  /// The kind that an experiment is of; nil if its file does not say.
  public static func method(for experiment: LoadedExperiment) -> (any ExperimentMethod.Type)? {
    all.first { $0.suits(experiment) }
  }
}
