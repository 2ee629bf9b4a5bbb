/// Has the sample been large enough to tell which factors matter?
///
/// A small panel for each factor: the estimate from the first trajectories or rows of the sample, with its interval, against their number.
public struct SettlingChart: Chart, Equatable {
  /// What is estimated, and what the sample is counted in.
  public enum Measure: String, Sendable {
    /// μ*, over trajectories.
    case effect
    /// The total share of the variance, over rows.
    case share
  }

  /// One factor, or group of them.
  public struct Row: Sendable, Equatable {
    public var factor: RankedFactor
    /// One for each sample; nil where there is none.
    public var estimates: [ChartEstimate?]

    public init(factor: RankedFactor, estimates: [ChartEstimate?]) {
      self.factor = factor
      self.estimates = estimates
    }
  }

  public var part: Int
  public var title: ChartText
  public var scale: ChartScale
  public var measure: Measure
  /// Sizes of the samples, upwards; each holds the one before it.
  public var samples: [Int]
  /// By importance in the whole sample.
  public var rows: [Row]

  /// More panels become unreadable.
  public static let mostPanels = 12

  /// - Precondition: each row has an estimate, or none, for each sample.
  public init(
    part: Int = 1, title: ChartText, scale: ChartScale, measure: Measure, samples: [Int], rows: [Row]
  ) {
    precondition(rows.allSatisfy { $0.estimates.count == samples.count }, "each row has a place for each sample")
    self.part = part
    self.title = title
    self.scale = scale
    self.measure = measure
    self.samples = samples
    self.rows = rows
  }

  public var kind: ChartKind { .settling }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [.init("title_en", .text), .init("title_zh", .text), .init("measure", .text)] + RankedFactor.columns
        + ChartScale.columns + [.init("left_out", .integer), .init("sample", .integer)]
        + ChartEstimate.columns(.exact))
    let shown = rows.prefix(Self.mostPanels)
    for (index, row) in shown.enumerated() {
      let head = title.cells + [.text(measure.rawValue)] + row.factor.cells(rank: index + 1) + scale.cells
      for (sample, estimate) in zip(samples, row.estimates) {
        guard let estimate else { continue }
        table.append(head + [.integer(rows.count - shown.count), .integer(sample)] + estimate.cells)
      }
    }
    return table.isEmpty ? [] : table.csv
  }
}
