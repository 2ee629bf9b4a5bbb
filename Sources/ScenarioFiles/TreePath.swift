/// The way from the root of a tree to one of its values: `levers.graduateRentSubsidy[1].start`.
public struct TreePath: Hashable, Sendable {
  /// One step down the tree.
  public enum Step: Hashable, Sendable {
    case key(String)
    case index(Int)
  }

  /// The steps from the root.
  public var steps: [Step]

  /// A path by its steps; none for the root.
  public init(_ steps: [Step] = []) { self.steps = steps }

  /// Reads keys parted by dots, list indices in brackets or as keys; nil for an empty step.
  ///
  /// A key that holds a dot, a bracket or a quote stands in double quotes.
  public init?(_ text: String) {
    steps = []
    var rest = Substring(text)
    while !rest.isEmpty {
      guard let step = Self.nextStep(in: &rest, isFirst: steps.isEmpty) else { return nil }
      steps.append(step)
    }
    if steps.isEmpty { return nil }
  }

  private static func nextStep(in rest: inout Substring, isFirst: Bool) -> Step? {
    if rest.first == "[" {
      guard !isFirst, let end = rest.firstIndex(of: "]"),
        let index = Int(rest[rest.index(after: rest.startIndex)..<end]), index >= 0
      else { return nil }
      rest = rest[rest.index(after: end)...]
      return .index(index)
    }
    if !isFirst {
      guard rest.first == "." else { return nil }
      rest.removeFirst()
    }
    if rest.first == "\"" {
      rest.removeFirst()
      guard let end = rest.firstIndex(of: "\"") else { return nil }
      let key = String(rest[..<end])
      rest = rest[rest.index(after: end)...]
      return .key(key)
    }
    let end = rest.firstIndex { $0 == "." || $0 == "[" } ?? rest.endIndex
    let key = String(rest[..<end])
    rest = rest[end...]
    return key.isEmpty ? nil : .key(key)
  }

  /// The path to a key of what is here.
  public func appending(_ key: String) -> TreePath { TreePath(steps + [.key(key)]) }
  /// The path to an element of the list that is here.
  public func appending(_ index: Int) -> TreePath { TreePath(steps + [.index(index)]) }

  /// The keys alone, without list indices.
  var keys: [String] {
    steps.compactMap { if case .key(let key) = $0 { key } else { nil } }
  }
}

extension TreePath: CustomStringConvertible {
  /// Keys parted by dots, list indices in brackets.
  public var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key):
        let needsQuotes = key.isEmpty || key.contains { $0 == "." || $0 == "[" || $0 == "\"" }
        text += (text.isEmpty ? "" : ".") + (needsQuotes ? "\"\(key)\"" : key)
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}
