/// A word list that is closed in code: decoders may list its members in a message.
public protocol ClosedSet: RawRepresentable<String>, CaseIterable, Decodable, Sendable {}

extension CodingUserInfoKey {
  /// `[String]`: names of the zones, in the district's order.
  public static let zoneNames = CodingUserInfoKey(rawValue: "zoneNames")!
  /// `[String]`: names of the sectors, in the district's order.
  public static let sectorNames = CodingUserInfoKey(rawValue: "sectorNames")!
  /// `[String]`: names of the origins, in the district's order; the first one is the district itself.
  public static let originNames = CodingUserInfoKey(rawValue: "originNames")!
  /// `ClosedRange<Int>`: single years of age of the youth population.
  public static let ages = CodingUserInfoKey(rawValue: "ages")!
}

/// Any word as a key.
public struct WordKey: CodingKey, Sendable {
  public let stringValue: String
  public var intValue: Int? { Int(stringValue) }

  public init(_ word: String) { stringValue = word }
  public init?(stringValue: String) { self.stringValue = stringValue }
  public init?(intValue: Int) { stringValue = String(intValue) }
}

/// Reads one number per name; a name left out is an error (`required`) or 0.
private func numbers(named names: [String], required: Bool, from decoder: any Decoder) throws -> [Double] {
  let container = try decoder.container(keyedBy: WordKey.self)
  return try names.map { name in
    let key = WordKey(name)
    return required || container.contains(key) ? try container.decode(Double.self, forKey: key) : 0
  }
}

private func names(_ key: CodingUserInfoKey, of decoder: any Decoder) -> [String] {
  guard let names = decoder.userInfo[key] as? [String] else {
    preconditionFailure("the decoder's userInfo must carry \(key.rawValue)")
  }
  return names
}

/// One number per zone of the district; every zone is named.
public struct ZoneTable: Decodable, Equatable, Sendable {
  public var values: [Double]
  public init(_ values: [Double]) { self.values = values }
  public init(from decoder: any Decoder) throws {
    values = try numbers(named: names(.zoneNames, of: decoder), required: true, from: decoder)
  }
  public subscript(zone: Int) -> Double { values[zone] }
}

/// One number per sector of the district; sectors left out are 0.
public struct SectorTable: Decodable, Equatable, Sendable {
  public var values: [Double]
  public init(_ values: [Double]) { self.values = values }
  public init(from decoder: any Decoder) throws {
    values = try numbers(named: names(.sectorNames, of: decoder), required: false, from: decoder)
  }
  public subscript(sector: Int) -> Double { values[sector] }
}

/// One number per zone; zones left out are 0 (where a programme reaches only some zones).
public struct ZoneSubsetTable: Decodable, Equatable, Sendable {
  public var values: [Double]
  public init(_ values: [Double]) { self.values = values }
  public init(from decoder: any Decoder) throws {
    values = try numbers(named: names(.zoneNames, of: decoder), required: false, from: decoder)
  }
  public subscript(zone: Int) -> Double { values[zone] }
}

/// One number per origin; origins left out are 0.
public struct OriginTable: Decodable, Equatable, Sendable {
  public var values: [Double]
  public init(_ values: [Double]) { self.values = values }
  public init(from decoder: any Decoder) throws {
    values = try numbers(named: names(.originNames, of: decoder), required: false, from: decoder)
  }
  public subscript(origin: Int) -> Double { values[origin] }
}

/// One number per level of education; levels left out are 0.
public struct EducationTable: Decodable, Equatable, Sendable {
  public var values: [Double]
  public init(_ values: [Double]) { self.values = values }
  public init(from decoder: any Decoder) throws {
    values = try numbers(named: Education.allCases.map(\.name), required: false, from: decoder)
  }
  public subscript(education: Education) -> Double { values[Int(education.rawValue)] }
}

/// One number per skill tier; every tier is named.
public struct TierTable: Decodable, Equatable, Sendable {
  public var values: [Double]
  public init(_ values: [Double]) { self.values = values }
  public init(from decoder: any Decoder) throws {
    values = try numbers(named: Tier.allCases.map(\.name), required: true, from: decoder)
  }
  public subscript(tier: Tier) -> Double {
    get { values[Int(tier.rawValue)] }
    set { values[Int(tier.rawValue)] = newValue }
  }
}

