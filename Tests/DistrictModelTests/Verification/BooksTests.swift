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
    #expect(throws: expected) { try model.checkBooks(model.residents.counted()) }
    #expect("\(expected)".hasPrefix("the residents balance is violated in \(month): expected \(found - 1), found"))
  }

  @Test func `a person who vanishes without a flow is noticed in the same month`() throws {
    var model = try startedModel()
    model.residents.leave(0)
    #expect(throws: RunFailure.self) { try model.checkBooks(model.residents.counted()) }
  }

  @Test func `a post counted as filled that nobody holds is noticed`() throws {
    var model = try startedModel()
    model.residents.posts.filled[0] += 1
    #expect(book(failure(of: &model)) == "posts")
  }

  @Test func `an employed person without a post is noticed`() throws {
    var model = try startedModel()
    model.residents.stocks.byStatus[Int(Status.employed.rawValue)] += 1
    #expect(book(failure(of: &model)) == "employed")
  }

  @Test func `an affordable home that stands for two tenants is noticed`() throws {
    var model = try startedModel()
    model.residents.stocks.byTenure[Int(Tenure.affordableRental.rawValue)] -= 1
    #expect(book(failure(of: &model)) == "affordable homes")
  }

  /// Counts that no month recounts from the persons are recounted each December.
  @Test(arguments: ["origin", "zone", "education", "talent", "tenants", "births"])
  func `a count that has drifted is noticed in December at the latest`(count: String) throws {
    var model = try startedModel()
    switch count {
    case "origin": model.residents.stocks.byOrigin[1] += 1
    case "zone": model.residents.stocks.byZone[0] += 1
    case "education": model.residents.stocks.byEducation[0] += 1
    case "talent": model.residents.stocks.byTalent[0] += 1
    case "tenants": model.residents.stocks.tenants[0] += 1
    default: model.residents.stocks.births[0] += 1
    }
    var found: RunFailure?
    for _ in 0..<12 where found == nil { found = failure(of: &model) }
    guard case .balance(let book, let month, _, _)? = found else {
      Issue.record("twelve months passed unnoticed")
      return
    }
    #expect(book == "all counts")
    #expect(month.ofYear == 12)
  }
}
