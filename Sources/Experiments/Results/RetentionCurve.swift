import DistrictModel
import Reporting

/// How many of a group are still here so many months after they came.
///
/// The product-limit estimate of each replicate: the share here after month *m* is Π (1 − left/atRisk) over the months
/// 0…*m*; nobody leaves in the month of arrival. The curve ends before the first later month in which any replicate has
/// nobody at risk, and before the last month counted, which holds all longer stays as well.
///
/// - Source: Kaplan and Meier 1958.
public struct RetentionCurve: Sendable {
  public struct Point: Sendable {
    public let month: Int
    /// Mean over replicates. Unit: persons.
    public let atRisk: Double
    /// Share still here at the end of the month.
    public let share: Distribution
  }

  public let group: String
  public let points: [Point]

  /// The curves of all groups.
  public static func curves(of ensemble: Ensemble) -> [RetentionCurve] {
    ensemble.outcomes[0].retention.rows.indices.map { row in
      let rows = ensemble.outcomes.map { $0.retention.rows[row] }
      return RetentionCurve(rows)
    }
  }

  /// - Parameter rows: the same group in each replicate.
  init(_ rows: [Retention.Row]) {
    group = rows[0].group
    let curves = rows.map(Self.shares)
    let months = curves.map(\.count).min() ?? 0
    points = (0..<months).map { month in
      Point(
        month: month, atRisk: Statistics.mean(rows.map { $0.atRisk[month] }),
        share: Distribution(curves.map { $0[month] }))
    }
  }

  /// The product-limit estimate of one replicate, up to the last month with somebody at risk.
  static func shares(of row: Retention.Row) -> [Double] {
    var share = 1.0
    var shares: [Double] = []
    for (month, (atRisk, left)) in zip(row.atRisk, row.left).dropLast().enumerated() {
      guard atRisk > 0 || month == 0 else { break }
      if atRisk > 0 { share *= 1 - left / atRisk }
      shares.append(share)
    }
    return shares
  }

  static let layout = ResultLayout(
    name: "retention.csv",
    purpose: Text(en: "Share still here by months since arrival", zh: "按到区月数的留存率"),
    columns: [
      .scenario,
      ResultColumn(
        "group", .text, Text(en: "Group", zh: "分组"),
        Text(
          en: "Present education of non-locals who are not in education, however they came: degree or nonDegree",
          zh: "非学生外来人口的现有学历（不论以何种方式到区）：degree 大学生，nonDegree 非大学生")),
      ResultColumn(
        "monthsSinceArrival", .integer, unit: Text(en: "months", zh: "月"), Text(en: "Months since arrival", zh: "到区月数"),
        Text(en: "0 is the month of arrival", zh: "0 为到区当月")),
      ResultColumn(
        "atRisk", .integer, unit: .persons, Text(en: "Observed", zh: "观察人数"),
        Text(
          en: "Persons observed at this length of stay since the policy start; mean over replicates",
          zh: "政策期内处于该时长的人数，各次运行均值")),
      share("mean", "Mean", "均值"), share("q05", "5 % quantile", "5% 分位数"), share("q50", "Median", "中位数"),
      share("q95", "95 % quantile", "95% 分位数"),
    ])

  private static func share(_ name: String, _ en: String, _ zh: String) -> ResultColumn {
    ResultColumn(
      name, .exact, unit: .share, Text(en: en, zh: zh),
      Text(
        en:
          "Share still here at the end of the month, over replicates; product-limit estimate, ages out and deaths censored",
        zh: "该月末仍在区比例在各次运行中的分布；乘积极限估计，超龄与死亡按删失处理"))
  }

  /// The table `retention.csv`.
  static func table(of curves: [RetentionCurve], scenario: String) -> Table {
    var table = layout.table
    for curve in curves {
      for point in curve.points {
        table.append(
          [.text(scenario), .text(curve.group), .integer(point.month), .number(point.atRisk)]
            + point.share.shortCells(.measured))
      }
    }
    return table
  }
}
