import DistrictModel

/// What is asked of packages of levers in many worlds: how each stands up, and in which worlds one of them fails.
public struct ExperimentRobust: Sendable {
  /// One package: what the district would do, whatever the world.
  public struct Package: Sendable {
    /// A word for columns of tables.
    public let name: String
    public let title: Text
    /// The base scenario with the package's levers.
    public let scenario: LoadedScenario
  }

  /// Which worlds are to be told apart from the others.
  public enum Question: Sendable, Equatable {
    /// Those in which the package does not satisfy.
    case fails
    /// Those in which it does.
    case holds
    /// Those in which it falls behind the best package by more than this. Unit: as the outcome's indicator.
    case regrets(above: Double)
  }

  /// Two or more, in the order of the file.
  public let packages: [Package]
  /// Outcomes, as places in the experiment's list, that a run reaches all together or not at all.
  public let reach: [Int]
  /// A package satisfies in a world where this share of the world's runs or more reach everything. Above 0, at most 1.
  public let chance: Double
  /// The outcome by which regret decides.
  public let regret: Int
  /// Package whose worlds are told apart; nil for the one that satisfies most often.
  public let explained: Int?
  /// Nil for where it fails, or where it holds if that is in fewer worlds.
  public let question: Question?
  /// A box should hold such worlds to this part at least. Above 0, at most 1.
  public let density: Double
}

/// The section `robust` as it is written.
struct RobustText: Decodable {
  let packages: NamedList<PackageText>?
  let reach: [String]?
  let chance: Double?
  let regret: String?
  let explain: ExplainText?

  struct PackageText: Decodable {
    let title: Text?
    let scenario: String?
    let set: NamedList<AnyTree>?
  }

  struct ExplainText: Decodable {
    let package: String?
    let worlds: Where?
    let regretAbove: Double?
    let density: Double?

    enum Where: String, ClosedSet {
      case fails, holds
    }
  }
}

extension LoadedExperiment {
  /// A package in a world.
  ///
  /// - Parameter values: of the uncertainties, in their order.
  /// - Throws: what is wrong with the combination, at the factors' places in the file.
  public func scenario(
    of package: ExperimentRobust.Package, at values: [Factor.Value]
  ) throws(ScenarioProblems) -> LoadedScenario {
    precondition(values.count == factors.count, "a world has a value for each uncertainty")
    return try package.scenario.patched(with: zip(factors, values).map { $0.patch($1) })
  }
}
