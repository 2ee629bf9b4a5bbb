import DistrictModel
import Foundation
import Reporting
import ScenarioFiles
import TestSupport
import Testing

@testable import Experiments

struct ParameterDrawsTests {
  @Test func `weights are normalised and a particle is a set of changes`() throws {
    let posterior = try PosteriorExample.load()
    #expect(posterior.particles.map(\.weight) == [0.25, 0.5, 0.25])
    #expect(abs(posterior.effectiveSize - 8.0 / 3) < 1e-12)
    let scenario = try Lakeside.scenario("practice").patched(with: posterior.patches(of: 2)).scenario
    #expect(scenario.parameters.outMigration.satisfaction == 1.1)
    #expect(scenario.parameters.satisfaction.wage == 0.5)
    #expect(scenario.parameters.inMigration.choice.degreeReference == 0.26)
  }

  /// 4000 draws: a share of 0.5 has a standard error of 0.008; a cumulative sum off by one would give 0.25 or 0.75.
  @Test func `replicates share a draw, and draws follow the weights`() throws {
    let draws = ParameterDraws(try PosteriorExample.load(), runsPerParticle: 3, seed: 11)
    for replicate in 0..<300 { #expect(draws.particle(of: replicate) == draws.particle(of: replicate / 3 * 3)) }
    let particles = (0..<4000).map { draws.particle(of: $0 * 3) }
    #expect(abs(Double(particles.count { $0 == 1 }) / 4000 - 0.5) < 0.036)
    #expect(abs(Double(particles.count { $0 == 0 }) / 4000 - 0.25) < 0.031)
    #expect(draws.whole(7) == 9 && draws.whole(9) == 9 && draws.draws(of: 9) == 3)
    #expect(draws.problem(with: 7)?.contains("such as 9") == true && draws.problem(with: 9) == nil)
  }

  @Test func `scenarios that are compared meet the same parameters`() throws {
    let loaded = [try Lakeside.scenario("practice"), try Lakeside.scenario("plan")]
    let draws = ParameterDraws(try PosteriorExample.load(), seed: 7)
    let drawn = try DrawnScenarios(draws, of: loaded, replicates: 8, pool: RunPool(threads: 2))
    for replicate in 0..<8 {
      let (base, plan) = (drawn.scenario(0, replicate: replicate), drawn.scenario(1, replicate: replicate))
      #expect(base.parameters == plan.parameters && base.district == plan.district)
      #expect(base.levers != plan.levers)
      let particle = draws.posterior.particles[draws.particle(of: replicate)]
      #expect(base.parameters.outMigration.satisfaction == particle.values[0])
    }
    #expect(Set((0..<8).map(draws.particle)).count > 1)
  }

  @Test func `a comparison pairs particles as well as luck, and tells the two apart`() throws {
    let loaded = [try Lakeside.scenario("practice", "run.sample=1:10"), try Lakeside.scenario("plan")]
    let draws = ParameterDraws(try PosteriorExample.load(), seed: 7)
    let drawn = try DrawnScenarios(draws, of: loaded, replicates: 4, pool: RunPool(threads: 2))
    let runs = PairedRuns(
      base: loaded[0].scenario, others: [loaded[1].scenario], errorGoal: nil, mostReplicates: 4, drawn: drawn)
    let comparison = try runs.run(in: RunPool(threads: 2))
    let paired = try #require(
      comparison.difference(SeriesKey("youthPopulation"), in: 2028, as: .yearEnd, of: comparison.arms[0]))
    #expect(paired.runsPerDraw == 2)
    #expect(paired.components?.particles == 2)
    let alone = try Run(scenario: drawn.scenario(1, replicate: 3), replicate: 3, sample: Sample(persons: 10)).execute()
    #expect(paired.policy[3] == alone.monthly.value("youthPopulation", at: Month(year: 2028, month: 12)))
    let summary = ComparisonSummary(of: comparison, isOfSameParameters: false)
    #expect(summary.text(.en, seconds: nil, place: nil).contains("Spread of the change, ± 90 %, from"))
    #expect(summary.text(.zh, seconds: nil, place: nil).contains("后验“by-hand”"))
  }

  /// Means of the draws are 1, 3 and 8: standard error √(13/3), times Student's 2.92 with two degrees of freedom.
  @Test func `the interval of a mean difference counts draws, not runs`() throws {
    let paired = PairedDifference(base: [0, 0, 0, 0, 0, 0], policy: [0, 2, 2, 4, 7, 9], runsPerDraw: 2)
    #expect(abs((paired.margin ?? 0) - 2.919986 * (13.0 / 3).squareRoot()) < 1e-5)
    #expect(paired.components?.luck == 2)
  }

