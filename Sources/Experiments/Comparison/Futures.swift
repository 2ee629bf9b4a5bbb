import DistrictModel

/// One replicate of several scenarios, in which every month that scenarios have in common is simulated once.
///
/// Scenarios of the same district and parameters share the months until the first in which a lever has another level;
/// there the live model is copied, and each goes on alone. The result is the same, bit for bit, as that of separate runs.
struct Futures: Sendable {
  let scenarios: [Scenario]
  /// Scenarios that can share a past, in ascending order; the first scenario is in the first group.
  private let families: [[Int]]
  /// Month in which two scenarios of a family part, counted from the policy start; nil if they never do.
  private let parting: [[Int?]]
  private let lastMonth: Int
  private let firstMonth: Int

  /// - Precondition: there is a scenario, and all have the same period, horizon, seed and sample.
  init(_ scenarios: [Scenario]) {
    precondition(!scenarios.isEmpty, "there is at least one future")
    self.scenarios = scenarios
    let calendar = Calendar(scenarios[0].district.period, until: scenarios[0].run.until)
    let packages = scenarios.map { PolicyPackage($0, calendar: calendar) }
    var families: [[Int]] = []
    for (index, scenario) in scenarios.enumerated() {
      let twin = families.firstIndex {
        scenarios[$0[0]].district == scenario.district && scenarios[$0[0]].parameters == scenario.parameters
      }
      if let twin { families[twin].append(index) } else { families.append([index]) }
    }
    self.families = families
    parting = packages.map { one in packages.map { one.firstDifference(from: $0) } }
    firstMonth = calendar.initialMonth + 1
    lastMonth = calendar.lastMonth
  }

  /// Months that are simulated for all scenarios together.
  var totalMonths: Int { families.reduce(0) { $0 + months(of: $1, from: firstMonth) } }

  /// Months that separate runs would simulate.
  var separateMonths: Int { scenarios.count * (lastMonth - firstMonth + 1) }

  private func months(of members: [Int], from start: Int) -> Int {
    guard let split = split(members) else { return lastMonth - start + 1 }
    return split.month - start
      + split.branches.reduce(0) { $0 + months(of: $1, from: max(split.month, start)) }
  }

  /// The first month in which members part, and who goes on with whom; the first member is in the first branch.
  private func split(_ members: [Int]) -> (month: Int, branches: [[Int]])? {
    let leader = members[0]
    guard let month = members.compactMap({ parting[leader][$0] }).min() else { return nil }
    var branches: [[Int]] = []
    for member in members {
      let together = branches.firstIndex { branch in parting[branch[0]][member].map { $0 > month } ?? true }
      if let together { branches[together].append(member) } else { branches.append([member]) }
    }
    return (month, branches)
  }

  /// Simulates a replicate of every scenario.
  ///
  /// - Parameters:
  ///   - threads: those that the replicate may use.
  ///   - keepsJournals: whether to note who comes, goes and is paid.
  ///   - isCancelled: asked before each month.
  ///   - progress: told each month that is done.
  ///   - finished: handed each scenario's number and what has become of it, the first scenario before any other.
  /// - Throws: what a run throws.
  func run(
    replicate: Int, threads: Int = 1, keepsJournals: Bool, isCancelled: () -> Bool, progress: () -> Void,
    finished: (Int, Simulation) -> Void
  ) throws(RunFailure) {
    for family in families {
      let run = Run(scenario: scenarios[family[0]], replicate: replicate, threads: threads)
      var simulation = Simulation(run, keepsJournal: keepsJournals)
      try carry(&simulation, family, isCancelled: isCancelled, progress: progress, finished: finished)
    }
  }

  /// Takes a past to the ends of its futures; the simulation's scenario is the first member's.
  private func carry(
    _ simulation: inout Simulation, _ members: [Int], isCancelled: () -> Bool, progress: () -> Void,
    finished: (Int, Simulation) -> Void
  ) throws(RunFailure) {
    let split = split(members)
    while !simulation.isFinished, simulation.nextMonth < split?.month ?? .max {
      if isCancelled() { throw .cancelled }
      try simulation.advance()
      progress()
    }
    guard let split else {
      for member in members { finished(member, simulation) }
      return
    }
    for (index, branch) in split.branches.enumerated() {
      if index == split.branches.count - 1 {
        // The last branch takes the past over: there is one copy fewer in memory.
        simulation = simulation.branched(to: scenarios[branch[0]])
        try carry(&simulation, branch, isCancelled: isCancelled, progress: progress, finished: finished)
      } else {
        var copy = simulation.branched(to: scenarios[branch[0]])
        try carry(&copy, branch, isCancelled: isCancelled, progress: progress, finished: finished)
      }
    }
  }
}
