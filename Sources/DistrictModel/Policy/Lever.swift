/// What a government can turn: data that names channels, sizes and costs.
public struct Lever: Equatable, Sendable {
  /// Key of the lever in scenario files.
  public let name: String
  public let definition: Definition

  public struct Definition: Decodable, Equatable, Sendable {
    /// Short code used in the documentation, such as `L05`.
    public let code: String
    /// Name of a family of the district's `leverFamilies`.
    public let family: String
    public let title: Text
    /// The report's own words.
    public let phrase: String
    /// What it does, for `talentflow levers`.
    public let mechanism: Text
    /// Level in the base year. Unit: level; 0 = absent, 1 = the plan.
    public let referenceLevel: Double
    public let maximumLevel: Double
    /// The plan's schedule: what a scenario gets that names a level only.
    public let start: Month
    public let rampMonths: Int
    public let end: Month?
    /// Level after `end`; the reference level if absent.
    public let afterLevel: Double?
    /// Multiplies what a level delivers (homes, space, places, jobs). Unit: ratio.
    public let deliveryRate: Double
    public let effects: LeverEffects
    public let deliveries: [Delivery]
    public let costs: [CostItem]

    /// The level of what is delivered at a level: the change from the reference is scaled by the delivery rate.
    func delivered(_ level: Double) -> Double { referenceLevel + (level - referenceLevel) * deliveryRate }
  }
}

/// The levers of a district in the order of its file.
public struct LeverCatalogue: Decodable, Equatable, Sendable {
  public let levers: [Lever]

  public init(_ levers: [Lever]) { self.levers = levers }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WordKey.self)
    levers = try container.allKeys.map {
      Lever(name: $0.stringValue, definition: try container.decode(Lever.Definition.self, forKey: $0))
    }
  }

  public func index(of name: String) -> Int? { levers.firstIndex { $0.name == name } }
}

/// Something a lever delivers that is itself a target: reaching it is no evidence of an effect.
public struct Delivery: Decodable, Equatable, Sendable {
  /// Name of the indicator, such as `schoolPlaces`.
  public let indicator: String
  public let title: Text
  public let unit: Text
  /// Unit: as `unit`, per year at level 1.
  public let perLevelYear: Double
}

/// One kind of spending of a lever.
public struct CostItem: Decodable, Equatable, Sendable {
  public enum Basis: String, ClosedSet {
    /// `amount` a year at level 1.
    case perLevelYear
    /// `amount` per level by which the lever rises above its highest level so far.
    case onIncrease
    /// `amount` a year for every level-year delivered since the policy start.
    case accumulating
    /// What channels pay to persons; `amount` is 1.
    case payments
  }
  public let category: PolicyCost.Category
  public let basis: Basis
  /// Unit: CNY of the base year, gross public cost.
  public let amount: Double
  /// Share of the district itself. Unit: share.
  public let districtShare: Double
  public let from: Month?
  public let to: Month?
}
