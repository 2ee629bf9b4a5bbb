import ScenarioFiles
import TestSupport
import Testing

@testable import DistrictModel

/// V22: a person is known by a key, never by a row; a zone by its name, never by its number.
struct OrderTests {
  enum Order: String, CaseIterable, Sendable {
    case reversed, shuffled, sortedByKeyDescending

    func apply<Element>(to elements: inout [Element], key: (Element) -> UInt64) {
      switch self {
      case .reversed: elements.reverse()
      case .shuffled:
        var generator = FixedGenerator(22)
        elements.shuffle(using: &generator)
      case .sortedByKeyDescending: elements.sort { key($0) > key($1) }
      }
    }

    func apply(to residents: inout Residents) {
      let before = residents.population
      var rows = (0..<before.count).map { (row: $0, key: before.key[$0]) }
      apply(to: &rows, key: \.key)
      residents.population.key = rows.map(\.key)
      residents.population.watch = rows.map { before.watch[$0.row] }
      residents.population.record = rows.map { before.record[$0.row] }
    }
  }

  /// Every bit of every series is compared, so a single draw that hangs on a row would show.
  @Test(arguments: Order.allCases)
  func `the order of the first population changes no bit of any series`(order: Order) throws {
    for scenario in [try WholeRun.shipped("work-report-2026"), try Lakeside.scenario("plan").scenario] {
      let run = scenario.run(oneIn: scenario.name == "plan" ? 2 : 100, until: scenario.district.period.start + 17)
      let usual = try run.execute().monthly
      let other = try run.monthly { if $0.month == $0.calendar.initialMonth { order.apply(to: &$0.residents) } }
      #expect(other.firstDifference(from: usual) == nil)
    }
  }

  /// Residents, students away and firms change places before every month.
  @Test(arguments: Order.allCases)
  func `changing places every month changes no bit of any series`(order: Order) throws {
    let scenario = try Lakeside.scenario("plan").scenario
    let run = scenario.run(oneIn: 4, until: scenario.district.period.start + 17)
    let usual = try run.execute().monthly
    let other = try run.monthly { model in
      order.apply(to: &model.residents)
      order.apply(to: &model.residents.away, key: \.person.key)
      order.apply(to: &model.startUps.firms, key: \.key)
    }
    #expect(other.firstDifference(from: usual) == nil)
  }

  /// Zones are drawn by inverting cumulative shares, so another order of zones gives other luck: equal in distribution,
  /// not in bytes. Two-sample t of 16 against 16 runs with other seeds, about 30 degrees of freedom; |t| < 5 is a false
  /// alarm in some 20,000 tests of one figure. It would notice 6 % of a zone's residents or 2 % of its rent.
  @Test func `the order of the zones in the district's file changes results in luck alone`() throws {
    let district = "Scenarios/Xiaoshan/district.json5"
    let reordered = FileSource(
      read: { path throws(FileTrouble) in
        let bytes = try Repository.files.read(path)
        return path == district ? Self.reversingZones(bytes) : bytes
      }, names: Repository.files.names, workingFolder: Repository.files.workingFolder)
    let usual = try WholeRun.xiaoshan()
    let other = try WholeRun.shipped("baseline", from: reordered)
    #expect(other.district.zones.map(\.name) == usual.district.zones.map(\.name).reversed())
    #expect(other.parameters.housing.rents.values == usual.parameters.housing.rents.values.reversed())

    let end = Month.at(2026, 12)
    let runs = try (0..<16).map { replicate in
      (
        try usual.run(replicate, oneIn: 100, until: end).execute().monthly,
        try other.run(100 + replicate, oneIn: 100, until: end).execute().monthly
      )
    }
    var figures: [SeriesKey] = ["youthPopulation", "recognised", "jobSlots", "employed", "owners", "startUps"].map {
      SeriesKey($0)
    }
    for zone in usual.district.zones {
      figures.append(SeriesKey("residents", group: "zone:\(zone.name)"))
      figures.append(SeriesKey("meanRent", group: "zone:\(zone.name)"))
    }
    for figure in figures {
      let left = runs.map { $0.0.value(figure.indicator, group: figure.group, at: end)! }
      let right = runs.map { $0.1.value(figure.indicator, group: figure.group, at: end)! }
      let t = twoSampleScore(left, right)
      #expect(abs(t) < 5, "\(figure.indicator) \(figure.group): t = \(t)")
    }
  }

  /// The lines of the list `zones`, last one first.
  private static func reversingZones(_ bytes: [UInt8]) -> [UInt8] {
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.contains("zones: [") }),
      let end = lines[start...].firstIndex(where: { $0.contains("],") && !$0.contains("{") })
    else { return bytes }
    lines[(start + 1)..<end].reverse()
    return Array(lines.joined(separator: "\n").utf8)
  }
}

/// Standard score of the difference of two means, with the deviation estimated from both samples (Welch).
func twoSampleScore(_ left: [Double], _ right: [Double]) -> Double {
  func moments(_ values: [Double]) -> (mean: Double, squaredError: Double) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1) / count)
  }
  let (a, b) = (moments(left), moments(right))
  let error = (a.squaredError + b.squaredError).squareRoot()
  return error > 0 ? (a.mean - b.mean) / error : (a.mean == b.mean ? 0 : .infinity)
}
