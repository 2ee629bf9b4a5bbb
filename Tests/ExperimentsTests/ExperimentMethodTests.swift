import Foundation
import Reporting
import ScenarioFiles
import TestSupport
import Testing

@testable import Experiments

/// What all experiments from a file have in common, with a kind made for it.
struct ExperimentMethodTests {
  private func experiment(_ design: String?) throws -> LoadedExperiment {
    let path = "\(Lakeside.folder)/experiment.json5"
    let text = """
      {
        name: "steps", base: "practice.json5", levers: { rent: { path: "levers.rentSubsidy.level", low: 0, high: 2 } },
        outcomes: { youth: { target: "youthPopulation", year: 2027 } },
        \(design.map { "design: \($0)," } ?? "")
        run: { replicates: 2, sample: "1:50", until: "2027-12" },
      }
      """
    return try ExperimentLoader.load(path: path, from: Repository.files(adding: [path: text]))
  }

  @Test(arguments: [
    ("{ method: \"grid\" }", "sweep"), ("{ method: \"sobolSequence\", points: 4 }", "sweep"),
    ("{ method: \"tornado\" }", "sensitivity"), ("{ method: \"morris\", trajectories: 2 }", "sensitivity"),
  ])
  func `the design says of what kind an experiment is`(_ design: String, _ name: String) throws {
    #expect(ExperimentMethods.method(for: try experiment(design))?.name == name)
  }

  @Test func `an experiment without a design is of no kind`() throws {
    #expect(ExperimentMethods.method(for: try experiment(nil)) == nil)
  }

  @Test(arguments: [
    ("{ method: \"grid\" }", "sweep"), ("{ method: \"tornado\" }", "sensitivity"),
  ])
  func `a command that cannot take an experiment names the one that can`(_ design: String, _ name: String) throws {
    let experiment = try experiment(design)
    #expect {
      try ExperimentRun<SeekMethod>(experiment, language: .en, command: [], pool: RunPool(threads: 1))
    } throws: { "\($0)".contains("has no \"seek\"") && "\($0)".hasSuffix("; talentflow \(name) takes this file") }
    // Of no kind: nothing to name.
    let none = try self.experiment(nil)
    #expect {
      try ExperimentRun<SeekMethod>(none, language: .en, command: [], pool: RunPool(threads: 1))
    } throws: { !"\($0)".contains("takes this file") }
  }

  @Test func `names of kinds differ, as they are keys of manifests`() {
    let names = ExperimentMethods.all.map { $0.name }
    #expect(Set(names).count == names.count)
  }

  @Test func `batches are carried one after the other, and the meter knows of each before it starts`() throws {
    let plan = try ExperimentRun<SweepMethod>(
      experiment("{ method: \"grid\" }"), language: .en, command: [], pool: RunPool(threads: 2)
    ).plan
    let meter = WorkMeter(total: 0)
    let carrier = RunCarrier(pool: RunPool(threads: 2), meter: meter)
    var runs = ExperimentRuns(outcomes: plan.experiment.outcomes, register: carrier.register)
    for batch in [plan.scenarios.prefix(2), plan.scenarios.suffix(1)] {
      let points = runs.addPoints(Array(batch))
      runs.addRuns(ExperimentRuns.keys(points: points, replicates: 2))
      try carrier.carry(runs)
      #expect(meter.done == meter.total && meter.total > 0)
    }
    #expect(runs.register.counts == RunRegister.Counts(done: 6))
    // One batch of the same points has the same values.
    let whole = plan.runs()
    try whole.execute(in: RunPool(threads: 1))
    let values = whole.values(of: 0)
    #expect(runs.values(of: 0) == [values[0], values[1], values[4]])
  }
}
