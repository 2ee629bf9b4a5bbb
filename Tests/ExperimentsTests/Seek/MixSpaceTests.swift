import ScenarioFiles
import Testing

@testable import Experiments

struct MixSpaceTests {
  private let space = MixSpace([
    MixSpace.Axis([.number(0), .number(1), .number(2)]), MixSpace.Axis([.text("early"), .text("late")]),
  ])

  @Test func `neighbours are one step up or down, and every other word`() {
    #expect(space.neighbours(of: [1, 0], fraction: 0) == [[0, 0], [2, 0], [1, 1]])
    #expect(space.neighbours(of: [0, 1], fraction: 1) == [[2, 1], [0, 0]])
  }

  @Test func `one lever may rise while another falls`() {
    let two = MixSpace([space.axes[0], space.axes[0]])
    #expect(two.neighbours(of: [1, 1], fraction: 0).contains([2, 0]))
    #expect(two.neighbours(of: [1, 1], fraction: 0).contains([0, 2]))
    #expect(!two.neighbours(of: [1, 1], fraction: 0).contains([2, 2]))
  }

  @Test func `the first mixes hold the given one and the corners, each once`() {
    let mixes = space.start(6, seed: 1, from: [1, 1])
    #expect(mixes.count == 6 && Set(mixes).count == 6)
    #expect(mixes[0] == [1, 1] && mixes[1] == [0, 0] && mixes[2] == [2, 1])
    #expect(space.count == 6)
  }

  @Test func `values are found again, or the nearest level`() {
    #expect(space.nearest(to: [.number(1.4), .text("late")]) == [1, 1])
    #expect(space.nearest(to: [nil, nil]) == [0, 0])
  }

  @Test func `a surface of enough mixes tells a quadratic function exactly`() throws {
    let plane = MixSpace([
      MixSpace.Axis((0..<9).map { .number(Double($0)) }), MixSpace.Axis((0..<9).map { .number(Double($0)) }),
    ])
    func value(_ mix: Mix) -> Double {
      let (x, y) = (Double(mix[0]), Double(mix[1]))
      return 3 + 2 * x - y + 0.5 * x * x - 0.25 * x * y
    }
    let known = plane.start(30, seed: 3, from: [4, 4]).map { (mix: $0, move: [value($0)], runs: 4) }
    let surface = try #require(MixSurface(plane, known: known, centre: [4, 4]))
    for mix in [[0, 8], [7, 2], [3, 5]] { #expect((surface.move(mix)[0] - value(mix)).magnitude < 0.01) }
    #expect(surface.residuals[0] < 0.01)
    #expect(MixSurface(plane, known: Array(known.prefix(4)), centre: [4, 4]) == nil)
  }
}
