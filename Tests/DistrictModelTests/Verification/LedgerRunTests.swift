import TestSupport
import Testing

@testable import DistrictModel

/// V28: every payment has a recipient, every recipient a payment, and what is off costs nothing.
struct LedgerRunTests {
  private static let levers = ["livingAllowance", "graduateRentSubsidy", "talentHousingSupport"]

  /// Who is entitled to a payment this month, counted again from the persons. Nobody leaves, so whoever was paid is still there.
  private struct Entitled {
    /// Instalments by education.
    var instalments = Education.allCases.map { _ in 0 }
    /// Tenants due a rent subsidy, by key.
    var tenants: [UInt64] = []
    var supported = TalentClass.allCases.map { _ in 0 }

    init(_ model: Model, allowanceMonths: Set<Int>, subsidyMonths: Set<Int>) {
      for row in 0..<model.residents.count {
        let person = model.residents.population[row]
        supported[Int(person.talent.rawValue)] += 1
        guard person.flags.contains(.freshGraduate), person.status != .student else { continue }
        let stay = model.month - Int(person.arrival)
        if allowanceMonths.contains(stay), person.status.isInWork { instalments[Int(person.education.rawValue)] += 1 }
        if subsidyMonths.contains(stay), person.tenure.paysRent { tenants.append(person.key) }
      }
    }
  }

  /// Exact, in whole fen, every month of three years.
  @Test func `what is paid to persons is recipients times rate, every month`() throws {
    var scenario = try WholeRun.xiaoshan().changed {
      $0.outMigration.monthlyHazard = 0
      $0.outMigration.localProbability = 0
    }
    for lever in Self.levers { scenario = scenario.setting(lever, to: 1.5, from: Month.at(2026, 1)) }
    let run = scenario.run(oneIn: 50, until: Month.at(2026, 12))
    var model = Model(run)
    let index = try Self.levers.map { name in try #require(scenario.district.levers.index(of: name)) }
    let effects = index.map { scenario.allLevers[$0].definition.effects }
    let allowance = try #require(effects[0].allowance)
    let subsidy = try #require(effects[1].rentSubsidy)
    let support = try #require(effects[2].housingSupport)
    let paidEducations = Education.allCases.filter { allowance.amounts[$0] > 0 }
    let uptake = model.streams.draws(.subsidyUptake)
    var (instalments, entitled, subsidised) = (0, 0, 0)
    while model.month < model.calendar.lastMonth {
      try model.step()
      let expected = Entitled(
        model, allowanceMonths: Set(allowance.instalmentMonths.map { Int($0) }),
        subsidyMonths: Set(subsidy.paymentMonths.map { Int($0) }))
      let paid = expected.tenants.count { uptake.uniform($0) < subsidy.uptake }
      #expect(model.payments.rentSubsidies[index[1]] == paid && model.payments.supported == expected.supported)
      let level = model.month < 0 ? 1 : 1.5
      var yuan = [0.0, 0.0, 0.0]
      for education in paidEducations {
        let count = expected.instalments[Int(education.rawValue)]
        #expect(model.payments[instalmentsOf: index[0], Int(education.rawValue)] == count)
        yuan[0] += Double(count) * allowance.amounts[education] / 2
      }
      yuan[1] = Double(paid) * subsidy.perYear
      for talent in TalentClass.allCases {
        yuan[2] += Double(expected.supported[Int(talent.rawValue)]) * support.amounts[talent]
      }
      for (position, lever) in index.enumerated() {
        let fen = Int((yuan[position] * level * 50 * 100).rounded())
        #expect(model.ledger.spent[lever].reduce(0, +) == fen)
      }
      let count = paidEducations.reduce(0) { $0 + expected.instalments[Int($1.rawValue)] }
      #expect(model.ledger.recipients[index[0]] == count)
      #expect(model.ledger.recipients[index[1]] == paid)
      instalments += count
      entitled += expected.tenants.count
      subsidised += paid
    }
    #expect(instalments > 500)
    #expect(entitled > 500)
    // A person is paid up to three times: some 4 standard errors of a third as many persons.
    #expect(abs(Double(subsidised) / Double(entitled) - subsidy.uptake) < 4 * 0.5 / (Double(entitled) / 3).squareRoot())
  }

  @Test(arguments: ["baseline", "work-report-2026"])
  func `the cost of a month is the sum of its parts`(name: String) throws {
    let series = try WholeRun.shipped(name).run(oneIn: 100, until: Month.at(2026, 12)).execute().monthly
    let parts = series.keys.indices.filter { series.keys[$0].indicator == "cost" && !series.keys[$0].group.isEmpty }
    let total = try #require(series.column(SeriesKey("cost")))
    #expect(parts.count > 29)
    for step in 0..<series.steps {
      let sum = parts.reduce(0) { $0 + Int((series.value(step: step, column: $1) * 100).rounded()) }
      #expect(sum == Int((series.value(step: step, column: total) * 100).rounded()))
    }
    #expect(try #require(series.yearTotal("cost", year: 2026)) > 1e9)
  }

  @Test func `levers at level 0 cost nothing and pay nobody`() throws {
    let series = try WholeRun.shipped("no-policy").run(oneIn: 100, until: Month.at(2027, 12)).execute().monthly
    for indicator in ["cost", "districtCost", "recipients"] {
      let columns = series.keys.indices.filter { series.keys[$0].indicator == indicator }
      #expect(!columns.isEmpty)
      for step in (Month.at(2026, 1) - series.firstMonth)..<series.steps {
        for column in columns { #expect(series.value(step: step, column: column) == 0) }
      }
    }
    #expect(try #require(series.yearTotal("cost", year: 2025)) > 1e9)
  }

  /// A yearly amount at a level that ramps over twelve months from January: (1 + … + 12)/144 of the rise.
  @Test func `a programme without persons costs its amount times its level`() throws {
    let base = try WholeRun.xiaoshan()
    let raised = base.setting("recruitmentBrand", to: 1.8, from: Month.at(2026, 1), rampMonths: 12)
    let series = try raised.run(oneIn: 100, until: Month.at(2027, 12)).execute().monthly
    let key = "lever:recruitmentBrand/category:running"
    let amount = 30_000_000.0
    let first = try #require(series.yearTotal("cost", group: key, year: 2026))
    let second = try #require(series.yearTotal("cost", group: key, year: 2027))
    #expect(abs(first - amount * (0.8 + 78.0 / 144)) < 0.06)
    #expect(abs(second - amount * 1.8) < 0.06)
  }
}
