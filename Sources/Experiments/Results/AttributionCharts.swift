import DistrictModel
import Reporting

/// The charts of an attribution: a waterfall for each of the first three headline targets, in the last year.
struct AttributionCharts {
  private let attribution: Attribution

  init(of attribution: Attribution) { self.attribution = attribution }

  /// All charts with what they share.
  var set: ChartSet {
    let base = attribution.base
    let targets = base.district.targets.targets.filter { $0.definition.isHeadline && !$0.definition.isDelivery }
    return ChartSet(
      context: ChartContext(
        of: base, about: attribution.policy.title, lastMonth: base.run.until, replicates: attribution.replicates),
      charts: zip(WaterfallChart.Place.allCases, targets).compactMap(waterfall))
  }

  /// More steps would be too thin; the smallest are drawn as one.
  private static let mostParts = 18

  private func waterfall(_ place: WaterfallChart.Place, _ target: Target) -> WaterfallChart? {
    guard let year = attribution.years.last,
      let outcome = attribution.outcome(target.definition.indicator, in: year)
    else { return nil }
    let whole = attribution.whole(outcome)
    let parts = parts(of: outcome)
    // Rounded as in the table, so that the steps of the chart add up too.
    let shares = Statistics.roundedToSum(parts.map { Statistics.mean($0.share) }, step: 0.1)
    let steps = zip(parts, shares).map { part, share in
      WaterfallChart.Part(
        label: part.label, share: ChartEstimate(mean: share, interval: ChartEstimate(part.share).interval))
    }
    let start = Statistics.mean(whole.base)
    return WaterfallChart(
      place: place, outcome: target.definition.chartLabel(in: year), goal: target.definition.goal[year],
      base: .init(label: ChartText(attribution.base.title), share: ChartEstimate(whole.base)), parts: steps,
      policy: .init(
        label: ChartText(attribution.policy.title),
        share: ChartEstimate(
          mean: shares.reduce(start, +), interval: ChartEstimate(whole.policy).interval)))
  }

  /// Names and shares, one value for each replicate: the largest first, the smallest of many as one.
  private func parts(of outcome: Attribution.Outcome) -> [(label: ChartText, share: [Double])] {
    let all = zip(attribution.players, attribution.parts(outcome)).enumerated().map { index, pair in
      (index: index, label: ChartText(pair.0.title), share: pair.1.share, mean: Statistics.mean(pair.1.share))
    }.sorted { ($0.mean.magnitude, $1.index) > ($1.mean.magnitude, $0.index) }
    let shown = all.count > Self.mostParts ? Self.mostParts - 1 : all.count
    let others = all.dropFirst(shown)
    let parts = all.prefix(shown).sorted { ($0.mean, $1.index) > ($1.mean, $0.index) }.map { ($0.label, $0.share) }
    guard let first = others.first else { return parts }
    let sum = others.dropFirst().reduce(first.share) { zip($0, $1.share).map(+) }
    return parts + [(ChartText(en: "\(others.count) others together", zh: "其余 \(others.count) 项合计"), sum)]
  }
}
