import DistrictModel
import Reporting

/// What a reader of sensitivity indices has to know before believing them.
package enum SensitivityRemark: Sendable, Equatable {
  /// The result is the same, or differs by no more than luck, at all points: no index can be given.
  case nothingVaries
  /// A negative index whose interval reaches 0: the sample's error around a small true value.
  case negativeWithinError(group: Int, value: Double)
  /// A negative index whose interval does not: the sample is too small for this result.
  case negativeBeyondError(group: Int, value: Double)
  /// Share of the variance that only combinations of groups account for.
  case interactions(share: Double)
  /// Neighbours that the sample cannot rank; the number of rows or trajectories that could, if affordable.
  case undecided(SensitivityRanking.Tie)
  /// Part of the variance that was luck and has been taken out.
  case luckTakenOut(share: Double)
  /// All points met the same luck.
  case luckInCommon
  /// Points had luck of their own: mean size of the elementary effects that a factor without influence would show.
  case luckInEffects(size: Double)

  /// What a sample is counted in.
  package enum SampleUnit: Sendable {
    case rows, trajectories
  }

  /// The remarks on indices, the gravest first.
  ///
  /// - Parameters:
  ///   - indices: nil if there were none to estimate.
  ///   - ranking: of the total indices.
  package static func remarks(
    on indices: SobolIndices?, ranking: SensitivityRanking?, luck: ReplicateLuck
  ) -> [SensitivityRemark] {
    guard let indices else { return [.nothingVaries] }
    let negative = indices.first.enumerated().filter { $1.value < 0 }.map { group, estimate in
      (estimate.interval?.upperBound ?? 0) < 0
        ? SensitivityRemark.negativeBeyondError(group: group, value: estimate.value)
        : .negativeWithinError(group: group, value: estimate.value)
    }
    let share = indices.interactionShare
    return (ranking?.ties ?? []).map(SensitivityRemark.undecided) + negative
      + (share > 0.05 ? [.interactions(share: share)] : [])
      + [luck == .common ? .luckInCommon : .luckTakenOut(share: indices.luckShare)]
  }

  /// The remarks on a screening, the gravest first.
  ///
  /// With luck of their own, two results differ by a normal number of twice the variance of one, whose mean size is 2σ/√π.
  ///
  /// - Parameter ranking: by μ*.
  package static func remarks(
    on screening: MorrisScreening, ranking: SensitivityRanking, luck: ReplicateLuck
  ) -> [SensitivityRemark] {
    guard screening.measures.contains(where: { $0.importance.value > 0 }) else { return [.nothingVaries] }
    let size = 2 * (luck.variance / Double.pi).squareRoot() / screening.delta
    return ranking.ties.map(SensitivityRemark.undecided) + [
      luck == .common ? .luckInCommon : .luckInEffects(size: size)
    ]
  }

  /// The remark as a sentence.
  ///
  /// - Parameters:
  ///   - names: of the groups.
  ///   - unit: of the sample behind the indices.
  package func text(names: [Text], unit: SampleUnit = .rows) -> Text {
    switch self {
    case .nothingVaries:
      Text(
        en: "The result does not vary over the points beyond luck; there is nothing to divide among the factors.",
        zh: "各点结果除随机波动外没有差异，无从在各因子之间分解。")
    case .negativeWithinError(let group, let value):
      Text(
        en:
          "\(names[group].en): the first-order index of \(Self.index(value)) is a small or zero effect plus sampling error; "
          + "a share cannot be negative, but its estimate can.",
        zh: "\(names[group].zh)：一阶指数 \(Self.index(value)) 为接近于零的效应加抽样误差；份额本身不会为负，其估计值可以为负。")
    case .negativeBeyondError(let group, let value):
      Text(
        en: "\(names[group].en): the first-order index of \(Self.index(value)) is negative beyond its interval; "
          + "the sample is too small for this result, use more rows.",
        zh: "\(names[group].zh)：一阶指数 \(Self.index(value)) 连同区间均为负；样本对该结果过小，请增加行数。")
    case .interactions(let share):
      Text(
        en:
          "\(NumberText.percent(share, .en)) of the variance comes from factors acting together, not from any one alone.",
        zh: "方差的 \(NumberText.percent(share, .zh)) 来自因子的共同作用，而非任何单一因子。")
    case .undecided(let tie): Self.text(tie, names: names, unit: unit)
    case .luckTakenOut(let share):
      Text(
        en:
          "Points had luck of their own; its part of the variance, \(NumberText.percent(share, .en)), has been taken out.",
        zh: "各点的随机数相互独立；其所占方差份额 \(NumberText.percent(share, .zh)) 已扣除。")
    case .luckInCommon:
      Text(
        en:
          "All points met the same luck (common random numbers): differences between points are those of the factors.",
        zh: "各点使用相同的随机数（公共随机数）：点间差异均来自因子。")
    case .luckInEffects(let size):
      Text(
        en: "Points had luck of their own; effects of about \(Self.size(size, .en)) arise from luck alone.",
        zh: "各点的随机数相互独立；仅随机波动即可产生约 \(Self.size(size, .zh)) 的效应。")
    }
  }

  private static func text(_ tie: SensitivityRanking.Tie, names: [Text], unit: SampleUnit) -> Text {
    let (upper, lower) = (names[tie.upper], names[tie.lower])
    guard let needed = tie.needed else {
      return Text(
        en: "\(upper.en) and \(lower.en) cannot be ranked; no affordable sample would tell them apart.",
        zh: "\(upper.zh)与\(lower.zh)无法排序；任何可承受的样本量都难以区分。")
    }
    let units = unit == .rows ? Text(en: "rows", zh: "行") : Text(en: "trajectories", zh: "条轨迹")
    return Text(
      en: "\(upper.en) and \(lower.en) cannot be ranked by this sample; "
        + "\(NumberText.count(needed, .en)) \(units.en) would do.",
      zh: "\(upper.zh)与\(lower.zh)在此样本下无法排序；约需 \(NumberText.count(needed, .zh)) \(units.zh)。")
  }

  /// Three decimals below ten, whole numbers above: outcomes are shares as well as persons.
  private static func size(_ value: Double, _ language: ReportLanguage) -> String {
    value < 10 ? NumberText.fixed(value, places: 3, language) : NumberText.count(value, language)
  }

  private static func index(_ value: Double) -> String { NumberText.fixed(value, places: 3, .en) }
}
