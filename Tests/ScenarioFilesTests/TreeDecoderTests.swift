import DistrictModel
import Testing

@testable import ScenarioFiles

private enum Colour: String, ClosedSet { case red, green }

private struct Inner: Decodable {
  let number: Double
  let colour: Colour
}

private struct Sizes: Decodable {
  let whole: Int
  let words: [String]
  let inner: [Inner]
  let zones: ZoneTable
  let month: Month?
  let season: SeasonTable?
  let effect: Effect?
}

@Suite struct TreeDecoderTests {
  private func read(_ text: String) -> (value: Sizes?, notes: DecodingNotes) {
    TreeDecoder.decode(Sizes.self, from: tree(text), userInfo: [.zoneNames: ["north", "south"]])
  }

  @Test func `values come out of quantities, lists, maps and words`() throws {
    let (value, notes) = read(
      """
      { whole: { value: 3, unit: 'count' }, words: { value: ['a', 'b'], source: 's' },
        inner: [{ number: { value: 1.5, unit: 'x' }, colour: 'green' }], zones: { value: { south: 2, north: 1 }, unit: 'x' },
        month: '2026-05', effect: { value: 0.5, unit: 'x', from: '2026-01', zones: ['north'] } }
      """)
    let sizes = try #require(value)
    #expect(notes.problems.isEmpty && notes.unknown.isEmpty)
    #expect(sizes.whole == 3 && sizes.words == ["a", "b"] && sizes.zones.values == [1, 2])
    #expect(sizes.inner.map(\.number) == [1.5] && sizes.inner.map(\.colour) == [.green])
    #expect(sizes.month == Month(year: 2026, month: 5) && sizes.season == nil)
    #expect(sizes.effect?.value == 0.5 && sizes.effect?.zones == ["north"] && sizes.effect?.to == nil)
  }

  @Test func `reading goes on after every problem`() throws {
    let (value, notes) = read(
      """
      { whole: 1.5, words: 7, inner: [{ number: 'x', colour: 'blu' }, 3], zones: { north: 1, east: 2 },
        month: 'May', season: [1, 2], more: { a: 1 } }
      """)
    #expect(value != nil)
    #expect(
      notes.problems.map { "\($0.path): \($0.message)" } == [
        "whole: found 1.5; allowed a whole number",
        "words: found 7; allowed a list",
        "inner[0].number: found \"x\"; allowed a number",
        "inner[0].colour: found \"blu\"; allowed one of \"red\", \"green\"",
        "inner[1]: found 3; allowed a map { … }",
        "zones.south: missing; needs a number",
        "month: found \"May\"; allowed a month \"YYYY-MM\"",
        "season: needs 12 numbers, January to December; found 2",
      ])
    #expect(notes.unknown.map(\.path.description) == ["zones.east", "more"])
  }

  @Test func `missing keys say what is needed`() {
    let (_, notes) = read("{}")
    #expect(
      notes.problems.map { "\($0.path): \($0.message)" } == [
        "whole: missing; needs a whole number", "words: missing; needs a list", "inner: missing; needs a list",
        "zones: missing; needs a map",
      ])
    #expect(notes.missing.count == 4)
  }

  @Test(arguments: ["9007199254740992", "-9007199254740992", "1e300"])
  func `whole numbers that are not exact are refused`(_ text: String) {
    let (_, notes) = read("{ whole: \(text), words: [], inner: [], zones: { north: 1, south: 1 } }")
    #expect(notes.problems.count == 1)
  }
}
