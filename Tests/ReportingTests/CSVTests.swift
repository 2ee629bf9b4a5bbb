import Reporting
import Testing

private func csv(_ format: Table.Format, _ cell: Table.Cell) -> String {
  let table = Table(columns: [.init("x", format)], rows: [[cell]])
  return String(String(decoding: table.csv, as: UTF8.self).dropFirst(2).dropLast())
}

@Suite struct CSVTests {
  @Test func `a table is a header and rows, quoted only where needed`() {
    var table = Table(columns: [
      .init("scenario", .text), .init("year", .integer), .init("share", .fixed(4)), .init("value", .exact),
    ])
    table.append(["baseline", 2026, 0.25, 1043100])
    table.append(["a, \"quoted\" name", -3, .empty, 0.1])
    table.append(["two\nlines", 0, 1, 1e21])
    table.append(["萧山 优先", .empty, .number(.nan), .number(-.infinity)])
    let expected = """
      scenario,year,share,value
      baseline,2026,0.2500,1043100
      "a, ""quoted"" name",-3,,0.1
      "two
      lines",0,1.0000,1000000000000000000000
      萧山 优先,,,

      """
    #expect(String(decoding: table.csv, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    (0.0, 2, "0.00"), (-0.0, 2, "0.00"), (-0.004, 2, "0.00"), (-0.005, 2, "-0.01"), (2.5, 0, "3"), (-2.5, 0, "-3"),
    (999.9996, 3, "1000.000"), (0.05, 1, "0.1"), (123456.789, 0, "123457"), (9.3e9, 9, "9300000000.000000000"),
    (1e300, 1, "1" + String(repeating: "0", count: 300) + ".0"), (-12_345_678_901.25, 9, "-12345678901.250000000"),
    (0.000_000_001, 9, "0.000000001"),
  ])
  func `a fixed format has its decimals, no exponent and no negative zero`(value: Double, places: Int, text: String) {
    #expect(csv(.fixed(places), .number(value)) == text)
  }

  @Test(arguments: [
    (0.1, "0.1"), (-0.0, "0"), (1e-7, "0.0000001"), (1.25e-9, "0.00000000125"), (1.5e17, "150000000000000000"),
    (-2.5, "-2.5"), (12345.678, "12345.678"), (1e15, "1000000000000000"),
  ])
  func `an exact number has no exponent`(value: Double, text: String) {
    #expect(csv(.exact, .number(value)) == text)
  }

  @Test func `an exact number reads back as the same number`() {
    var state: UInt64 = 1
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: state)
      guard value.isFinite else { continue }
      let text = csv(.exact, .number(value))
      #expect(Double(text) == value && !text.contains("e"), "\(value)")
    }
  }

  @Test func `a fixed number is within half a unit of the value`() {
    var state: UInt64 = 7
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(Int64(bitPattern: state)) / 1e12
      let text = csv(.fixed(3), .number(value))
      #expect(abs(Double(text)! - value) <= 0.000_5000001, "\(value) was spelled \(text)")
    }
  }

  @Test func `whole numbers of every size are spelled in full`() {
    #expect(csv(.integer, .integer(.min)) == "-9223372036854775808")
    #expect(csv(.integer, .integer(.max)) == "9223372036854775807")
    #expect(csv(.integer, .number(104_3100.4)) == "1043100")
  }

  @Test func `a table taken in pieces is the same table`() {
    let columns: [Table.Column] = [.init("name", .text), .init("n", .integer)]
    var writer = CSVWriter(columns: columns)
    var bytes: [UInt8] = []
    var table = Table(columns: columns)
    for n in 0..<100 {
      writer.append("row")
      writer.append(n)
      writer.endRow()
      bytes += writer.takeBytes()
      table.append(["row", .integer(n)])
    }
    #expect(bytes == table.csv)
  }
}
