/// How long do those who come stay?
///
/// The share of the arrivals still here, by months since arrival, for up to six groups.
public struct RetentionChart: Chart, Equatable {
  /// One group at one distance from arrival.
  public struct Row: Sendable, Equatable {
    /// Months since arrival, 0…120.
    public var months: Int
    /// Share of the group still here, 0…1.
    public var share: ChartBand

    public init(months: Int, share: ChartBand) {
      precondition((0...120).contains(months), "retention is followed for 120 months")
      self.months = months
      self.share = share
    }
  }

  /// A group of arrivals followed together.
  public struct Group: Sendable, Equatable {
    public var label: ChartText
    /// In the order of months.
    public var rows: [Row]

    public init(label: ChartText, rows: [Row]) {
      precondition(zip(rows, rows.dropFirst()).allSatisfy { $0.months < $1.months }, "months of a group go upwards")
      self.label = label
      self.rows = rows
    }
  }

  public var groups: [Group]

  /// - Precondition: at most six groups, the colours there are.
  public init(groups: [Group]) {
    precondition(groups.count <= 6, "a chart of retention has at most six groups")
    self.groups = groups
  }

  public var kind: ChartKind { .retention }

  /// Groups without rows are left out.
  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [.init("group", .integer), .init("group_en", .text), .init("group_zh", .text), .init("months", .integer)]
        + ChartBand.columns(.fixed(4)))
    for (index, group) in groups.filter({ !$0.rows.isEmpty }).enumerated() {
      for row in group.rows {
        table.append([.integer(index + 1)] + group.label.cells + [.integer(row.months)] + row.share.cells)
      }
    }
    return table.isEmpty ? [] : table.csv
  }
}
