/// Everything one run needs, as one value.
public struct Scenario: Decodable, Equatable, Sendable {
  public let name: String
  public let title: Text
  public let note: Text?
  public var run: RunSettings
  public var district: District
  public var parameters: Parameters
  public var levers: LeverSettings
  /// What happens to the district meanwhile; nothing if absent.
  public var circumstances: LeverSettings?
  /// What all levers together may spend a year; no cap if absent.
  public var budget: Budget?
}

/// How a scenario is run unless the command line says otherwise.
public struct RunSettings: Decodable, Equatable, Sendable {
  public var replicates: Int
  public var seed: Int
  public var sample: Sample
  public var until: Month
}

/// How many persons are simulated for how many of the district, written `1:10` or `5:1`; results are of the district.
public struct Sample: Hashable, Sendable {
  /// Simulated persons for `persons` of the district.
  public let simulated: Int
  /// Persons of the district for `simulated` ones.
  public let persons: Int

  public static let full = Sample(persons: 1)

  /// One simulated person stands for some of the district.
  public init(persons: Int) {
    precondition(persons >= 1, "a sample is 1:n with n ≥ 1")
    simulated = 1
    self.persons = persons
  }

  /// Reads `1:n`, n = 1…1000, or `n:1`, n = 1…10; nil for anything else.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map {
      Int(Substring($0))
    }
    guard parts.count == 2, let simulated = parts[0], let persons = parts[1],
      simulated == 1 && (1...1000).contains(persons) || (1...10).contains(simulated) && persons == 1
    else { return nil }
    self.simulated = simulated
    self.persons = persons
  }

  /// Persons of the district per simulated person.
  public var weight: Double { Double(persons) / Double(simulated) }

  /// Simulated persons per person of the district.
  public var scale: Double { Double(simulated) / Double(persons) }
}

extension Sample: CustomStringConvertible, Decodable {
  public var description: String { "\(simulated):\(persons)" }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let sample = Sample(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a sample is written \"1:n\", n = 1…1000, or \"n:1\", n = 1…10")
    }
    self = sample
  }
}

/// The parameters of every process.
public struct Parameters: Decodable, Equatable, Sendable {
  public var population: SyntheticPopulation.Parameters
  public var ageing: Ageing.Parameters
  public var mortality: Mortality.Parameters
  public var schooling: Schooling.Parameters
  public var family: Family.Parameters
  public var activity: Activity.Parameters
  public var inMigration: InMigration.Parameters
  public var entrepreneurship: Entrepreneurship.Parameters
  public var labourDemand: LabourDemand.Parameters
  public var jobMarket: JobMarket.Parameters
  public var wages: Wages.Parameters
  public var housing: HousingMarket.Parameters
  public var brand: BrandAwareness.Parameters
  public var recognition: TalentRecognition.Parameters
  public var satisfaction: Satisfaction.Parameters
  public var outMigration: OutMigration.Parameters
  public var costs: PolicyCost.Parameters
  public var reference: ReferenceState
}
