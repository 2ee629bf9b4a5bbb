import Testing

@testable import Experiments

struct WorkMeterTests {
  @Test(arguments: [
    (0, 100, 0, "0 of 100 months (0 %)"), (10, 100, 5, "10 of 100 months (10 %) · 2.0 months a second · 45 s left"),
    (412, 1344, 9, "412 of 1,344 months (30 %) · 46 months a second · 21 s left"),
    (100, 10_000, 10, "100 of 10,000 months (1 %) · 10 months a second · 17 min left"),
    (100, 100, 10, "100 of 100 months (100 %) · 10 months a second · 0 s left"),
  ])
  func `progress says what is done, how fast and how long yet`(done: Int, total: Int, seconds: Int, text: String) {
    #expect(WorkMeter.text(done: done, of: total, elapsed: .seconds(seconds), .en) == text)
  }

  @Test func `progress speaks Chinese`() {
    #expect(
      WorkMeter.text(done: 412, of: 1344, elapsed: .seconds(9), .zh) == "已模拟 412 / 1344 个月（30%） · 每秒 46 个月 · 剩余 21 秒")
  }

  @Test func `of work whose end cannot be known only what is done and how fast is said`() {
    #expect(WorkMeter.text(done: 0, of: nil, elapsed: .zero, .en) == "0 months")
    #expect(WorkMeter.text(done: 1412, of: nil, elapsed: .seconds(9), .en) == "1,412 months · 157 months a second")
    #expect(WorkMeter.text(done: 412, of: nil, elapsed: .seconds(9), .zh) == "已模拟 412 个月 · 每秒 46 个月")
  }

  @Test func `months add up over threads`() {
    let meter = WorkMeter(total: 400)
    _ = RunPool(threads: 4).map(count: 4) { _ in for _ in 0..<100 { meter.addOne() } }
    #expect(meter.done == 400)
  }
}
