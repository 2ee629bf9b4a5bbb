import TestSupport
import Testing

@testable import ScenarioFiles

struct PosteriorLoaderTests {
  private static let path = "posterior.json5"

  private func problems(_ text: String) -> String {
    do throws(ScenarioProblems) {
      _ = try PosteriorLoader.load(path: Self.path, from: .memory([Self.path: Array(text.utf8)]))
      return ""
    } catch {
      return error.description
    }
  }

  private func posterior(
    _ particles: String,
    uncertainties: String = "{ name: \"a\", title: { en: \"A\", zh: \"甲\" }, path: \"parameters.a\", low: 0, high: 1 }"
  ) -> String {
    """
    {
      posterior: "p", title: { en: "P", zh: "后验" }, district: "D", scenario: "s",
      making: {
        version: "0", experiment: "e", experimentDigest: "", districtDigest: "", sample: "1:1", until: "2030-12",
        replicates: 1, seed: 1, points: 10, plausible: 5, generations: 1, tolerance: 0.5, simulations: 20,
        effectiveSize: 1, fittedTo: [], heldOut: [],
      },
      uncertainties: [ \(uncertainties) ],
      constants: [],
      particles: [ \(particles) ],
    }
    """
  }

  @Test func `check takes a posterior for what it is, and a damaged one too`() {
    let right = posterior("{ weight: 1, distance: 0, values: [0.5], constants: [] }")
    let files = FileSource.memory(["right.json": Array(right.utf8), "wrong.json": Array("{ particles: [] }".utf8)])
    #expect(
      PosteriorLoader.isPosterior("right.json", from: files) && PosteriorLoader.isPosterior("wrong.json", from: files))
    #expect(ScenarioLoader.problems(in: ["right.json"], from: files).problems == nil)
    let problems = ScenarioLoader.problems(in: ["right.json", "wrong.json"], from: files).problems
    #expect(problems?.problems.count == 1)
    #expect(problems?.description.contains("is no posterior: it needs \"posterior\" and \"particles\"") == true)
    #expect(!PosteriorLoader.isPosterior("\(Repository.root)/\(Lakeside.folder)/practice.json5"))
  }

  @Test func `a right file has no problem`() {
    #expect(problems(posterior("{ weight: 1, distance: 0, values: [0.5], constants: [] }")) == "")
  }

  @Test(arguments: [
    (
      "",
      "posterior.json5: 1 problem, nothing was run\n  10:14  particles   holds no particle; nothing can be drawn from it"
    ),
    (
      "{ weight: 1, distance: 0, values: [], constants: [] }",
      "posterior.json5: 1 problem, nothing was run\n  10:50  particles[0].values   found 0 numbers; allowed 1, one for each name above"
    ),
    (
      "{ weight: -1, distance: 0, values: [0.5], constants: [] }",
      "posterior.json5: 1 problem, nothing was run\n  10:26  particles[0].weight   found -1; allowed 0 or more"
    ),
    (
      "{ weight: 0, distance: 0, values: [0.5], constants: [] }",
      "posterior.json5: 1 problem, nothing was run\n  10:14  particles   no particle has weight"
    ),
  ])
  func `particles that make no posterior give one clear problem`(particles: String, expected: String) {
    #expect(problems(posterior(particles)) == expected)
  }

  @Test func `no parameter, another file and no file are told apart`() {
    #expect(
      problems(posterior("{ weight: 1, distance: 0, values: [], constants: [] }", uncertainties: ""))
        .contains("names no parameter; nothing would vary"))
    #expect(problems("{ name: \"x\" }").contains("is no posterior: it needs \"posterior\" and \"particles\""))
    #expect(problems("").contains("1 problem"))
    let missing = #expect(throws: ScenarioProblems.self) {
      try PosteriorLoader.load(path: "none.json", from: .memory([:]))
    }
    #expect(missing?.description.contains("no such file") == true)
  }
}
