import Testing

@testable import Experiments

struct WorldBoxesTests {
  private func worlds(_ count: Int, factors: Int = 4, seed: UInt64 = 1) -> [[Double]] {
    SobolSequence.points(count, dimensions: factors, scrambling: seed)
  }

  private func boxes(_ points: [[Double]], density: Double = 0.8, _ isCase: ([Double]) -> Bool) -> WorldBoxes {
    WorldBoxes(points: points, isCase: points.map(isCase), leastDensity: density)
  }

  /// A box of 12 % of 128 worlds without noise, and nothing else.
  @Test func `a known box is found, and is no luck`() throws {
    let found = boxes(worlds(128)) { $0[1] > 0.6 && $0[3] < 0.3 }
    #expect(found.verdict == .found && found.boxes.count == 1)
    let box = try #require(found.boxes.first)
    #expect(box.box.restricted == [1, 3])
    #expect(abs(box.box.limits[1].lowerBound - 0.6) < 0.06 && abs(box.box.limits[3].upperBound - 0.3) < 0.06)
    #expect(box.quality.coverage > 0.9 && box.quality.density > 0.9)
    #expect(box.added.points == box.quality.points)
    #expect(box.limits.allSatisfy { $0.probability < 0.01 })
    #expect(found.luck == 1 / Double(WorldBoxes.shuffles + 1))
  }

  @Test func `a second box explains what the first leaves`() throws {
    let points = worlds(512, seed: 7)
    let found = boxes(points) { $0[1] > 0.8 || ($0[3] < 0.2 && $0[1] < 0.5) }
    #expect(found.boxes.count >= 2)
    let explained = points.filter { point in found.boxes.contains { $0.box.contains(point) } }
    #expect(Double(explained.count { $0[1] > 0.8 || ($0[3] < 0.2 && $0[1] < 0.5) }) > 0.85 * Double(found.cases))
    #expect(abs(try #require(found.boxes.first).box.limits[1].lowerBound - 0.8) < 0.05)
  }

  /// It happens in four worlds of five: a box that is no denser says nothing, one that is denser does.
  @Test func `what happens almost everywhere is told by a box that is denser still`() throws {
    let found = boxes(worlds(256), density: 0.5) { $0[0] > 0.2 }
    let box = try #require(found.boxes.first)
    #expect(box.box.restricted == [0] && abs(box.box.limits[0].lowerBound - 0.2) < 0.04)
  }

  /// Cases by a coin, in 40 sets of 64 worlds: an honest chance is below 5 % in 2 of them, below a third in 13 (deviation 3.0).
  @Test func `where there is nothing to find, boxes are told to be luck`() {
    let points = worlds(64)
    let draws = DesignDraws(.bootstrap, seed: 3)
    let chances = (0..<40).map { set -> Double in
      let isCase = points.indices.map { draws.uniform(set, $0) < 0.4 }
      return WorldBoxes(points: points, isCase: isCase, leastDensity: 0.8).luck ?? 1
    }
    #expect(chances.count { $0 <= 0.05 } <= 8 && Set(chances).count > 10)
    #expect(chances.count { $0 <= 1.0 / 3 } <= 27)
  }

  @Test func `where it never or always happens, or hardly ever, no box is claimed`() {
    let points = worlds(32)
    #expect(boxes(points) { _ in false }.verdict == .never)
    #expect(boxes(points) { _ in true }.verdict == .always)
    #expect(boxes(points) { $0 == points[0] || $0 == points[1] }.verdict == .tooFewCases)
    #expect(boxes(points) { $0 != points[0] }.verdict == .tooFewOthers)
    for found in [boxes(points, { _ in false }), boxes(points, { _ in true })] {
      #expect(found.boxes.isEmpty && found.luck == nil && found.path.count == 1)
    }
  }

  @Test func `no limit that could be luck makes no box`() {
    let points = (0..<20).map { [Double($0)] }
    let found = WorldBoxes(points: points, isCase: points.indices.map { $0 % 2 == 0 }, leastDensity: 0.8)
    #expect(found.verdict == .noBox && found.boxes.isEmpty && found.luck == nil)
  }
}
