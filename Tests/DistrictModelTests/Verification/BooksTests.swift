import TestSupport
import Testing

@testable import DistrictModel

/// V2 over whole runs: a book that does not balance stops the run and is named.
struct BooksTests {
  private func startedModel() throws -> Model {
    let scenario = try Lakeside.scenario("plan").scenario
    var model = Model(scenario.run(oneIn: 10, until: scenario.district.period.start + 11))
    try model.step()
    return model
  }

  /// What one month's check says of a state, as the run would report it.
  private func failure(of model: inout Model) -> RunFailure? {
    do throws(RunFailure) {
      try model.step()
      return nil
    } catch {
      return error
    }
  }

  private func book(_ failure: RunFailure?) -> String? {
    guard case .balance(let book, _, _, _)? = failure else { return nil }
    return book
  }

  @Test func `a sound state passes every check for 36 months`() throws {
    let scenario = try Lakeside.scenario("plan").scenario
    #expect(try scenario.run(oneIn: 10, until: scenario.district.period.start + 11).execute().monthly.steps == 36)
  }

  @Test func `one resident too many at the month's opening is noticed, with the month and both numbers`() throws {
    var model = try startedModel()
    model.opening -= 1
    let found = model.residents.count
    let month = model.calendar.month(model.month)
    let expected = RunFailure.balance(book: "residents", month: month, expected: found - 1, found: found)
    #expect(throws: expected) { try model.checkBooks() }
    #expect("\(expected)".hasPrefix("the residents balance is violated in \(month): expected \(found - 1), found"))
  }

  @Test func `a person who vanishes without a flow is noticed in the same month`() throws {
    var model = try startedModel()
    model.residents.leave(0)
    #expect(throws: RunFailure.self) { try model.checkBooks() }
  }

  @Test func `a post counted as filled that nobody holds is noticed`() throws {
    var model = try startedModel()
    model.residents.posts.filled[0] += 1
    #expect(book(failure(of: &model)) == "employed")
  }

  @Test func `an employed person without a post is noticed`() throws {
    var model = try startedModel()
    model.residents.stocks.byStatus[Int(Status.employed.rawValue)] += 1
    #expect(book(failure(of: &model)) == "employed")
  }

  @Test func `an affordable home that stands for two tenants is noticed`() throws {
    var model = try startedModel()
    model.residents.stocks.byTenure[Int(Tenure.affordableRental.rawValue)] -= 1
    #expect(book(failure(of: &model)) == "residents by home")
  }

  @Test(arguments: ["origin", "zone", "education", "talent", "tenants"])
  func `a count that no longer adds up to the residents is noticed in the same month`(count: String) throws {
    var model = try startedModel()
    switch count {
    case "origin": model.residents.stocks.byOrigin[1] += 1
    case "zone": model.residents.stocks.byZone[0] += 1
    case "education": model.residents.stocks.byEducation[0] += 1
    case "talent": model.residents.stocks.byTalent[0] += 1
    default: model.residents.stocks.tenants[0] += 1
    }
    let name = try #require(book(failure(of: &model)))
    #expect(
      name
        == (count == "tenants"
          ? "private tenants" : count == "talent" ? "residents by talent class" : "residents by \(count)"))
  }

  /// What adds up but stands in the wrong place is recounted from the persons: what drifts in the spin-up before policy
  /// starts, what drifts later before the run ends.
  @Test(arguments: ["origin", "zone", "education", "posts", "tenants", "births", "wages"], [0, 30])
  func `no count that has drifted outlasts the spin-up or the run`(count: String, months: Int) throws {
    var model = try startedModel()
    for _ in 0..<months { try model.step() }
    func move(_ counts: inout [Int]) {
      counts[0] -= 1
      counts[1] += 1
    }
    switch count {
    case "origin": move(&model.residents.stocks.byOrigin)
    case "zone": move(&model.residents.stocks.byZone)
    case "education": move(&model.residents.stocks.byEducation)
    case "posts": move(&model.residents.posts.filled)
    case "tenants": move(&model.residents.stocks.tenants)
    case "births": model.residents.stocks.births[model.month - 240 - model.residents.stocks.firstMonth] += 1
    default: model.residents.stocks.wagesByTier[0] += 1
    }
    var found: RunFailure?
    while model.month < model.calendar.lastMonth, found == nil { found = failure(of: &model) }
    guard case .balance(let book, let month, _, _)? = found else {
      Issue.record("the run ended unnoticed")
      return
    }
    #expect(book == "all counts")
    #expect(month == model.calendar.month(months == 0 ? -1 : model.calendar.lastMonth))
  }
}
