import Reporting
import Testing

@Suite struct TextTableTests {
  @Test func `columns line up`() {
    var table = TextTable([("Target", .left), ("goal", .right), ("chance", .right)])
    table.append(["Youth population", "1,050,000", "1 %"])
    table.append(["All", "", "1 %"])
    let expected = """
      Target                 goal  chance
      Youth population  1,050,000     1 %
      All                             1 %

      """
    #expect(table.text() == expected)
  }

  @Test func `Chinese characters count twice`() {
    var table = TextTable([("目标", .left), ("目标值", .right), ("note", .left)])
    table.append(["青年人口", "105万", "a"])
    table.append(["AI", "1万", "b"])
    let expected = """
      目标      目标值  note
      青年人口   105万  a
      AI           1万  b

      """
    #expect(table.text() == expected)
    #expect(TextTable.width(of: "青年人口 2026–2030") == 18)
    #expect(TextTable.width(of: "e\u{301}，（１）") == 9)
    #expect(TextTable.width(of: "👨‍👩‍👧") == 2)
  }

  @Test(arguments: [40, 60, 80])
  func `a wide table is cut to the width and numbers stay whole`(width: Int) {
    var table = TextTable([("Lever", .left), ("Note", .left), ("Cost", .right)])
    table.append(["Affordable rental homes near the metro lines", "从 2026 年 7 月开始实施的人才公寓建设计划", "1,234,567"])
    let lines = table.text(width: width).split(separator: "\n").map(String.init)
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { TextTable.width(of: $0) <= width })
    #expect(lines[1].hasSuffix("1,234,567") && lines[1].contains("…"))
  }

  @Test func `a heading that is too wide takes several lines and is never cut`() {
    var table = TextTable([("2026–2030, discounted, CNY million", .left), ("practice", .right), ("plan", .right)])
    table.append(["Affordable rental homes near the metro", "1,234,567", "1"])
    let expected = """
      2026–2030,
      discounted, CNY
      million              practice plan
      Affordable rental … 1,234,567    1

      """
    #expect(table.text(width: 34) == expected)
    var chinese = TextTable([("2026–2030 年贴现合计（亿元）", .left), ("方案", .right)])
    chinese.append(["保障性租赁住房建设", "1,234,567"])
    #expect(
      chinese.text(width: 28) == """
        2026–2030 年贴现合
        计（亿元）              方案
        保障性租赁住房建设 1,234,567

        """)
  }

  @Test func `a long word of a heading stays whole`() {
    var table = TextTable([("incomprehensibilities", .left), ("x", .right)])
    table.append(["a", "1,234,567,890"])
    let lines = table.text(width: 20).split(separator: "\n").map(String.init)
    #expect(lines.count == 2 && lines[0].hasPrefix("incomprehensibilities "))
  }

  @Test func `a cut never splits a wide character`() {
    #expect(TextTable.cut("青年人口", to: 6) == "青年…")
    #expect(TextTable.cut("青年人口", to: 8) == "青年人口")
    #expect(TextTable.cut("青年人口", to: 7) == "青年人…")
  }
}
