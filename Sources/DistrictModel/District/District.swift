/// A name in files and its label for readers.
public struct Named: Decodable, Equatable, Sendable {
  public let name: String
  public let title: Text
}

public struct Zone: Decodable, Equatable, Sendable {
  public let name: String
  public let title: Text
  /// Approximate centre, for maps only. Unit: degrees.
  public let longitude: Double
  public let latitude: Double
}

/// Everything that is true of the place whatever the policy, except the model's parameters.
public struct District: Decodable, Equatable, Sendable {
  public let name: String
  public let title: Text
  public let definitions: Definitions
  public let period: Period
  public let zones: [Zone]
  public let sectors: [Named]
  /// The first origin is the district itself.
  public let origins: [Named]
  public let leverFamilies: [Named]
  public let levers: LeverCatalogue
  public let targets: TargetCatalogue
  public let calibration: CalibrationTargets
  /// What the model is validated against; none if absent.
  public let patterns: PatternCatalogue?
  /// What may happen to it; none if absent.
  public let circumstances: CircumstanceCatalogue?

  public struct Definitions: Decodable, Equatable, Sendable {
    /// Unit: years; the band is `youngestAge` ≤ age < `firstAgeAbove`.
    public let youngestAge: Int
    public let firstAgeAbove: Int
    /// What a resident young person is, printed beside every result.
    public let youth: Text
    /// The population basis, printed beside every result.
    public let basis: Text
    public let graduatesIntroduced: Text
    public let talentsIntroduced: Text
  }

  public struct Period: Decodable, Equatable, Sendable {
    /// First month of policy; the month 0 of the random draws.
    public let start: Month
    /// Months simulated before it at the reference levels.
    public let spinUpMonths: Int
    /// Last month that may be simulated.
    public let horizon: Month
  }
}

extension District {
  /// Names of what the levers deliver, each once, in the order of the catalogue.
  public var deliveryIndicators: [String] {
    var names: [String] = []
    for delivery in levers.levers.flatMap(\.definition.deliveries) where !names.contains(delivery.indicator) {
      names.append(delivery.indicator)
    }
    return names
  }
}

/// What the district wants to reach.
public struct Target: Equatable, Sendable {
  public let name: String
  public let definition: Definition

  public enum Measure: String, ClosedSet {
    /// Value at the end of December.
    case yearEnd
    /// Sum over the twelve months.
    case yearTotal
  }
  public enum Comparison: String, ClosedSet {
    case above, atLeast
  }

  public struct Definition: Decodable, Equatable, Sendable {
    public let code: String
    public let title: Text
    /// A word or two for the head of a narrow column; the title if absent.
    public let shortTitle: Text?
    public let phrase: String
    public let unit: Text
    public let indicator: String
    public let measure: Measure
    public let comparison: Comparison
    /// Unit: as the indicator, by calendar year; later years keep the last goal.
    public let goal: YearTable
    /// One of the targets of the summary's "all of them".
    public let isHeadline: Bool
    /// An input rather than an outcome.
    public let isDelivery: Bool
    /// Other counts that the words of the target might mean.
    private let readings: ReadingCatalogue?

    /// In the order of the file.
    public var otherReadings: [Reading] { readings?.readings ?? [] }
  }

  /// Another count that the words of a target might mean, held against the same goal; or what the target shares with another one.
  public struct Reading: Equatable, Sendable {
    public let name: String
    public let definition: Definition

    public struct Definition: Decodable, Equatable, Sendable {
      /// A few words: it stands in a narrow column below the title of the target.
      public let title: Text
      /// What is counted; as the target if absent.
      public let of: SeriesKey?
      /// What is taken off it.
      public let less: [SeriesKey]?
      /// Whether it tells what another target counts too, and no goal is held against it; false if absent.
      private let isOverlap: Bool?

      /// Whether the goal of the target is held against it.
      public var isHeldAgainstGoal: Bool { isOverlap != true }
    }

    /// What is counted for a target.
    public func counted(of target: Target) -> SeriesKey { definition.of ?? SeriesKey(target.definition.indicator) }
  }

  private struct ReadingCatalogue: Decodable, Equatable, Sendable {
    let readings: [Reading]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: WordKey.self)
      readings = try container.allKeys.map {
        Reading(name: $0.stringValue, definition: try container.decode(Reading.Definition.self, forKey: $0))
      }
    }
  }
}

public struct TargetCatalogue: Decodable, Equatable, Sendable {
  public let targets: [Target]

  public init(_ targets: [Target]) { self.targets = targets }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WordKey.self)
    targets = try container.allKeys.map {
      Target(name: $0.stringValue, definition: try container.decode(Target.Definition.self, forKey: $0))
    }
  }
}

/// What the free constants are fitted to: figures of the base year.
public struct CalibrationTargets: Decodable, Equatable, Sendable {
  public let year: Int
  /// Unit: persons.
  public let openingResidents: Double
  public let closingResidents: Double
  public let graduatesIntroduced: Double
  public let nonDegreeArrivals: Double
  public let talentsIntroduced: Double
  /// Growth of posts within the year. Unit: share.
  public let jobGrowth: Double
  /// Mean elapsed stay of non-local workers at the end of the year. Unit: years.
  public let meanStayYears: Double

  package init(
    year: Int, openingResidents: Double, closingResidents: Double, graduatesIntroduced: Double,
    nonDegreeArrivals: Double, talentsIntroduced: Double, jobGrowth: Double, meanStayYears: Double
  ) {
    self.year = year
    self.openingResidents = openingResidents
    self.closingResidents = closingResidents
    self.graduatesIntroduced = graduatesIntroduced
    self.nonDegreeArrivals = nonDegreeArrivals
    self.talentsIntroduced = talentsIntroduced
    self.jobGrowth = jobGrowth
    self.meanStayYears = meanStayYears
  }
}
