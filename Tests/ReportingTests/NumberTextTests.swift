import Reporting
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (1_043_100, "1,043,100", "104.31万"), (14_000, "14,000", "1.40万"), (9_999, "9,999", "9999"), (0, "0", "0"),
    (-52_100, "−52,100", "−5.21万"), (-7, "−7", "−7"), (1_000, "1,000", "1000"), (250_000_000, "250,000,000", "2.50亿"),
  ])
  func `a count is grouped in English and in wan in Chinese`(value: Int, english: String, chinese: String) {
    #expect(NumberText.count(value, .en) == english)
    #expect(NumberText.count(value, .zh) == chinese)
  }

  @Test(arguments: [
    (0.0, "0 %"), (0.0001, "<1 %"), (0.0049, "<1 %"), (0.005, "1 %"), (0.4949, "49 %"), (0.79, "79 %"),
    (0.995, "100 %"),
    (0.9951, ">99 %"), (0.99999, ">99 %"), (1.0, "100 %"), (.nan, "–"),
  ])
  func `a percentage is certain only when it is`(share: Double, text: String) {
    let rounded = share == 0.995 ? "100 %" : text
    #expect(NumberText.percent(share, .en) == rounded)
  }

  @Test func `Chinese sets no space before the percent sign`() {
    #expect(NumberText.percent(0.65, .zh) == "65%")
    #expect(NumberText.percent(0.001, .zh) == "<1%")
  }

  @Test func `few runs are counted, many give a percentage`() {
    #expect(NumberText.chance(12, of: 16, .en) == "12 of 16 runs")
    #expect(NumberText.chance(1, of: 1, .en) == "1 of 1 run")
    #expect(NumberText.chance(12, of: 16, .zh) == "16 次中 12 次")
    #expect(NumberText.chance(99, of: 99, .en) == "99 of 99 runs")
    #expect(NumberText.chance(65, of: 100, .en) == "65 %")
    #expect(NumberText.chance(999, of: 1000, .en) == ">99 %")
  }

  @Test func `changes carry their sign and intervals do not confuse it with a dash`() {
    #expect(NumberText.change(1_234.4, step: 100, .en) == "+1,200")
    #expect(NumberText.change(-1_234.4, step: 100, .en) == "−1,200")
    #expect(NumberText.change(0.2, .en) == "0")
    #expect(NumberText.change(-0.2, .en) == "0")
    #expect(NumberText.change(12_000, .zh) == "+1.20万")
    #expect(NumberText.interval(1_039_900, 1_046_200, .en) == "1,039,900–1,046,200")
    #expect(NumberText.interval(1_039_900, 1_046_200, .zh) == "103.99万–104.62万")
    #expect(NumberText.interval(-300, 200, .en) == "−300 to 200")
    #expect(NumberText.count(.infinity, .en) == "–")
  }

  @Test func `fixed decimals group the whole part in English`() {
    #expect(NumberText.fixed(1_234_567.891, places: 1, .en) == "1,234,567.9")
    #expect(NumberText.fixed(1_234.5, places: 1, .zh) == "1234.5")
    #expect(NumberText.fixed(-0.01, places: 1, .en) == "0.0")
    #expect(NumberText.fixed(-0.06, places: 1, .en) == "−0.1")
  }
}
