import Testing

@testable import Reporting

struct WrappingTests {
  @Test func `lines break at spaces and hang from the second one on`() {
    #expect(
      Wrapping.lines("one two three four", width: 9, hanging: 2) == ["one two", "  three", "  four"])
  }

  @Test func `Chinese breaks between characters but never before its punctuation`() {
    #expect(Wrapping.lines("青年人口，突破目标", width: 8) == ["青年人", "口，突破", "目标"])
  }

  @Test func `a word longer than the line stands alone`() {
    #expect(Wrapping.lines("a incomprehensible b", width: 6) == ["a", "incomprehensible", "b"])
  }
}
