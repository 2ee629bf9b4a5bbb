import DistrictModel
import Reporting
import ScenarioFiles

/// The cheapest mix of levers that is likely enough to reach its targets, or the likeliest within a budget.
public struct SeekMethod: ExperimentMethod {
  public static let name = "seek"

  public static func suits(_ experiment: LoadedExperiment) -> Bool { experiment.seek != nil }

  /// The base alone: the other mixes are chosen on the way.
  public let plan: ExperimentPlan
  private let space: MixSpace
  private let seek: ExperimentSeek
  private let first: Mix

  /// - Throws: `request` if the experiment does not say what is sought, or has too few replicates to tell a chance.
  public init(_ experiment: LoadedExperiment, pool: RunPool) throws(ExperimentFailure) {
    guard let seek = experiment.seek else {
      throw .request([
        "\(experiment.path): has no \"seek\"; this command needs one, such as { minimise: \"cost\", chance: { youth: 0.8 } }"
      ])
    }
    guard experiment.base.scenario.run.replicates >= 2 else {
      throw .request(["\(experiment.path): one replicate cannot tell a chance; needs 2 or more, better 32"])
    }
    self.seek = seek
    let levers = experiment.factors.filter { $0.role == .lever }
    space = MixSpace(levers: levers)
    first = space.nearest(to: levers.map(\.baseValue))
    let middle = experiment.factors.filter { $0.role == .uncertainty }.map { $0.value(at: 0.5) }
    plan = try ExperimentPlan(experiment, points: [DesignPoint(space.values(of: first) + middle)], pool: pool)
  }

  /// The most runs of the search, cheap ones, and of all else at the experiment's own sample.
  package var mostRuns: (cheap: Int, fine: Int) {
    let anchors = 1 + Confirmation.mostAttempts * (Seek.mostAnchors - 1)
    let fine =
      Confirmation.mostAttempts * plan.replicates + anchors * min(plan.replicates, Seek.mostAnchorRuns)
      + (Seek.levels.count + 1) * min(plan.replicates, Seek.mostFrontierRuns)
    return (seek.effort.runs, fine)
  }

  public func work(threads: Int) throws(RunFailure) -> Text {
    let base = plan.experiment.base.scenario
    var cheap = base
    cheap.run.sample = seek.effort.sample
    let (few, many) = mostRuns
    var seconds = 0.0
    for (scenario, runs) in [(cheap, few), (base, many)] {
      seconds += try WorkEstimate(of: scenario, runs: runs, threads: threads).seconds
    }
    let time = WorkEstimate.duration(seconds)
    let threads = threads == 1 ? "1 thread" : "\(threads) threads"
    return Text(
      en:
        "at most \(few) runs of \(seek.effort.sample) in the search and \(many) of \(base.run.sample) in the confirmation, up to about \(time.en) with \(threads) (estimate)\(confirming.en)",
      zh:
        "搜索至多 \(few) 次运行（\(seek.effort.sample)），确认至多 \(many) 次（\(base.run.sample)），\(threads.prefix { $0 != " " }) 个线程最多约需 \(time.zh)（估计）\(confirming.zh)"
    )
  }

  /// `; a chance of 80 % is confirmed by 58 of 64 runs`
  private var confirming: Text {
    let rule = Confirmation(replicates: plan.replicates)
    let parts = Set(seek.chances.map(\.least)).sorted().map { least -> Text in
      let (en, zh) = (NumberText.percent(least, .en), NumberText.percent(least, .zh))
      guard let needed = rule.needed(for: least) else {
        let fewest = Confirmation.fewestReplicates(for: least)
        return Text(
          en: "; \(plan.replicates) replicates cannot confirm a chance of \(en): needs \(fewest) or more",
          zh: "；\(plan.replicates) 次运行不足以确认 \(zh) 的概率，至少需 \(fewest) 次")
      }
      return Text(
        en: "; a chance of \(en) is confirmed by \(needed) of \(plan.replicates) runs",
        zh: "；\(zh) 的概率需 \(plan.replicates) 次中 \(needed) 次达标方为确认")
    }
    return Text(en: parts.map(\.en).joined(), zh: parts.map(\.zh).joined())
  }

  public func summary(by carrier: RunCarrier) throws(ExperimentFailure) -> SeekSummary {
    var runs = SeekRuns(plan.experiment, space, cheap: seek.effort.sample, carrier: carrier)
    let found = try Seek(
      space, SeekProblem(seek, of: plan.experiment),
      effort: .init(runs: seek.effort.runs, replicates: seek.effort.replicates, seed: seek.effort.seed), from: first,
      replicates: plan.replicates
    ) { requests throws(ExperimentFailure) in try runs.make(requests) }
    return SeekSummary(of: found, runs: runs.runs, origins: runs.origins, experiment: plan.experiment)
  }
}

public typealias SeekRun = ExperimentRun<SeekMethod>
