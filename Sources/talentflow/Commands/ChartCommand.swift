import DistrictModel
import Experiments
import Foundation
import Reporting

/// `talentflow chart RESULTS`: writes the gnuplot scripts anew and renders them.
enum ChartCommand: Command {
  static let name = "chart"
  static let operands = "RESULTS…"
  static let operandCount = 1...1000
  static let summary = Text(en: "draw the charts of results, for slides or paper", zh: "绘制结果图表，用于幻灯片或报告")
  static let details = Text(
    en: """
      Draws the charts of results folders with gnuplot, in every combination of the kinds of picture, languages and \
      papers asked for. Scripts that are missing, or another version's, are written anew; the tables behind the charts \
      are not touched. Pictures go to the folder charts/ of the results.
      """,
    zh: "用 gnuplot 绘制结果文件夹中的图表，按所选图片格式、语言与纸张逐一输出到 charts/ 文件夹。缺失或旧版的绘图脚本会重新写出，数据表不变。")
  static let terminal = Option(
    "terminal", "svg,png,pdf", .words(Gnuplot.Terminal.allCases.map(\.rawValue)),
    Text(en: "kinds of picture (default: svg)", zh: "图片格式（默认 svg）"))
  static let languages = Option(
    "language", "en,zh", .words(ReportLanguage.allCases.map(\.rawValue)),
    Text(en: "languages of the charts (default: en)", zh: "图表语言（默认 en）"))
  static let paper = Option(
    "paper", "slide,a4", .words(Gnuplot.Paper.allCases.map(\.rawValue)),
    Text(en: "shapes of the charts (default: slide)", zh: "图表版式（默认 slide）"))
  static let options: [Option] = [terminal, languages, paper, .quiet, .format]
  static let examples = [
    (
      line: "talentflow chart Results/baseline --terminal png,pdf --language zh --paper slide,a4",
      what: Text(en: "Chinese charts for slides and for an A4 page", zh: "中文图表，幻灯片与 A4 两种版式")
    )
  ]

  static func run(_ arguments: Arguments, console: Console) throws(CommandFailure) {
    var drawn: [JSONValue] = []
    var failures: [String] = []
    try Interruption.listening { cancellation throws(CommandFailure) in
      for folder in arguments.operands {
        let rendering = try draw(folder, arguments)
        if cancellation.isCancelled { throw .interrupted("interrupted; some charts may be missing") }
        Pictures.tell(rendering, arguments, console: console)
        failures += rendering.failures.map(\.description)
        if rendering.drawn.isEmpty && rendering.failures.isEmpty {
          failures.append(rendering.advice.first?[arguments.language] ?? "\(folder): no chart scripts")
        }
        drawn.append(
          .object([
            .init("folder", .string(folder)), .init("drawn", .array(rendering.drawn.map(JSONValue.string))),
            .init("failures", .array(rendering.failures.map { .string($0.description) })),
          ]))
        if !arguments.wantsJSON { try console.write(line(folder, rendering.drawn, arguments.language)) }
      }
    }
    if arguments.wantsJSON { try console.write(JSONValue.array(drawn).text) }
    if !failures.isEmpty {
      throw .machine(
        "not every chart was drawn: \(failures.count == 1 ? failures[0] : "\(failures.count) are missing")")
    }
  }

  private static func draw(_ folder: String, _ arguments: Arguments) throws(CommandFailure) -> Gnuplot.Rendering {
    let charts = "\(folder)/\(ChartSet.folderName)"
    guard FileManager.default.fileExists(atPath: charts) else {
      throw .wrongRequest("\(folder): no results with charts there")
    }
    do throws(ReportingError) {
      _ = try Manifest(folder: folder)
      try ChartSet.refreshScripts(inFolder: charts)
    } catch {
      if case .unreadableManifest = error { throw .wrongRequest(error.description) }
      throw CommandFailure(error)
    }
    return Pictures.render(
      folder, terminals: (arguments.words(terminal) ?? ["svg"]).compactMap(Gnuplot.Terminal.init),
      languages: (arguments.words(languages) ?? ["en"]).compactMap(ReportLanguage.init),
      papers: (arguments.words(paper) ?? ["slide"]).compactMap(Gnuplot.Paper.init))
  }

  private static func line(_ folder: String, _ drawn: [String], _ language: ReportLanguage) -> String {
    let count = drawn.count == 1 ? "1 chart" : "\(drawn.count) charts"
    let open = drawn.first.map { "\(ChartSet.folderName)/\($0)" } ?? ""
    return Text(
      en: "\(folder): \(count)" + (open.isEmpty ? "\n" : " (open \(open))\n"),
      zh: "\(folder)：\(drawn.count) 幅图" + (open.isEmpty ? "\n" : "（打开 \(open)）\n"))[language]
  }
}
