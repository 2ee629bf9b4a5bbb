import Testing

@testable import DistrictModel
@testable import Experiments

struct CostRulesTests {
  private let rules = CostRules(
    PolicyCost.Parameters(discountRate: 0.05, capitalYears: 20, longCapitalYears: 30), firstYear: 2026)

  /// 1.05^−0.5 and 1.05^−4.5, to ten digits.
  @Test(arguments: [(2026, 0.9759000729), (2030, 0.8028754052)])
  func `money is discounted from the middle of its year`(year: Int, factor: Double) {
    #expect(abs(rules.discountFactor(in: year) - factor) < 1e-9)
  }

  @Test func `capital is spread over its lifetime as an annuity`() {
    // 0.05 / (1 − 1.05^−20), as in any table of annuities.
    #expect(abs(rules.annualShare(.capital, spentIn: 2026, dueIn: 2027) - 0.0802425872) < 1e-9)
    #expect(rules.annualShare(.capital, spentIn: 2026, dueIn: 2025) == 0)
    #expect(rules.annualShare(.capital, spentIn: 2026, dueIn: 2045) > 0)
    #expect(rules.annualShare(.capital, spentIn: 2026, dueIn: 2046) == 0)
    #expect(rules.annualShare(.longCapital, spentIn: 2026, dueIn: 2055) > 0)
  }

  @Test func `other money is charged when it is spent`() {
    #expect(rules.annualShare(.running, spentIn: 2026, dueIn: 2026) == 1)
    #expect(rules.annualShare(.transfer, spentIn: 2026, dueIn: 2027) == 0)
  }

  @Test func `without interest an annuity is an equal part`() {
    let free = CostRules(
      PolicyCost.Parameters(discountRate: 0, capitalYears: 20, longCapitalYears: 30), firstYear: 2026)
    #expect(free.annualShare(.capital, spentIn: 2026, dueIn: 2026) == 0.05)
    #expect(free.discountFactor(in: 2030) == 1)
  }
}
