/// A closed attribute stored as one byte, with the word that files and results use for it.
public protocol Attribute: RawRepresentable<UInt8>, CaseIterable, Sendable {
  var name: String { get }
}

public enum Sex: UInt8, Attribute {
  case male, female
  public var name: String { self == .male ? "male" : "female" }
}

/// Highest completed level of education.
///
/// A 大学生 (graduate) holds a junior-college degree or more.
public enum Education: UInt8, Attribute, Comparable {
  case juniorSecondary, seniorSecondary, juniorCollege, bachelor, master, doctorate
  public var name: String {
    ["juniorSecondary", "seniorSecondary", "juniorCollege", "bachelor", "master", "doctorate"][Int(rawValue)]
  }
  public var isDegree: Bool { rawValue >= Education.juniorCollege.rawValue }
  public var tier: Tier {
    switch self {
    case .juniorSecondary, .seniorSecondary: .low
    case .juniorCollege, .bachelor: .mid
    case .master, .doctorate: .high
    }
  }
  public static func < (left: Education, right: Education) -> Bool { left.rawValue < right.rawValue }
}

/// Skill tier of a person or a post.
public enum Tier: UInt8, Attribute {
  case low, mid, high
  public var name: String { ["low", "mid", "high"][Int(rawValue)] }
}

public enum Status: UInt8, Attribute {
  case student, employed, unemployed, inactive, entrepreneur
  public var name: String { ["student", "employed", "unemployed", "inactive", "entrepreneur"][Int(rawValue)] }
  /// Employed or running a firm.
  public var isInWork: Bool { self == .employed || self == .entrepreneur }
}

public enum Tenure: UInt8, Attribute {
  case familyHome, dormitory, privateRental, affordableRental, owner
  public var name: String {
    ["familyHome", "dormitory", "privateRental", "affordableRental", "owner"][Int(rawValue)]
  }
  public var paysRent: Bool { self == .privateRental || self == .affordableRental }
}

/// Class of a recognised talent, A the highest.
public enum TalentClass: UInt8, Attribute, Comparable {
  case none, f, e, d, c, b, a
  public var name: String { ["none", "F", "E", "D", "C", "B", "A"][Int(rawValue)] }
  public static func < (left: TalentClass, right: TalentClass) -> Bool { left.rawValue < right.rawValue }
}

/// How a person came into the population.
public enum Entry: UInt8, Attribute {
  /// Resident when the simulation starts.
  case initial
  /// Reached the youngest age as a child of the district.
  case local
  /// Reached the youngest age as a child of a migrant family.
  case migrantChild
  /// Came to study at a college of the district.
  case college
  case freshGraduate
  case experiencedGraduate
  case nonDegree
  public var name: String {
    ["initial", "local", "migrantChild", "college", "freshGraduate", "experiencedGraduate", "nonDegree"][Int(rawValue)]
  }
}
