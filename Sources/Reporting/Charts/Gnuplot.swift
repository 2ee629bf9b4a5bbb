import Dispatch
import Glibc
import Synchronization

/// Draws the charts of a folder with gnuplot, if there is one.
///
/// A chart counts as drawn only if gnuplot ends with status 0, prints nothing on standard error and leaves a picture that is not empty:
/// gnuplot draws on with status 0 when a column is missing. Pictures are drawn aside and moved into place. Nothing here makes a run fail;
/// what could not be drawn, why, and what to install is in the answer.
public struct Gnuplot: Sendable {
  /// The kinds of picture.
  public enum Terminal: String, CaseIterable, Sendable {
    case svg
    case png
    case pdf
  }

  /// The shapes of a picture: a 16:9 slide, or the text width of an A4 page.
  public enum Paper: String, CaseIterable, Sendable {
    case slide
    case a4
  }

  /// What became of the charts.
  public struct Rendering: Sendable, Equatable {
    /// Names of the pictures drawn, in the order asked for.
    public var drawn: [String] = []
    /// Pictures that gnuplot could not draw.
    public var failures: [Failure] = []
    /// What is missing on this machine and how to install it; empty if all is there.
    public var advice: [ChartText] = []
  }

  /// A picture that could not be drawn, and gnuplot's words or ours.
  public struct Failure: Sendable, Equatable, CustomStringConvertible {
    public var picture: String
    public var reason: String

    public var description: String { "\(picture): \(reason)" }
  }

  private let gnuplot: String?
  private let fontList: String?

  /// The gnuplot on `PATH`.
  public init() {
    self.init(gnuplot: ChildProcess.find("gnuplot"), fontList: ChildProcess.find("fc-list"))
  }

  /// These programs; `nil` for none.
  package init(gnuplot: String?, fontList: String?) {
    self.gnuplot = gnuplot
    self.fontList = fontList
  }

  /// Whether there is a gnuplot to draw with.
  public var isAvailable: Bool { gnuplot != nil }

  /// A picture's name: `01_fan.svg` in English for a slide, `01_fan.zh.svg` in Chinese, `01_fan.a4.svg` for a page, `01_fan.zh.a4.svg`.
  public static func pictureName(
    _ kind: ChartKind, part: Int = 1, _ terminal: Terminal, _ language: ReportLanguage, _ paper: Paper
  ) -> String {
    kind.name(part: part) + (language == .zh ? ".zh" : "") + (paper == .a4 ? ".a4" : "") + "." + terminal.rawValue
  }

