import DistrictModel

/// What a calibration knows of uncertain parameters: points of their space with weights, and what they were made from.
public struct Posterior: Sendable {
  /// A parameter that was uncertain, with the range it was drawn from.
  public struct Parameter: Sendable, Equatable {
    public let name: String
    public let title: Text
    public let path: TreePath
    /// Ends of the range before anything was observed.
    public let low: Double
    public let high: Double
  }

  /// One point.
  public struct Particle: Sendable, Equatable {
    /// Weights of all particles add up to 1.
    public let weight: Double
    /// From what was observed; see the calibration.
    public let distance: Double
    /// By parameter.
    public let values: [Double]
    /// By constant: those fitted to the base year anew for these values.
    public let constants: [Double]
  }

  /// What the particles were made from.
  public struct Making: Decodable, Sendable, Equatable {
    /// The program's version, and the digests of the experiment's files and of the district's parameters.
    public let version: String
    public let experiment: String
    public let experimentDigest: String
    public let districtDigest: String
    public let sample: String
    public let until: String
    public let replicates: Int
    public let seed: Int
    /// Points of the first design, and those of them that were plausible.
    public let points: Int
    public let plausible: Int
    /// Steps of the search after it, and the largest distance accepted in the last.
    public let generations: Int
    public let tolerance: Double
    /// Parameter points simulated in all.
    public let simulations: Int
    public let effectiveSize: Double
    /// What the particles were fitted to: patterns, and indicators observed in periods.
    public let fittedTo: [String]
    /// Periods that were observed and left out of the fit.
    public let heldOut: [String]
  }

  /// The file as the planner named it.
  public let path: String
  /// As it was read.
  public let bytes: [UInt8]
  public let name: String
  public let title: Text
  /// Names of the district and of the scenario it was made with.
  public let district: String
  public let scenario: String
  public let making: Making
  public let parameters: [Parameter]
  /// Where the constants stand that belong to each particle.
  public let constants: [TreePath]
  public let particles: [Particle]

  /// 1/Σ*w*²: as many particles of equal weight would tell as much.
  public var effectiveSize: Double { 1 / particles.reduce(0) { $0 + $1.weight * $1.weight } }

  /// The changes that give a scenario the values of a particle.
  public func patches(of particle: Int) -> [ScenarioPatch] {
    let point = particles[particle]
    return zip(parameters.map(\.path) + constants, point.values + point.constants).map { ScenarioPatch($0, to: $1) }
  }
}

// MARK: - Use

extension LoadedScenario {
  /// Every parameter in force but some, a line each: what a posterior takes for granted.
  public func parameterText(without paths: [TreePath]) -> String {
    let left = Set(paths.map(\.description))
    let lines = tree.leaves().compactMap { leaf -> String? in
      let path = leaf.path.description
      return path.hasPrefix("parameters.") && !left.contains(path) ? "\(path)=\(leaf.value.inlineText)" : nil
    }
    return lines.sorted().joined(separator: "\n")
  }
}

extension Posterior {
  /// Why a scenario cannot be run with the particles; empty if it can.
  ///
  /// The district must be the one of the calibration, know every parameter, and the scenario must not set one itself:
  /// the particles would overwrite what somebody asked for.
  public func problems(for loaded: LoadedScenario) -> [ScenarioProblem] {
    func problem(_ path: TreePath?, _ message: String) -> ScenarioProblem {
      ScenarioProblem(file: self.path, position: nil, path: path?.description ?? "", message: message)
    }
    let found = loaded.scenario.district.name
    guard found == district else {
      return [
        problem(nil, "is about the district \(district), \(loaded.path) about \(found); a posterior holds for its own")
      ]
    }
    var problems: [ScenarioProblem] = []
    for path in parameters.map(\.path) + constants {
      guard let node = loaded.tree.valued(ScenarioPatch(path, to: 0).effectivePath) else {
        problems.append(problem(path, "stands in no file of \(loaded.path)"))
        continue
      }
      let origin = node.unwrapped.origin
      let district = loaded.base.district
      if !district.files.contains(origin.file), !origin.file.hasPrefix(district.folder + "/") {
        problems.append(
          problem(path, "is set in \(origin), so the particles would overwrite it; leave out one of the two"))
      }
    }
    return problems
  }
}