  @Test func `a run with a posterior says so in every page and can be made again`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("draws-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let loaded = try Lakeside.scenario("practice", "run.sample=1:10", "run.replicates=4")
    let draws = ParameterDraws(try PosteriorExample.load(), seed: 7)
    func run(_ threads: Int) throws -> ScenarioRun {
      try ScenarioRun(loaded, draws: draws, language: .en, command: ["test"], pool: RunPool(threads: threads))
    }
    let one = try run(1).execute(into: folder)
    let summary = one.report.summary
    let text = summary.text(.en, seconds: nil, place: nil).replacing("\n", with: " ")
    #expect(text.contains("Intervals hold luck and these parameters"))
    #expect(text.contains("Spread, ± 90 %, from"))
    #expect(!text.contains("uncertain parameters and assumptions are not in them"))
    #expect(summary.markdown(.zh, ledger: StockLedger(of: one.report.ensemble)).contains("## 随机与参数"))
    #expect(summary.json(seconds: nil, place: nil)["uncertainty"]?.array?.isEmpty == false)
    #expect(one.report.tableCount == ScenarioReport.tableCount + 2)
    let verification = try Verification(folder: folder)
    let again = try verification.experiment(pool: RunPool(threads: 2))
    let finding = try verification.repeated(
      again, in: folder + "-again", cancellation: Cancellation(), meter: nil)
    #expect(finding.differences == [])
  }

  /// A fit at 1:1 leaves hardly any luck in the constants; one that is coarser than the run does.
  @Test(arguments: [("1:1", false), ("1:10", false), ("1:50", true)])
  func `a summary says if the luck of a coarser fit is in the part of parameters`(fitted: String, isSaid: Bool) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("draws-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let loaded = try Lakeside.scenario("practice", "run.sample=1:10", "run.replicates=4")
    let draws = ParameterDraws(try PosteriorExample.load(PosteriorExample.text(sample: fitted)), seed: 7)
    let run = try ScenarioRun(loaded, draws: draws, language: .en, command: ["test"], pool: RunPool(threads: 2))
    let summary = try run.execute(into: folder).report.summary
    let text = { summary.text($0, seconds: nil, place: nil).replacing("\n", with: $0 == .en ? " " : "") }
    #expect(text(.en).contains("were fitted at 1:50, coarser than this run at 1:10") == isSaid)
    #expect(text(.zh).contains("粒子的常数按 1:50 拟合") == isSaid)
    #expect(text(.en).contains("fitted at") == isSaid)
  }

  @Test func `without a posterior a summary says that parameters are not in the interval`() throws {
    let ensemble = try Replicates(of: try Lakeside.scenario("practice", "run.sample=1:20").scenario)
      .run(in: RunPool(threads: 2))
    let summary = RunSummary(of: ensemble)
    #expect(summary.caveats(.en).joined().contains("uncertain parameters and assumptions are not in them"))
    #expect(summary.caveats(.zh).joined().contains("尚未计入参数与假设的不确定性"))
  }

  @Test(arguments: [
    ("of another district", PosteriorExample.text(district: "Riverside"), "a posterior holds for its own"),
    (
      "with an unknown parameter", PosteriorExample.text(second: "parameters.satisfaction.wages"),
      "stands in no file of"
    ),
  ])
  func `a posterior that does not fit gives one clear error`(what: String, text: String, message: String) throws {
    let loaded = try Lakeside.scenario("practice")
    let draws = ParameterDraws(try PosteriorExample.load(text), seed: 1)
    let failure = #expect(throws: ExperimentFailure.self) {
      try DrawnScenarios(draws, of: [loaded], replicates: 2, pool: RunPool(threads: 1))
    }
    #expect(failure?.description.contains(message) == true, "\(what): \(failure?.description ?? "")")
    #expect(failure?.description.split(separator: "\n").count == 2)
  }

  @Test func `a value that somebody set is not overwritten silently`() throws {
    let loaded = try Lakeside.scenario("practice", "parameters.satisfaction.wage=0.7")
    let failure = #expect(throws: ExperimentFailure.self) {
      try DrawnScenarios(
        ParameterDraws(try PosteriorExample.load(), seed: 1), of: [loaded], replicates: 2, pool: RunPool(threads: 1))
    }
    #expect(failure?.description.contains("is set in --set parameters.satisfaction.wage=0.7") == true)
  }
}
