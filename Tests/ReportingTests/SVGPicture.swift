import Foundation
import FoundationXML

/// What a test wants to know of an SVG: that it is XML, its texts, and how many marks each plot element has.
final class SVGPicture: NSObject, XMLParserDelegate {
  private(set) var isWellFormed = false
  private(set) var texts: [String] = []
  /// Marks by the title of their plot element; vectors share one path, so each of its strokes counts.
  private(set) var marks: [String: Int] = [:]
  let raw: String

  private var path: [(name: String, isPlot: Bool)] = []
  private var title: String?
  private var collected = ""

  init(contentsOf file: String) {
    let data = FileManager.default.contents(atPath: file) ?? Data()
    raw = String(decoding: data, as: UTF8.self)
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  /// No number that is none, in a coordinate or in a text, and no symbol without a size: librsvg refuses a whole picture for one of these.
  var hasOnlyFiniteNumbers: Bool {
    let separators: Set<Character> = [" ", ",", "(", "=", "\"", "'", "<", ">", "\n"]
    let words = raw.lowercased().split { separators.contains($0) }
    return !words.contains { ["nan", "-nan", "inf", "-inf"].contains($0) } && !raw.contains("scale(0.00)")
      && !raw.contains("9223372036854775808")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    path.append((name, name == "g" && attributes["id"]?.contains("_plot_") == true))
    if name == "title" || name == "text" { collected = "" }
    if ["path", "polygon", "use", "circle"].contains(name), let title, path.contains(where: \.isPlot) {
      marks[title, default: 0] += name == "path" ? (attributes["d"] ?? "").count { $0 == "M" } : 1
    }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { collected += text }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    let isPlot = path.removeLast().isPlot
    if name == "title", path.last?.isPlot == true {
      title = collected
      marks[collected, default: 0] += 0
    }
    if name == "text" { texts.append(collected.trimmingCharacters(in: .whitespacesAndNewlines)) }
    if isPlot { title = nil }
  }
}
