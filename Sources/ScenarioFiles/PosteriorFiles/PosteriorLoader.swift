import DistrictModel

/// Posterior files in, a valid posterior out.
public enum PosteriorLoader {
  /// Whether a file is a posterior rather than a scenario or an experiment: it has a key that neither has.
  public static func isPosterior(_ path: String, from files: FileSource = .disk) -> Bool {
    let path = FilePath.normalised(path)
    guard let bytes = try? files.read(path) else { return false }
    let tree = JSON5Reader.read(SourceFile(path: path, bytes: bytes)).tree
    return tree?["posterior"] != nil || tree?["particles"] != nil
  }

  /// Reads a posterior.
  ///
  /// - Throws: every problem of the file, at once.
  public static func load(
    path: String, from files: FileSource = .disk
  ) throws(ScenarioProblems) -> Posterior {
    let path = FilePath.normalised(path)
    var reader = FileReader(files)
    guard let tree = reader.tree(at: path, askedBy: nil) else { throw ScenarioProblems(reader.problems) }
    guard tree.entries != nil, tree["particles"] != nil, tree["posterior"] != nil else {
      throw ScenarioProblems(
        at: tree.origin, "is no posterior: it needs \"posterior\" and \"particles\"; talentflow calibrate writes one")
    }
    let (text, notes) = TreeDecoder.decode(PosteriorText.self, from: tree, userInfo: [:])
    var problems = notes.problems
    for (unknown, origin) in notes.unknown {
      problems.append(ScenarioProblem(at: origin, path: unknown, "unknown key"))
    }
    guard problems.isEmpty, let text else { throw ScenarioProblems(problems) }
    var check = PosteriorCheck(tree: tree)
    let posterior = check.posterior(of: text, path: path, bytes: reader.sources[0].bytes)
    guard check.problems.isEmpty, let posterior else { throw ScenarioProblems(check.problems) }
    return posterior
  }
}

/// A posterior as it is written.
private struct PosteriorText: Decodable {
  let posterior: String
  let title: Text
  let district: String
  let scenario: String
  let making: Posterior.Making
  let uncertainties: [ParameterText]
  let constants: [String]
  let particles: [ParticleText]

  struct ParameterText: Decodable {
    let name: String
    let title: Text
    let path: String
    let low: Double
    let high: Double
  }

  struct ParticleText: Decodable {
    let weight: Double
    let distance: Double
    let values: [Double]
    let constants: [Double]
  }
}

/// Holds the parts of a posterior against each other.
private struct PosteriorCheck {
  let tree: ScenarioTree
  private(set) var problems: [ScenarioProblem] = []

  init(tree: ScenarioTree) { self.tree = tree }

  private mutating func note(_ path: TreePath, _ message: String) {
    problems.append(ScenarioProblem(at: tree[path]?.origin ?? tree.origin, path: path, message))
  }

  mutating func posterior(of text: PosteriorText, path: String, bytes: [UInt8]) -> Posterior? {
    let parameters = parameters(of: text)
    let constants = constants(of: text)
    let place = TreePath([.key("particles")])
    if text.particles.isEmpty { note(place, "holds no particle; nothing can be drawn from it") }
    if parameters.isEmpty, problems.isEmpty {
      note(TreePath([.key("uncertainties")]), "names no parameter; nothing would vary")
    }
    for (index, particle) in text.particles.enumerated() { check(particle, at: place.appending(index), of: text) }
    let sum = text.particles.reduce(0) { $0 + $1.weight }
    if problems.isEmpty, !(sum > 0) { note(place, "no particle has weight") }
    guard problems.isEmpty else { return nil }
    return Posterior(
      path: path, bytes: bytes, name: text.posterior, title: text.title, district: text.district,
      scenario: text.scenario, making: text.making, parameters: parameters, constants: constants,
      particles: text.particles.map {
        .init(weight: $0.weight / sum, distance: $0.distance, values: $0.values, constants: $0.constants)
      })
  }

  private mutating func parameters(of text: PosteriorText) -> [Posterior.Parameter] {
    let place = TreePath([.key("uncertainties")])
    var parameters: [Posterior.Parameter] = []
    for (index, written) in text.uncertainties.enumerated() {
      guard let path = TreePath(written.path), written.low < written.high else {
        note(place.appending(index), "needs a key path, and low below high")
        continue
      }
      parameters.append(
        .init(name: written.name, title: written.title, path: path, low: written.low, high: written.high))
    }
    return parameters
  }

  private mutating func constants(of text: PosteriorText) -> [TreePath] {
    text.constants.enumerated().compactMap { index, written in
      guard let path = TreePath(written) else {
        note(TreePath([.key("constants"), .index(index)]), "found \"\(written)\"; allowed a key path")
        return nil
      }
      return path
    }
  }

  private mutating func check(_ particle: PosteriorText.ParticleText, at place: TreePath, of text: PosteriorText) {
    for (key, found, wanted) in [
      ("values", particle.values.count, text.uncertainties.count),
      ("constants", particle.constants.count, text.constants.count),
    ] where found != wanted {
      note(place.appending(key), "found \(found) numbers; allowed \(wanted), one for each name above")
    }
    if !(particle.weight >= 0 && particle.weight.isFinite) {
      note(place.appending("weight"), "found \(particle.weight.plainDescription); allowed 0 or more")
    }
  }
}
