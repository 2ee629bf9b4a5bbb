import Foundation
import Reporting
import Testing

/// Several charts of a kind in one result, one for each outcome.
struct ChartPartTests {
  private let set = ChartSet(
    context: ChartExamples.context(),
    charts: (1...11).map { ChartExamples.tornado(3, part: $0) } + [ChartExamples.surface()])

  @Test func `each has a table and a script of its name, the first one without a number`() {
    let names = Set(set.files.map(\.name))
    for name in ["23_tornado", "23_tornado_2", "23_tornado_11", "21_surface"] {
      #expect(names.contains(name + ".csv") && names.contains(name + ".gp"))
    }
    #expect(!names.contains("23_tornado_1.csv"))
    #expect(set.markdown(.en).contains("- `charts/23_tornado_2`: what each factor does on its own\n"))
  }

  @Test func `scripts of later versions replace those of each`() throws {
    let folder = DrawnFolder(set)
    let script = folder.charts + "/23_tornado_11.gp"
    folder.home.write("# another version", to: "charts/23_tornado_11.gp")
    #expect(try ChartSet.refreshScripts(inFolder: folder.charts) == ["23_tornado_11.gp"])
    #expect(try String(contentsOfFile: script, encoding: .utf8).hasPrefix("# tornado.gp"))
    #expect(try ChartSet.refreshScripts(inFolder: folder.charts).isEmpty)
  }

  @Test(.enabled(if: hasGnuplot, "gnuplot is not installed, so no chart can be drawn"))
  func `each is drawn, by kind and then by number`() {
    var set = set
    set.charts = [1, 10, 2].map { ChartExamples.tornado(2, part: $0) } + [ChartExamples.surface()]
    let rendering = DrawnFolder(set).draw([.svg], [.zh])
    #expect(rendering.failures.isEmpty)
    #expect(
      rendering.drawn == ["21_surface.zh.svg", "23_tornado.zh.svg", "23_tornado_2.zh.svg", "23_tornado_10.zh.svg"])
  }
}
