import Foundation
import Reporting

/// The files of a chart set in a folder of their own, and what gnuplot makes of them.
final class DrawnFolder {
  let home = TemporaryFolder()
  let charts: String

  init(_ set: ChartSet, in name: String = "charts") {
    charts = home.path + "/" + name
    for file in set.files { home.write(String(decoding: file.bytes, as: UTF8.self), to: name + "/" + file.name) }
  }

  func table(_ kind: ChartKind) -> String { charts + "/" + kind.name + ".csv" }

  /// Rewrites the table of a chart.
  func rewrite(_ kind: ChartKind, _ change: (String) -> String) {
    let text = try! String(contentsOfFile: table(kind), encoding: .utf8)
    try! Data(change(text).utf8).write(to: URL(fileURLWithPath: table(kind)))
  }

  func draw(
    _ terminals: [Gnuplot.Terminal] = [.svg], _ languages: [ReportLanguage] = [.en],
    _ papers: [Gnuplot.Paper] = [.slide],
    workers: Int = 1
  ) -> Gnuplot.Rendering {
    Gnuplot().render(folder: charts, terminals: terminals, languages: languages, papers: papers, workers: workers)
  }

  func picture(_ kind: ChartKind, _ language: ReportLanguage = .en, _ paper: Gnuplot.Paper = .slide) -> SVGPicture {
    SVGPicture(contentsOf: charts + "/" + Gnuplot.pictureName(kind, .svg, language, paper))
  }
}

extension ChartSet {
  /// A set of one chart.
  static func one(_ chart: any Chart, runs: Int = 32, context: ChartContext? = nil) -> ChartSet {
    ChartSet(context: context ?? ChartExamples.context(replicates: runs), charts: [chart])
  }

  func only(_ kind: ChartKind) -> ChartSet {
    ChartSet(context: context, charts: charts.filter { $0.kind == kind })
  }
}

/// Whether charts can be drawn here; without gnuplot their tables are tested all the same.
let hasGnuplot = Gnuplot().isAvailable
