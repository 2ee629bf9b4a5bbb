import Foundation
import Testing

@testable import DistrictModel

struct TablesTests {
  /// Three zones and two origins, ages 16–18.
  private func decode<T: Decodable>(_ type: T.Type, _ json: String) throws -> T {
    let decoder = JSONDecoder()
    decoder.userInfo = [
      .zoneNames: ["north", "lake", "south"], .sectorNames: ["mills", "shops"], .originNames: ["local", "away"],
      .ages: 16...18,
    ]
    return try decoder.decode(type, from: Data(json.utf8))
  }

  @Test func `a step table holds each value from its threshold on`() {
    let table = StepTable([(0, 1.15), (48, 1), (6, 1.25), (24, 1.45)])
    #expect([0, 5, 6, 23, 24, 47, 48, 500].map { table[$0] } == [1.15, 1.15, 1.25, 1.25, 1.45, 1.45, 1, 1])
    #expect(table[-3] == 1.15)
  }

  @Test func `scaling a step table changes only the steps at or above the threshold`() {
    let table = StepTable([(0, 2), (48, 4), (72, 6)]).scaled(by: 0.5, from: 48)
    #expect([0, 47, 48, 72].map { table[$0] } == [2, 2, 2, 3])
  }

  @Test func `a step table is read from words and refuses a threshold that is no number`() throws {
    let table = try decode(StepTable.self, #"{"24": 2, "0": 1}"#)
    #expect(table[23] == 1)
    #expect(table[24] == 2)
    #expect(throws: DecodingError.self) { try decode(StepTable.self, #"{"zero": 1}"#) }
  }

  @Test func `a year table keeps its nearest year outside`() {
    let table = YearTable([(2026, 1), (2027, 0.95), (2035, 0.77)])
    #expect([2020, 2026, 2027, 2030, 2035, 2050].map { table[$0] } == [1, 1, 0.95, 0.95, 0.77, 0.77])
  }

  @Test func `an age table is 0 outside the band and for ages left out`() throws {
    let table = try decode(AgeTable.self, #"{"16": 3, "18": 5}"#)
    #expect([15, 16, 17, 18, 19].map { table[$0] } == [0, 3, 0, 5, 0])
  }

  @Test func `a zone table needs every zone, a sector or origin table does not`() throws {
    #expect(try decode(ZoneTable.self, #"{"lake": 2, "south": 3, "north": 1}"#).values == [1, 2, 3])
    #expect(throws: DecodingError.self) { try decode(ZoneTable.self, #"{"lake": 2, "south": 3}"#) }
    #expect(try decode(ZoneSubsetTable.self, #"{"south": 3}"#).values == [0, 0, 3])
    #expect(try decode(SectorTable.self, #"{"shops": 1}"#).values == [0, 1])
    #expect(try decode(OriginTable.self, #"{"away": 1}"#).values == [0, 1])
  }

  @Test func `tables by education, tier and class follow the order of the attributes`() throws {
    let education = try decode(EducationTable.self, #"{"doctorate": 9, "bachelor": 4}"#)
    #expect(education[.bachelor] == 4 && education[.doctorate] == 9 && education[.master] == 0)
    var tier = try decode(TierTable.self, #"{"high": 3, "low": 1, "mid": 2}"#)
    tier[.mid] = 7
    #expect(tier.values == [1, 7, 3])
    #expect(throws: DecodingError.self) { try decode(TierTable.self, #"{"high": 3}"#) }
    #expect(try decode(TalentTable.self, #"{"F": 1, "A": 6}"#)[.a] == 6)
  }

  @Test func `a season has twelve months`() throws {
    let season = try decode(SeasonTable.self, "[1,2,3,4,5,6,7,8,9,10,11,12]")
    #expect(season[Month(year: 2026, month: 3)] == 3)
    #expect(throws: DecodingError.self) { try decode(SeasonTable.self, "[1,2,3]") }
  }

  @Test func `a sample is written as one to a whole number, or a whole number to one`() {
    #expect(Sample("1:10")?.scale == 0.1)
    #expect(Sample("1:1") == .full)
    #expect(Sample(persons: 20).description == "1:20")
    #expect(Sample("5:1")?.scale == 5 && Sample("5:1")?.weight == 0.2)
    #expect(Sample("5:1")?.description == "5:1")
    for wrong in ["2:10", "11:1", "0:1", "1:0", "1:1001", "10", "1:", "1:x", "", "1:-5"] {
      #expect(Sample(wrong) == nil)
    }
  }

  @Test func `education decides the tier and who is a graduate`() {
    #expect(Education.allCases.map(\.tier) == [.low, .low, .mid, .mid, .high, .high])
    #expect(Education.allCases.filter(\.isDegree) == [.juniorCollege, .bachelor, .master, .doctorate])
    #expect(TalentClass.f < .e && TalentClass.e < .a && TalentClass.none < .f)
    #expect(Status.allCases.filter(\.isInWork) == [.employed, .entrepreneur])
    #expect(Tenure.allCases.filter(\.paysRent) == [.privateRental, .affordableRental])
  }
}
