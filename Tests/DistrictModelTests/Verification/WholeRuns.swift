import ScenarioFiles
import TestSupport

@testable import DistrictModel

/// Scenarios and runs that the tests of this folder share.
enum WholeRun {
  private static let loadedBaseline = Result { try shipped("baseline") }

  /// Xiaoshan with every lever at its reference level, as shipped.
  static func xiaoshan() throws -> Scenario { try loadedBaseline.get() }

  /// A shipped scenario.
  ///
  /// - Parameter patches: changes as a planner would type them after `--set`.
  static func shipped(_ name: String, _ patches: String..., from files: FileSource = Repository.files) throws
    -> Scenario
  {
    try ScenarioLoader.load(
      path: "Scenarios/\(name).json5", patches: patches.map { try ScenarioPatch($0) }, from: files
    ).scenario
  }
}

extension Month {
  static func at(_ year: Int, _ month: Int) -> Month { Month(year: year, month: month) }
}

extension Scenario {
  /// A run of one person in so many.
  func run(_ replicate: Int = 0, oneIn persons: Int, until: Month) -> Run {
    Run(scenario: self, replicate: replicate, sample: Sample(persons: persons), until: until)
  }

  /// The scenario with other parameters.
  func changed(_ edit: (inout Parameters) -> Void) -> Scenario {
    var changed = self
    edit(&changed.parameters)
    return changed
  }

  /// The scenario with one window of a lever.
  func setting(
    _ lever: String, to level: Double, from start: Month, rampMonths: Int = 0, end: Month? = nil,
    afterLevel: Double? = nil
  ) -> Scenario {
    var changed = self
    changed.levers.windows[lever] = [
      LeverWindow(level: level, start: start, rampMonths: rampMonths, end: end, afterLevel: afterLevel)
    ]
    return changed
  }

  /// The scenario with levers so many levels above their reference from a month on, at once and without bounds.
  func raising(_ levers: [Lever], by levels: Double, from start: Month, end: Month? = nil) -> Scenario {
    var changed = self
    for lever in levers {
      let reference = lever.definition.referenceLevel
      changed = changed.setting(
        lever.name, to: reference + levels, from: start, end: end, afterLevel: end == nil ? nil : reference)
    }
    return changed
  }

  var allLevers: [Lever] { district.levers.levers }
}

extension Run {
  /// The series that `execute` gives, with something done to the model before each month.
  func monthly(before: (inout Model) -> Void) throws -> Series {
    var model = Model(self)
    let census = Census(scenario, sample: sample)
    var series = Series(
      firstMonth: model.calendar.month(model.calendar.initialMonth + 1), stepMonths: 1, keys: census.keys)
    while model.month < model.calendar.lastMonth {
      before(&model)
      try model.step()
      series.append(census.row(model))
    }
    return series
  }
}

extension Series {
  /// The values of an indicator in the months from `first` on.
  func values(_ indicator: String, group: String = "", from first: Month, months: Int) -> [Double] {
    (0..<months).map { value(indicator, group: group, at: first + $0)! }
  }
}

extension Outcome {
  /// FNV-1a, 64 bits, of the bit patterns of every value of every series, as 16 hexadecimal digits.
  ///
  /// - Source: Fowler, Noll & Vo, draft-eastlake-fnv: offset basis 0xcbf29ce484222325, prime 0x100000001b3.
  var digest: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    let values = monthly.values + pyramid.values + retention.rows.flatMap { $0.atRisk + $0.left }
    for value in values {
      for byte in 0..<8 {
        hash ^= value.bitPattern >> UInt64(8 * byte) & 0xFF
        hash &*= 0x100_0000_01b3
      }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
