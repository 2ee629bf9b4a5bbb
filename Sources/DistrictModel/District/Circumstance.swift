/// Something that may happen to the district and that nobody in it decides: what a plan is put under stress with.
public struct Circumstance: Equatable, Sendable {
  /// Key of the circumstance in scenario files.
  public let name: String
  public let definition: Definition

  public struct Definition: Decodable, Equatable, Sendable {
    public let title: Text
    /// What it does.
    public let mechanism: Text
    /// Unit: level; 0 = does not happen, 1 = as described.
    public let maximumLevel: Double
    /// When it begins in a scenario that names a level only.
    public let start: Month
    public let rampMonths: Int
    public let end: Month?
    public let effects: CircumstanceEffects
  }
}

/// The circumstances of a district in the order of its file.
public struct CircumstanceCatalogue: Decodable, Equatable, Sendable {
  public let circumstances: [Circumstance]

  public init(_ circumstances: [Circumstance]) { self.circumstances = circumstances }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WordKey.self)
    circumstances = try container.allKeys.map {
      Circumstance(name: $0.stringValue, definition: try container.decode(Circumstance.Definition.self, forKey: $0))
    }
  }

  public func index(of name: String) -> Int? { circumstances.firstIndex { $0.name == name } }
}

/// Where a circumstance enters the model; `ℓ` is its level.
public struct CircumstanceEffects: Decodable, Equatable, Sendable {
  /// Utility of living elsewhere + size·ℓ: fewer come, return and stay, and leaving × exp(size·ℓ). Unit: log odds.
  public let outsideAttraction: Double?
  /// Posts that come without any programme × Π (1 + size·ℓ).
  public let autonomousJobs: Double?
  /// Loss of posts × Π (1 + size·ℓ).
  public let attrition: Double?
  /// Separations × Π (1 + size·ℓ).
  public let separation: Double?
  /// Space rented by others than the young × Π (1 + size·ℓ).
  public let otherRenters: Double?
}
