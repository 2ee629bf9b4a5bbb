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

/// The share of persons that is simulated, written `1:10`; every count is divided by it in results.
public struct Sample: Hashable, Sendable {
  /// Persons of the district per simulated person.
  public let persons: Int

  public static let full = Sample(persons: 1)

  public init(persons: Int) {
    precondition(persons >= 1, "a sample is 1:n with n ≥ 1")
    self.persons = persons
  }

  /// Reads `1:n`, n = 1…1000; nil for anything else.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, Substring(parts[0]) == "1", let persons = Int(Substring(parts[1])),
      (1...1000).contains(persons)
    else { return nil }
    self.persons = persons
  }

  /// Simulated persons per person of the district.
  public var scale: Double { 1 / Double(persons) }
}

extension Sample: CustomStringConvertible, Decodable {
  public var description: String { "1:\(persons)" }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let sample = Sample(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a sample is written \"1:n\", n = 1…1000")
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
