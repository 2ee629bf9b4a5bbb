import Foundation
import Reporting
import Testing

/// A table that cannot be drawn is refused, and the picture drawn before stays.
@Suite(.enabled(if: hasGnuplot, "gnuplot is not installed, so no chart can be drawn"))
struct BrokenChartTests {
  private func isRefused(_ folder: DrawnFolder, _ kind: ChartKind, _ language: ReportLanguage = .en) -> Bool {
    let rendering = folder.draw([.svg], [language])
    return rendering.drawn.isEmpty
      && rendering.failures.map(\.picture) == [Gnuplot.pictureName(kind, .svg, language, .slide)]
  }

  @Test(arguments: ChartKind.allCases)
  func `no file, an empty one, a header alone and a byte-order mark are refused`(kind: ChartKind) throws {
    let folder = DrawnFolder(ChartExamples.all().only(kind))
    let name = "charts/" + kind.name
    folder.home.write("earlier", to: name + ".svg")
    let table = folder.home.text(name + ".csv")!
    for broken in ["", "\n", String(table.prefix { $0 != "\n" }) + "\n", "\u{feff}" + table] {
      folder.home.write(broken, to: name + ".csv")
      #expect(isRefused(folder, kind), "\(broken.prefix(40))")
    }
    try FileManager.default.removeItem(atPath: folder.table(kind))
    #expect(isRefused(folder, kind))
    #expect(folder.home.text(name + ".svg") == "earlier")
  }

  @Test(arguments: ChartKind.allCases)
  func `every column that is needed is missed, by name`(kind: ChartKind) throws {
    let folder = DrawnFolder(ChartExamples.all().only(kind))
    let table = try String(contentsOfFile: folder.table(kind), encoding: .utf8)
    let header = table.prefix { $0 != "\n" }
    let columns = header.split(separator: ",").map(String.init)
    // The number of the line is only there so that no line ends in an empty field.
    for column in columns where column != "line" {
      let language = column.hasSuffix("_zh") ? ReportLanguage.zh : .en
      let renamed = columns.map { $0 == column ? "other" : $0 }.joined(separator: ",")
      folder.rewrite(kind) { _ in renamed + table.dropFirst(header.count) }
      let rendering = folder.draw([.svg], [language])
      #expect(rendering.drawn.isEmpty, "\(column)")
      #expect(rendering.failures.first?.reason.contains("no column \"\(column)\"") == true, "\(rendering.failures)")
    }
  }

  @Test func `no context, or a damaged one, is refused`() throws {
    let folder = DrawnFolder(ChartExamples.all().only(.zones))
    folder.home.write("place_en = 'x'\n", to: "charts/context.gp")
    #expect(isRefused(folder, .zones))
    try FileManager.default.removeItem(atPath: folder.charts + "/context.gp")
    #expect(isRefused(folder, .zones))
  }

  @Test func `a folder that is not there has no charts`() {
    #expect(Gnuplot().render(folder: "/nowhere/at/all").drawn.isEmpty)
  }

  @Test func `without gnuplot the answer says what to install`() {
    let folder = DrawnFolder(ChartExamples.all())
    let rendering = Gnuplot(gnuplot: nil, fontList: nil).render(folder: folder.charts)
    #expect(rendering.drawn.isEmpty && rendering.failures.isEmpty)
    #expect(rendering.advice.map(\.en).first?.contains("sudo apt-get install gnuplot-nox") == true)
    #expect(rendering.advice.map(\.zh).first?.contains("未安装 gnuplot") == true)
  }

  @Test func `without a Chinese font all but Chinese PNG and PDF are drawn`() {
    let folder = DrawnFolder(ChartExamples.all().only(.zones))
    // `true` is a list of fonts with nothing in it.
    for fontList in [nil, "/bin/true", "/nowhere/fc-list"] {
      let gnuplot = Gnuplot(gnuplot: "/usr/bin/env", fontList: fontList)
      let rendering = gnuplot.render(folder: folder.charts, terminals: [.png, .pdf], languages: [.zh])
      #expect(rendering.drawn.isEmpty && rendering.failures.isEmpty)
      #expect(rendering.advice.map(\.en).first?.contains("fonts-noto-cjk") == true)
    }
  }

  @Test(arguments: [
    ("/bin/false", "gnuplot ended with status 1"), ("/bin/true", "cannot read"),
    ("/nowhere/gnuplot", "gnuplot could not be started"),
  ])
  func `a gnuplot that fails in its own way is reported`(program: String, reason: String) {
    let folder = DrawnFolder(ChartExamples.all().only(.zones))
    let rendering = Gnuplot(gnuplot: program, fontList: nil).render(folder: folder.charts)
    #expect(rendering.drawn.isEmpty)
    #expect(rendering.failures.first?.reason.hasPrefix(reason) == true, "\(rendering.failures)")
  }
}
