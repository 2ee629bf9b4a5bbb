/// What scenario files say: values with names, each of which remembers where it was written.
///
/// Maps keep the order of their file; where files are laid over each other, new keys follow the old ones.
public struct ScenarioTree: Sendable {
  /// One value.
  public indirect enum Content: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([ScenarioTree])
    case map([Entry])
  }

  /// A named value of a map.
  public struct Entry: Sendable {
    /// The name.
    public let key: String
    /// Where the key stands.
    public let origin: Origin
    /// What it names.
    public var value: ScenarioTree

    /// A name and its value.
    public init(key: String, origin: Origin, value: ScenarioTree) {
      self.key = key
      self.origin = origin
      self.value = value
    }
  }

  /// The value itself.
  public var content: Content
  /// Where it was written.
  public var origin: Origin

  /// A value and its place.
  public init(_ content: Content, at origin: Origin) {
    self.content = content
    self.origin = origin
  }
}

extension ScenarioTree {
  /// The named values, if this is a map.
  public var entries: [Entry]? {
    if case .map(let entries) = content { entries } else { nil }
  }

  /// The elements, if this is a list.
  public var elements: [ScenarioTree]? {
    if case .list(let elements) = content { elements } else { nil }
  }

  /// The text, if this is one.
  public var text: String? {
    if case .text(let text) = content { text } else { nil }
  }

  /// The number, if this is one.
  public var number: Double? {
    if case .number(let number) = content { number } else { nil }
  }

  var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// The value of a key of a map; nil for another key and for anything that is no map.
  public subscript(key: String) -> ScenarioTree? {
    entries?.first { $0.key == key }?.value
  }

  /// The value at a key path; nil if there is none.
  public subscript(path: TreePath) -> ScenarioTree? {
    path.steps.reduce(self) { node, step in
      switch step {
      case .key(let key): node?[key] ?? Int(key).flatMap { node?.element($0) }
      case .index(let index): node?.element(index)
      }
    }
  }

  private func element(_ index: Int) -> ScenarioTree? {
    guard let elements, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// What a message calls this value: the value itself when it is short, else its kind.
  public var shortDescription: String {
    switch content {
    case .null: "null"
    case .bool(let bool): String(bool)
    case .number(let number): number.plainDescription
    case .text(let text): text.count <= 60 ? "\"\(text)\"" : "\"\(text.prefix(57))…\""
    case .list(let elements): elements.isEmpty ? "an empty list" : "a list"
    case .map(let entries): entries.isEmpty ? "an empty map" : "a map"
    }
  }
}

extension Double {
  /// Shortest text that reads back as the same number; whole numbers without a decimal point.
  public var plainDescription: String {
    guard magnitude <= 0x1p53, let whole = Int64(exactly: self) else { return description }
    return String(whole)
  }
}