/// One number per talent class; classes left out are 0.
public struct TalentTable: Decodable, Equatable, Sendable {
  public var values: [Double]
  public init(_ values: [Double]) { self.values = values }
  public init(from decoder: any Decoder) throws {
    values = try numbers(named: TalentClass.allCases.map(\.name), required: false, from: decoder)
  }
  public subscript(talent: TalentClass) -> Double { values[Int(talent.rawValue)] }
}

/// One number per single year of age of the youth population; ages left out are 0.
public struct AgeTable: Decodable, Equatable, Sendable {
  public let youngest: Int
  public var values: [Double]
  public init(youngest: Int, _ values: [Double]) {
    self.youngest = youngest
    self.values = values
  }
  public init(from decoder: any Decoder) throws {
    guard let ages = decoder.userInfo[.ages] as? ClosedRange<Int> else {
      preconditionFailure("the decoder's userInfo must carry ages")
    }
    youngest = ages.lowerBound
    values = try numbers(named: ages.map(String.init), required: false, from: decoder)
  }
  /// The value at an age in years; 0 outside the band.
  public subscript(age: Int) -> Double {
    values.indices.contains(age - youngest) ? values[age - youngest] : 0
  }
}

/// Twelve numbers, January to December.
public struct SeasonTable: Decodable, Equatable, Sendable {
  public var values: [Double]
  public init(_ values: [Double]) { self.values = values }
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    values = try container.decode([Double].self)
    guard values.count == 12 else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "needs 12 numbers, January to December; found \(values.count)")
    }
  }
  public subscript(month: Month) -> Double { values[month.ofYear - 1] }
}

/// A step function: keys are the thresholds from which each value holds, in whole units of the argument.
public struct StepTable: Decodable, Equatable, Sendable {
  /// Ascending by threshold.
  public private(set) var steps: [(from: Int, value: Double)]

  public init(_ steps: [(from: Int, value: Double)]) {
    self.steps = steps.sorted { $0.from < $1.from }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WordKey.self)
    var read: [(from: Int, value: Double)] = []
    for key in container.allKeys {
      let value = try container.decode(Double.self, forKey: key)
      guard let from = key.intValue else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container, debugDescription: "a threshold is a whole number")
      }
      read.append((from, value))
    }
    self.init(read)
  }

  public static func == (one: StepTable, other: StepTable) -> Bool { one.steps.elementsEqual(other.steps, by: ==) }

  /// The value in force at `argument`; below the first threshold, the first value.
  public subscript(argument: Int) -> Double {
    steps.last { $0.from <= argument }?.value ?? steps.first?.value ?? 0
  }

  /// The same steps with every value at or above a threshold multiplied.
  public func scaled(by factor: Double, from threshold: Int) -> StepTable {
    StepTable(steps.map { ($0.from, $0.from >= threshold ? $0.value * factor : $0.value) })
  }
}

/// Text in both languages of the product.
public struct Text: Decodable, Hashable, Sendable {
  public let en: String
  public let zh: String
  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  private enum CodingKeys: CodingKey {
    case en, zh
  }

  /// A text in one language stands for both; an empty one is none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let texts = try [CodingKeys.en, .zh].map { try container.decodeIfPresent(String.self, forKey: $0) }
    let (en, zh) = (texts[0].flatMap { $0.isEmpty ? nil : $0 }, texts[1].flatMap { $0.isEmpty ? nil : $0 })
    self.en = try en ?? zh ?? container.decode(String.self, forKey: .en)
    self.zh = zh ?? self.en
  }
}

/// One number per calendar year; years outside the table take the nearest one.
public struct YearTable: Decodable, Equatable, Sendable {
  /// Ascending by year.
  public private(set) var steps: StepTable

  public init(_ years: [(year: Int, value: Double)]) {
    steps = StepTable(years.map { ($0.year, $0.value) })
  }
  public init(from decoder: any Decoder) throws {
    steps = try StepTable(from: decoder)
  }
  public subscript(year: Int) -> Double { steps[year] }
}
