/// Writes the effective scenario as `scenario.json`: what was run, and the file and line that set each value.
///
/// The same files give the same bytes wherever they lie: paths are those inside the folder of copies.
public enum ScenarioJSON {
  /// The whole file, ended by a line feed.
  ///
  /// - Parameters:
  ///   - scenario: what to write.
  ///   - paths: paths to give for the files, by the path they were read at; the scenario's own relative paths if absent.
  public static func text(of scenario: LoadedScenario, paths: [String: String]? = nil) -> String {
    let names =
      paths
      ?? Dictionary(
        scenario.files.map { ($0.path, $0.relativePath) }, uniquingKeysWith: { first, _ in first })
    var writer = Writer()
    writer.open("{")
    writer.key("file")
    writer.value(((names[scenario.file] ?? scenario.file) + scenario.base.reference.suffix).jsonQuoted)
    writer.key("patches")
    writer.list(scenario.patches.map(\.text.jsonQuoted))
    writer.key("scenario")
    writer.write(scenario.tree)
    writer.key("origins")
    writer.open("{")
    for leaf in scenario.tree.leaves() {
      writer.key(leaf.path.description)
      let file = names[leaf.origin.file] ?? leaf.origin.file
      writer.value((leaf.origin.position.map { "\(file):\($0.line)" } ?? file).jsonQuoted)
    }
    writer.close("}")
    writer.close("}")
    return writer.text + "\n"
  }

  /// Lays out JSON, two blanks a level; maps and lists that fit on a line stay on one.
  private struct Writer {
    private(set) var text = ""
    private var indentation = ""
    private var isFirst = true
    private static let lineWidth = 100

    mutating func open(_ bracket: String) {
      text += bracket
      indentation += "  "
      isFirst = true
    }

    mutating func close(_ bracket: String) {
      indentation.removeLast(2)
      if !isFirst { text += "\n" + indentation }
      text += bracket
      isFirst = false
    }

    /// Begins an element of a list or, with a key, of a map.
    private mutating func begin() {
      text += (isFirst ? "\n" : ",\n") + indentation
      isFirst = false
    }

    mutating func key(_ key: String) {
      begin()
      text += key.jsonQuoted + ": "
    }

    mutating func value(_ json: String) { text += json }

    mutating func list(_ elements: [String]) { text += "[" + elements.joined(separator: ", ") + "]" }

    mutating func write(_ tree: ScenarioTree) {
      if let inline = tree.inlineText(upTo: Self.lineWidth) { return value(inline) }
      switch tree.content {
      case .list(let elements):
        open("[")
        for element in elements {
          begin()
          write(element)
        }
        close("]")
      case .map(let entries):
        open("{")
        for entry in entries {
          key(entry.key)
          write(entry.value)
        }
        close("}")
      default: value(tree.inlineText)
      }
    }
  }
}

extension String {
  /// The text in double quotes, with the escapes of JSON.
  var jsonQuoted: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
