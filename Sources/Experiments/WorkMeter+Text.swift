import DistrictModel
import Reporting

extension WorkMeter {
  /// What is done, how fast, and the time left if it goes on like this: `412 of 1,344 months (31 %) · 46 months a second · 20 s left`.
  public static func text(done: Int, of total: Int, elapsed: Duration, _ language: ReportLanguage) -> String {
    let share = total > 0 ? done * 100 / total : 100
    let months = Text(
      en: "\(NumberText.count(done, .en)) of \(NumberText.count(total, .en)) months (\(share) %)",
      zh: "已模拟 \(done) / \(total) 个月（\(share)%）")[language]
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    guard done > 0, seconds > 0 else { return months }
    let rate = Double(done) / seconds
    let speed = NumberText.fixed(rate, places: rate < 10 ? 1 : 0, language)
    let left = Int((Double(total - done) / rate).rounded(.up))
    let clock =
      left >= 120
      ? Text(en: "\((left + 59) / 60) min", zh: "\((left + 59) / 60) 分钟") : Text(en: "\(left) s", zh: "\(left) 秒")
    let tail = Text(en: "\(speed) months a second · \(clock.en) left", zh: "每秒 \(speed) 个月 · 剩余 \(clock.zh)")
    return months + " · " + tail[language]
  }
}
