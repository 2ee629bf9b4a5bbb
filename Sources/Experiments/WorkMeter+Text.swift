import DistrictModel
import Reporting

extension WorkMeter {
  /// What is done, how fast, and the time left if it goes on like this: `412 of 1,344 months (31 %) · 46 months a second · 20 s left`.
  ///
  /// - Parameter total: nil if it cannot be known; nothing is said then of what is left.
  public static func text(done: Int, of total: Int?, elapsed: Duration, _ language: ReportLanguage) -> String {
    let months = months(done, of: total)[language]
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    guard done > 0, seconds > 0 else { return months }
    let rate = Double(done) / seconds
    let speed = NumberText.fixed(rate, places: rate < 10 ? 1 : 0, language)
    guard let total else {
      return months + " · " + Text(en: "\(speed) months a second", zh: "每秒 \(speed) 个月")[language]
    }
    let left = Int((Double(total - done) / rate).rounded(.up))
    let clock =
      left >= 120
      ? Text(en: "\((left + 59) / 60) min", zh: "\((left + 59) / 60) 分钟") : Text(en: "\(left) s", zh: "\(left) 秒")
    let tail = Text(en: "\(speed) months a second · \(clock.en) left", zh: "每秒 \(speed) 个月 · 剩余 \(clock.zh)")
    return months + " · " + tail[language]
  }

  private static func months(_ done: Int, of total: Int?) -> Text {
    guard let total else { return Text(en: "\(NumberText.count(done, .en)) months", zh: "已模拟 \(done) 个月") }
    let share = total > 0 ? done * 100 / total : 100
    return Text(
      en: "\(NumberText.count(done, .en)) of \(NumberText.count(total, .en)) months (\(share) %)",
      zh: "已模拟 \(done) / \(total) 个月（\(share)%）")
  }
}
