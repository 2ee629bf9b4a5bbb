/// How do the labour market and the rents answer?
///
/// Two panels over the same months: the unemployment and vacancy rates, and the mean rent as an index.
public struct LabourChart: Chart, Equatable {
  /// One month.
  public struct Row: Sendable, Equatable {
    public var month: ChartMonth
    /// Share of the labour force without work, 0…1.
    public var unemployment: ChartBand
    /// Share of all posts that are vacant, 0…1.
    public var vacancies: ChartBand
    /// Mean rent, 100 in the base month.
    public var rentIndex: ChartBand

    public init(month: ChartMonth, unemployment: ChartBand, vacancies: ChartBand, rentIndex: ChartBand) {
      self.month = month
      self.unemployment = unemployment
      self.vacancies = vacancies
      self.rentIndex = rentIndex
    }
  }

  /// The month in which the rent index is 100.
  public var baseMonth: ChartMonth
  public var rows: [Row]

  /// - Precondition: months go upwards.
  public init(baseMonth: ChartMonth, rows: [Row]) {
    precondition(zip(rows, rows.dropFirst()).allSatisfy { $0.month < $1.month }, "months go upwards")
    self.baseMonth = baseMonth
    self.rows = rows
  }

  public var kind: ChartKind { .labour }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [.init("month", .text), .init("base_month", .text)] + ChartBand.columns(.fixed(5), prefix: "unemployment_")
        + ChartBand.columns(.fixed(5), prefix: "vacancies_") + ChartBand.columns(.fixed(3), prefix: "rent_"))
    for row in rows {
      table.append(
        [.text(row.month.description), .text(baseMonth.description)] + row.unemployment.cells + row.vacancies.cells
          + row.rentIndex.cells)
    }
    return table.isEmpty ? [] : table.csv
  }
}
