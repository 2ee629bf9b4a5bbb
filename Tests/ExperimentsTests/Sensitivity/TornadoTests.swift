import Testing

@testable import Experiments

struct TornadoTests {
  @Test func `bars are the changes from the centre, the longest first`() {
    let design = TornadoDesign(factors: 3)
    // Slopes 2, −6 and a parabola about the centre.
    let results = design.points.map { [2 * $0[0] - 6 * $0[1] + 4 * ($0[2] - 0.5) * ($0[2] - 0.5)] }
    let tornado = Tornado(design, results: results, isPaired: true)
    #expect(tornado.centre == -2)
    #expect(tornado.bars.map(\.factor) == [1, 0, 2])
    #expect(tornado.bars.map(\.low) == [3, -1, 1])
    #expect(tornado.bars.map(\.high) == [-3, 1, 1])
    #expect(tornado.bars.map(\.length) == [6, 2, 1])
    #expect(tornado.bars.map(\.turnsInside) == [false, false, true])
    #expect(tornado.bars.allSatisfy { $0.lowError == nil })
  }

  /// Replicates 10 and 14 at the centre, 12 and 17 when high: paired differences 2 and 3 with standard error 0.5; unpaired,
  /// standard errors 2 and 2.5 make √10.25.
  @Test func `common luck makes errors those of the differences`() throws {
    let design = TornadoDesign(factors: 1)
    let results = [[10.0, 14], [10, 14], [12, 17]]
    let paired = try #require(Tornado(design, results: results, isPaired: true).bars.first)
    #expect(paired.high == 2.5 && paired.lowError == 0 && paired.highError == 0.5)
    let apart = try #require(Tornado(design, results: results, isPaired: false).bars.first)
    #expect(apart.high == 2.5)
    #expect(abs((apart.highError ?? 0) - 10.25.squareRoot()) < 1e-12)
  }
}
