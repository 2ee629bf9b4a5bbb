import ScenarioFiles
import TestSupport
import Testing

/// One mistake put into Lakeside, and what is said of it.
struct DistrictMistake: CustomTestStringConvertible, Sendable {
  let file: String
  let right: String
  let wrong: String
  /// Lines below the heading of the file that has the mistake.
  let message: String

  init(_ file: String, _ right: String, _ wrong: String, _ message: String) {
    self.file = file
    self.right = right
    self.wrong = wrong
    self.message = message
  }

  var testDescription: String { "\(file): \(wrong)" }

  /// Every problem of the district with the mistake in it.
  func outcome() -> String? {
    var files = Lakeside.files
    let path = "\(Lakeside.folder)/Lakeside/\(file)"
    let text = String(decoding: files[path] ?? [], as: UTF8.self)
    guard let place = text.firstRange(of: right) else { return "\(right) is not in \(file)" }
    files[path] = Array((text[..<place.lowerBound] + wrong + text[place.upperBound...]).utf8)
    return ScenarioLoader.problems(in: ["\(Lakeside.folder)/Lakeside"], from: .memory(files)).problems?.description
  }

  static let all: [DistrictMistake] = [
    // MARK: Descriptions of numbers
    .init(
      "economy.json5", #"occupancy: { value: 0.93, low: 0.651, high: 1, unit: "share","#,
      "occupancy: { value: 0.93, low: 0.651, high: 1,",
      #"70:18  parameters.housing.occupancy.unit   missing; needs a unit such as "share" or "persons""#),
    .init(
      "economy.json5", #"occupancy: { value: 0.93, low: 0.651, high: 1, unit: "share", source: "invented","#,
      #"occupancy: { value: 0.93, low: 0.651, high: 1, unit: "share","#,
      "70:18  parameters.housing.occupancy.source   missing; needs where the value comes from"),
    .init(
      "economy.json5", #"high: 1, unit: "share", source: "invented", provenance: "assumed" },"#,
      #"high: 1, unit: "share", source: "invented" },"#,
      #"15:31  parameters.labourDemand.multiplierSectorShares.provenance   missing; needs one of "report", "retrieved", "recalled", "computed", "calibrated", "assumed""#
    ),
    .init(
      "economy.json5", "occupancy: { value: 0.93, low: 0.651, high: 1,", "occupancy: { value: 0.93, low: 0.651,",
      "70:18  parameters.housing.occupancy.high   missing; needs a number, as the value is assumed"),
    .init(
      "economy.json5", "occupancy: { value: 0.93,", "occupancy: { value: 0.5,",
      "70:27  parameters.housing.occupancy   found 0.5, outside low…high 0.651…1"),
    .init(
      "economy.json5", "occupancy: { value: 0.93, low: 0.651, high: 1,",
      "occupancy: { value: 0.93, low: 1, high: 0.651,",
      "70:38  parameters.housing.occupancy.low   found 1, which is above high 0.651"),
    .init(
      "economy.json5", "occupancy: { value: 0.93, low: 0.651, high: 1,",
      "occupancy: { value: 0.93, low: 0.651, high: 1.2,",
      "70:51  parameters.housing.occupancy.high   found 1.2; allowed 0…1 (share)"),
    .init(
      "economy.json5", #"low: 0.651, high: 1, unit: "share", source: "invented""#,
      #"low: "little", high: 1, unit: "share", source: """#,
      """
      70:38  parameters.housing.occupancy.low      found "little"; allowed a number
        70:80  parameters.housing.occupancy.source   found ""; allowed text
      """),
    .init(
      "economy.json5", #"spacePerJob: { value: 18, low: 12.6, high: 23.4, unit: "m2 per job""#,
      #"spacePerJob: { value: 18, low: 12.6, high: 23.4, unit: "m² per job""#,
      #"52:62  parameters.entrepreneurship.spacePerJob.unit   unknown unit "m² per job"; did you mean "m2 per job"?"#),
    .init(
      "economy.json5", "spacePerJob: { value: 18,", "spacePerJob: { vaule: 18,",
      """
      52:20  parameters.entrepreneurship.spacePerJob   found a description without "value"; is "vaule" meant?
      """),
    .init(
      "economy.json5",
      #"capitalYears: { value: 20, low: 14, high: 26, unit: "years", source: "invented", provenance: "assumed" },"#,
      "capitalYears: 20,",
      "117:21  parameters.costs.capitalYears   found a plain number; a parameter needs value, unit, source and provenance"
    ),
    .init(
      "economy.json5",
      #"tightness: { value: { low: 0.32, mid: 0.52, high: 0.61 }, low: 0.224, high: 0.793, unit: "ratio", source: "invented", provenance: "assumed" },"#,
      "tightness: { low: 0.32, mid: 0.52, high: 0.61 },",
      """
      121:25  parameters.reference.tightness   found plain numbers; a parameter needs value, unit, source and provenance
      """),
    .init(
      "economy.json5", #"source: "invented", provenance: "assumed" },"#,
      #"sourec: "x", source: "invented", provenance: "assumed" },"#,
      #"5:83  parameters.labourDemand.initialVacancyShare.sourec   unknown key; did you mean "source"?"#),
    .init(
      "economy.json5", "rents: { value: { harbour: 36, hillside: 28, oldMill: 22 }, low: 15.4,",
      "rents: { value: { harbour: 36, hillside: 28, oldMill: 22 }, low: { harbour: 30, hilside: 20, oldMill: 20 },",
      #"67:87  parameters.housing.rents.low.hilside   unknown key; did you mean "hillside"?"#),
    .init(
      "economy.json5", "rents: { value: { harbour: 36, hillside: 28, oldMill: 22 }, low: 15.4,",
      "rents: { value: { harbour: 36, hillside: 28, oldMill: 22 }, low: { harbour: 30, hillside: 29, oldMill: 20 },",
      "67:48  parameters.housing.rents.hillside   found 28, outside low…high 29…46.8"),
    // MARK: Texts
    .init(
      "district.json5", #"title: { en: "Graduates introduced", zh: "新引进大学生" }, phrase:"#,
      #"title: { zh: "新引进大学生" }, phrase:"#,
      "46:26  district.targets.graduatesIntroduced.title.en   missing; needs text"),
    .init(
      "district.json5", #"fresh: { title: { en: "fresh only", zh: "仅应届" }"#, #"fresh: { title: { en: "fresh only" }"#,
      "55:25  district.targets.graduatesIntroduced.readings.fresh.title.zh   missing; needs text"),
    .init(
      "district.json5", #"fresh: { title: { en: "fresh only", zh: "仅应届" }"#, #"fresh: { title: {}"#,
      "55:25  district.targets.graduatesIntroduced.readings.fresh.title.en   missing; needs text"),
    // MARK: Keys
    .init(
      "economy.json5", "rents: { value: { harbour: 36, hillside: 28, oldMill: 22 }",
      "rents: { value: { harbour: 36, hillside: 28, oldMil: 22 }",
      #"67:52  parameters.housing.rents.oldMil   unknown key; did you mean "oldMill"?"#),
    .init(
      "economy.json5", "      turnover: {", "      turnovr: {",
      #"80:7  parameters.housing.turnovr   unknown key; did you mean "turnover"?"#),
    .init(
      "district.json5", "  period: {", "  periods: {",
      #"16:3  district.periods   unknown key; did you mean "period"?"#),
    .init(
      "district.json5", #"measure: "yearEnd""#, #"measure: "yearend""#,
      #"41:46  district.targets.youthPopulation.measure   found "yearend"; allowed one of "yearEnd", "yearTotal"; did you mean "yearEnd"?"#
    ),
    .init(
      "district.json5", "youngestAge: 16", "youngestAge: 16.5",
      "9:18  district.definitions.youngestAge   found 16.5; allowed a whole number"),
    .init(
      "district.json5", "isHeadline: true", "isHeadline: 1",
      "43:19  district.targets.youthPopulation.isHeadline   found 1; allowed true or false"),
    // MARK: Lists and names
    .init(
      "district.json5", #"{ name: "economy", title"#,
      #"{ name: "support", title: { en: "a", zh: "b" } }, { name: "economy", title"#,
      #"35:13  district.leverFamilies[2].name   "support" given twice; the first is district.leverFamilies[1]"#),
    .init(
      "district.json5", #"{ name: "economy", title"#,
      #"{ name: "eco nomy", title: { en: "a", zh: "b" } }, { name: "economy", title"#,
      #"35:13  district.leverFamilies[2].name   found "eco nomy"; allowed a letter, then letters, digits and _"#),
    .init(
      "district.json5", "longitude: 120.10", "longitude: 1210",
      "19:71  district.zones[0].longitude   found 1210; allowed -180…180 degrees"),
    .init(
      "district.json5", #"horizon: "2032-12""#, #"horizon: "2026-12""#,
      "16:58  district.period.horizon   found 2026-12; allowed 2027-01 or later, where the period starts"),
    .init(
      "district.json5", "    year: 2026,", "    year: 2024,",
      "67:11  district.calibration.year   found 2024; allowed a year that is simulated as a whole, 2025-01…2032-12"),
    .init(
      "district.json5", #"indicator: "schoolPlaces""#, #"indicator: "schoolPlace""#,
      #"60:18  district.targets.schoolPlaces.indicator   unknown indicator "schoolPlace"; did you mean "schoolPlaces"?"#
    ),
    .init(
      "district.json5", #"value: { "2027": 15600, "2029": 15900 }"#, "value: {}",
      "42:22  district.targets.youthPopulation.goal   found no year; allowed at least one"),
    // MARK: Levers
    .init(
      "levers.json5", #"family: "attraction""#, #"family: "atraction""#,
      #"5:27  district.levers.welcomeBrand.family   unknown family "atraction"; did you mean "attraction"?"#),
    .init(
      "levers.json5", #"code: "B2""#, #"code: "B1""#,
      #"18:13  district.levers.nativeAlliance.code   "B1" given twice; the first is welcomeBrand"#),
    .init(
      "levers.json5", "referenceLevel: 0.8, maximumLevel: 2", "referenceLevel: 0.8, maximumLevel: 0.5",
      "7:23  district.levers.welcomeBrand.referenceLevel   found 0.8; allowed 0…0.5"),
    .init(
      "levers.json5", #"to: "2028-08""#, #"to: "2027-08""#,
      "36:139  district.levers.skillsGames.effects.awareness.to   found 2027-08; allowed 2027-09 or later, where it begins"
    ),
    .init(
      "levers.json5", #"zones: ["harbour", "oldMill"]"#, #"zones: ["harbour", "mill"]"#,
      #"117:137  district.levers.startUpYards.effects.startUpEntry.zones[1]   unknown zone "mill""#),
    .init(
      "levers.json5", "awareness: { value", "awarenes: { value",
      #"9:9  district.levers.welcomeBrand.effects.awarenes   unknown key; did you mean "awareness"?"#),
    .init(
      "levers.json5", #"basis: "accumulating""#, #"basis: "cumulative""#,
      #"185:39  district.levers.schoolsAndCare.costs[1].basis   found "cumulative"; allowed one of "perLevelYear", "onIncrease", "accumulating", "payments"; did you mean "accumulating"?"#
    ),
    .init(
      "levers.json5", #"indicator: "homesBuilt""#, #"indicator: "affordableHomes""#,
      #"165:22  district.levers.affordableRental.deliveries[0].indicator   "affordableHomes" is an indicator of the model; choose another name"#
    ),
    .init(
      "levers.json5", "sectorShares: { industry: 0.7, services: 0.3 }",
      "sectorShares: { industry: 0.7, services: 0.2 }",
      "132:167  district.levers.newIndustry.effects.jobs[0].sectorShares   adds up to 0.9; allowed 1"),
    .init(
      "levers.json5", "landingRate: 0.7", "landingRate: 7",
      "132:148  district.levers.newIndustry.effects.jobs[0].landingRate   found 7; allowed 0…1"),
    .init(
      "levers.json5", "    welcomeBrand: {", "    all: {",
      #"4:10  district.levers.all   "all" is the word for every lever and names none"#),
    // MARK: Parameters together
    .init(
      "economy.json5", "lowTierMix: { value: { industry: 0.6,", "lowTierMix: { value: { industry: 0.7,",
      """
      8:40  parameters.labourDemand.lowTierMix.industry   lowTierMix, midTierMix and highTierMix of industry add up to 1.1; allowed 1
      """),
    .init(
      "people.json5", #"dormitoryShare: { value: 0.25, low: 0.175, high: 0.325,"#,
      "dormitoryShare: { value: 0.95, low: 0.175, high: 1,",
      "28:33  parameters.population.affordableShare   dormitoryShare and affordableShare add up to 1.01; allowed 1 at most"
    ),
    .init(
      "people.json5", "degreeLevelShares: { value: { juniorCollege: 0.42,",
      "degreeLevelShares: { value: { seniorSecondary: 0.42,",
      "12:54  parameters.population.degreeLevelShares.seniorSecondary   found 0.42; allowed 0: this is no degree"),
    .init(
      "people.json5", "longCourseMonths: { value: 45, low: 31.5,", "longCourseMonths: { value: 33, low: 31.5,",
      "63:34  parameters.schooling.longCourseMonths   found 33; allowed more than shortCourseMonths, which is 33"),
    // MARK: Tables
    .init(
      "people.json5", #"column: "nonLocalWeight""#, #"column: "nonLocalWeights""#,
      #"8:53  parameters.population.nonLocalWeights.column   Tests/TestSupport/Districts/Lakeside/ages.csv has no column "nonLocalWeights"; did you mean "nonLocalWeight"?"#
    ),
    .init(
      "ages.csv", "awayShare,collegeStudents", "awayShare,awayShare", "1:67  column \"awayShare\" given twice"),
    .init(
      "ages.csv", "\n20,", "\ntwenty,",
      """
      7:1  parameters.population.awayShare.twenty             unknown key
        7:1  parameters.population.collegeStudents.twenty       unknown key
        7:1  parameters.population.nonLocalWeights.twenty       unknown key
        7:1  parameters.population.nonLocalDegreeShare.twenty   unknown key
        7:1  parameters.population.localDegreeShare.twenty      unknown key
        7:1  parameters.mortality.male.twenty                   unknown key
        7:1  parameters.mortality.female.twenty                 unknown key
      """),
  ]
}

@Suite struct WrongDistrictTests {
  @Test(arguments: DistrictMistake.all)
  func `a mistake in a district gets exactly its message`(_ mistake: DistrictMistake) {
    let count = mistake.message.split(separator: "\n").count
    let heading =
      "\(Lakeside.folder)/Lakeside/\(mistake.file): \(count) problem\(count == 1 ? "" : "s"), nothing was run\n  "
    #expect(mistake.outcome() == heading + mistake.message)
  }
}
