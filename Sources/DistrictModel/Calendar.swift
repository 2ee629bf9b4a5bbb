/// Months counted from the policy start, as the model and its draws count them.
package struct Calendar: Sendable {
  /// Calendar month of number 0.
  package let start: Month
  package let spinUpMonths: Int
  /// Number of the last month simulated.
  package let lastMonth: Int

  package init(_ period: District.Period, until: Month) {
    start = period.start
    spinUpMonths = period.spinUpMonths
    lastMonth = until - period.start
  }

  /// Number of the month whose end is the state that the simulation starts from.
  package var initialMonth: Int { -spinUpMonths - 1 }

  package func month(_ number: Int) -> Month { start + number }

  package func number(of month: Month) -> Int { month - start }

  /// Number of the latest given month of the year at or before a month.
  package func latest(_ monthOfYear: Int, before number: Int) -> Int {
    let back = (month(number).ofYear - monthOfYear + 12) % 12
    return number - back
  }
}