  /// Draws every chart of a folder in every combination asked for, into the same folder.
  ///
  /// - Parameter workers: how many pictures are drawn at the same time.
  public func render(
    folder: String, terminals: [Terminal] = [.svg], languages: [ReportLanguage] = [.en], papers: [Paper] = [.slide],
    workers: Int = 2
  ) -> Rendering {
    precondition(workers > 0, "somebody has to draw")
    var rendering = Rendering()
    guard let gnuplot else {
      rendering.advice = [Self.noGnuplot]
      return rendering
    }
    let pictures = pictures(folder: folder, terminals: terminals, languages: languages, papers: papers)
    let needsFont = pictures.contains { $0.language == .zh && $0.terminal != .svg }
    let hasFont = !needsFont || hasChineseFont
    if !hasFont { rendering.advice = [Self.noFont] }
    let possible = pictures.filter { hasFont || $0.language == .en || $0.terminal == .svg }
    // Each worker takes the next picture that nobody has begun; the answers are put in order afterwards.
    let next = Atomic(0)
    let reasons = Mutex([String?](repeating: nil, count: possible.count))
    DispatchQueue.concurrentPerform(iterations: min(workers, possible.count)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < possible.count else { return }
        let reason = draw(possible[index], folder: folder, gnuplot: gnuplot)
        reasons.withLock { $0[index] = reason }
      }
    }
    for (picture, reason) in zip(possible, reasons.withLock { $0 }) {
      if let reason {
        rendering.failures.append(Failure(picture: picture.name, reason: reason))
      } else {
        rendering.drawn.append(picture.name)
      }
    }
    return rendering
  }

  private struct Picture: Sendable {
    var kind: ChartKind
    var part: Int
    var terminal: Terminal
    var language: ReportLanguage
    var paper: Paper

    var name: String { Gnuplot.pictureName(kind, part: part, terminal, language, paper) }
    var script: String { kind.name(part: part) + ".gp" }
  }

  /// The combinations of what is asked for and the scripts there are.
  private func pictures(
    folder: String, terminals: [Terminal], languages: [ReportLanguage], papers: [Paper]
  ) -> [Picture] {
    let scripts = ((try? Files.names(in: folder)) ?? []).filter { $0.hasSuffix(".gp") }
    let charts = scripts.compactMap { ChartKind.named(String($0.dropLast(3))) }
      .sorted { ($0.kind.rawValue, $0.part) < ($1.kind.rawValue, $1.part) }
    return charts.flatMap { kind, part in
      terminals.flatMap { terminal in
        languages.flatMap { language in
          papers.map { Picture(kind: kind, part: part, terminal: terminal, language: language, paper: $0) }
        }
      }
    }
  }

  /// Draws one picture; returns why it could not be drawn, or `nil`.
  private func draw(_ picture: Picture, folder: String, gnuplot: String) -> String? {
    let aside = "\(folder)/.\(picture.name).partial-\(getpid())"
    defer { unlink(aside) }
    let settings = [
      "term": picture.terminal.rawValue, "lang": picture.language.rawValue, "paper": picture.paper.rawValue,
      "out": aside,
    ].sorted { $0.key < $1.key }.map { "\($0.key) = \(ChartContext.quoted($0.value))" }.joined(separator: "; ")
    // -d: a planner's own start-up file must not change the charts.
    let arguments = ["-d", "-e", settings, "\(folder)/\(picture.script)"]
    guard let child = ChildProcess.run(gnuplot, arguments, keeping: .errors) else {
      return "gnuplot could not be started"
    }
    // Fontconfig grumbles when it cannot keep its cache; the picture is none the worse.
    let complaints = child.text.split(separator: "\n").filter {
      !$0.hasPrefix("Fontconfig ") && !$0.allSatisfy(\.isWhitespace)
    }
    // gnuplot repeats the command and points at a place in it before it says what is wrong.
    if let complaint = complaints.first(where: { $0.contains(" line ") }) ?? complaints.first {
      return String(complaint)
    }
    guard let status = child.status else { return "gnuplot was killed or took too long" }
    guard status == 0 else { return "gnuplot ended with status \(status)" }
    do throws(ReportingError) {
      var bytes = try Files.contents(of: aside)
      guard !bytes.isEmpty else { return "gnuplot drew nothing" }
      if picture.terminal == .svg { bytes = Self.withFontFamilies(bytes) }
      try Files.replace("\(folder)/\(picture.name)", with: bytes)
      return nil
    } catch {
      return error.description
    }
  }

  /// Whether any font on this machine has Chinese characters: without one the picture is ruined, and gnuplot says nothing.
  private var hasChineseFont: Bool {
    guard let fontList else { return false }
    let child = ChildProcess.run(fontList, [":lang=zh", "family"], keeping: .output)
    return child.map { $0.status == 0 && $0.text.contains { !$0.isWhitespace } } ?? false
  }

  /// An SVG names its font and the viewer supplies it; this adds what Windows and macOS have instead.
  private static func withFontFamilies(_ bytes: [UInt8]) -> [UInt8] {
    let families = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: "font-family=\"Noto Sans CJK SC\"", omittingEmptySubsequences: false)
    return Array(parts.joined(separator: "font-family=\"\(families)\"").utf8)
  }

  private static let noGnuplot = ChartText(
    en:
      "No chart was drawn: gnuplot is not installed. On Debian or Ubuntu: sudo apt-get install gnuplot-nox fonts-noto-cjk",
    zh: "未绘制图表：未安装 gnuplot。Debian 或 Ubuntu：sudo apt-get install gnuplot-nox fonts-noto-cjk")

  private static let noFont = ChartText(
    en:
      "No Chinese PNG or PDF was drawn: no Chinese font was found. On Debian or Ubuntu: sudo apt-get install fontconfig fonts-noto-cjk",
    zh: "未绘制中文 PNG 或 PDF：未找到中文字体。Debian 或 Ubuntu：sudo apt-get install fontconfig fonts-noto-cjk")
}
