import DistrictModel
import Reporting
import ScenarioFiles

/// A calibration's particles as a file that `run --posterior` reads.
struct PosteriorText {
  static let fileName = "posterior.json"

  private let summary: CalibrationSummary

  init(_ summary: CalibrationSummary) { self.summary = summary }

  /// A particle a line, so that the file can be read and compared.
  var text: String {
    let lines = head.map { "  \(quoted($0.key)): \(Self.inline($0.value))" }
    return "{\n"
      + (lines + [list("uncertainties", parameters), list("constants", constants), list("particles", particles)])
      .joined(separator: ",\n") + "\n}\n"
  }

  private func quoted(_ text: String) -> String { Self.inline(.string(text)) }

  private func list(_ key: String, _ elements: [JSONValue]) -> String {
    "  \(quoted(key)): [\n" + elements.map { "    " + Self.inline($0) }.joined(separator: ",\n") + "\n  ]"
  }

  /// A value on one line.
  private static func inline(_ value: JSONValue) -> String {
    switch value {
    case .array(let elements): "[" + elements.map(inline).joined(separator: ", ") + "]"
    case .object(let members):
      "{ " + members.map { "\(inline(.string($0.key))): \(inline($0.value))" }.joined(separator: ", ") + " }"
    default: String(value.text.dropLast())
    }
  }

  private var experiment: LoadedExperiment { summary.experiment }
  private var base: Scenario { experiment.base.scenario }

  private var head: [JSONValue.Member] {
    [
      .init("posterior", .string(experiment.name)),
      .init(
        "title",
        .object([.init("en", .string(experiment.title.en)), .init("zh", .string(experiment.title.zh))])),
      .init("district", .string(base.district.name)), .init("scenario", .string(base.name)),
      .init("making", .object(making)),
    ]
  }

  private var making: [JSONValue.Member] {
    let (settings, found) = (summary.settings, summary.found)
    let last = summary.population
    let paths = experiment.factors.map(\.path) + summary.search.simulator.constants.compactMap { TreePath($0) }
    let digest = SHA256.hex(
      of: experiment.base.files.map { "\($0.relativePath) \(SHA256.hex(of: $0.bytes))\n" }.joined().utf8)
    return [
      .init("version", .string(ProgramVersion.current)), .init("experiment", .string(experiment.relativePath)),
      .init("experimentDigest", .string(digest)),
      .init("districtDigest", .string(Posterior.digest(of: experiment.base, without: paths))),
      .init("sample", .string(summary.search.sampleOfConstants.description)),
      .init("until", .string(base.run.until.description)), .init("replicates", .integer(base.run.replicates)),
      .init("seed", .integer(settings.seed)), .init("points", .integer(found.design.count)),
      .init("plausible", .integer(found.generations[0].points.count)),
      .init("generations", .integer(found.generations.count - 1)),
      .init("tolerance", .number(Self.rounded(summary.tolerance))),
      .init("simulations", .integer(found.simulations)),
      .init("effectiveSize", .number(Self.rounded(last.effectiveSize))),
      .init("fittedTo", .array(summary.figures.filter { !$0.isHeldOut }.map { .string($0.name) })),
      .init("heldOut", .array(summary.figures.filter(\.isHeldOut).map { .string($0.name) })),
    ]
  }

  private var parameters: [JSONValue] {
    experiment.factors.map { factor in
      let range = factor.distribution?.range ?? 0...1
      return .object([
        .init("name", .string(factor.name)),
        .init("title", .object([.init("en", .string(factor.title.en)), .init("zh", .string(factor.title.zh))])),
        .init("path", .string(factor.path.description)), .init("low", .number(range.lowerBound)),
        .init("high", .number(range.upperBound)),
      ])
    }
  }

  private var constants: [JSONValue] { summary.search.simulator.constants.map(JSONValue.string) }

  private var particles: [JSONValue] {
    zip(summary.found.particles, zip(summary.population.weights, summary.found.constants)).map { particle, rest in
      let values = DesignPoint(particle.place, of: experiment.factors).values
      return .object([
        .init("weight", .number(Self.rounded(rest.0))),
        .init("distance", .number(Self.rounded(particle.distance ?? 0))),
        .init("values", .array(values.map { .number($0.number ?? 0) })),
        .init("constants", .array(rest.1.map(JSONValue.number))),
      ])
    }
  }

  private static func rounded(_ value: Double) -> Double { CalibratedConstants.rounded(value) }
}
