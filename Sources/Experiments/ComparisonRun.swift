import DistrictModel
import Reporting
import ScenarioFiles

/// A base and scenarios compared with it, from their files to one results folder.
public struct ComparisonRun: Sendable {
  public let base: LoadedScenario
  /// At least one.
  public let others: [LoadedScenario]
  public let errorGoal: ErrorGoal?
  public let mostReplicates: Int
  public let language: ReportLanguage
  /// Written into the manifest as it was given.
  public let command: [String]
  public let pool: RunPool
  private let drawn: DrawnScenarios?

  /// Replicates at which an error goal is given up, unless something else is asked for.
  public static let mostReplicates = 1000

  /// - Throws: `request` with every reason why these scenarios cannot be compared.
  public init(
    base: LoadedScenario, others: [LoadedScenario], errorGoal: ErrorGoal? = nil,
    mostReplicates: Int = Self.mostReplicates, draws: ParameterDraws? = nil,
    language: ReportLanguage, command: [String], pool: RunPool
  ) throws(ExperimentFailure) {
    self.base = base
    self.others = others
    self.errorGoal = errorGoal
    self.mostReplicates = mostReplicates
    self.language = language
    self.command = command
    self.pool = pool
    var problems = Self.problems(of: base, others) + Self.problems(of: errorGoal, in: base.scenario)
    if errorGoal == nil, let problem = draws?.problem(with: base.scenario.run.replicates) { problems.append(problem) }
    if !problems.isEmpty { throw .request(problems) }
    let most = errorGoal == nil ? base.scenario.run.replicates : max(mostReplicates, base.scenario.run.replicates)
    drawn = try draws.map { draws throws(ExperimentFailure) in
      try DrawnScenarios(draws, of: [base] + others, replicates: most, pool: pool)
    }
  }

  /// What a finished comparison hands back.
  public struct Finished: Sendable {
    public let summary: ComparisonSummary
    public let manifest: Manifest
    /// Where the results are.
    public let folder: String
    public let seconds: Double
  }

  private var runs: PairedRuns {
    PairedRuns(
      base: base.scenario, others: others.map(\.scenario), errorGoal: errorGoal, mostReplicates: mostReplicates,
      drawn: drawn)
  }

  /// Months that the first replicates simulate together.
  public var totalMonths: Int { runs.totalMonths }

  /// Runs and writes; the folder is in place when this returns, and as it was before when it throws.
  ///
  /// - Parameters:
  ///   - place: the results folder.
  ///   - cancellation: seen by the replicates at their next month.
  ///   - meter: counts the months done.
  ///   - firstNumbers: told what the first replicates say, if others follow.
  public func execute(
    into place: String, cancellation: Cancellation = Cancellation(), meter: WorkMeter? = nil,
    firstNumbers: (@Sendable (FirstNumbers) -> Void)? = nil
  ) throws(ExperimentFailure) -> Finished {
    let making = ResultMaking(place: place, command: command, threads: pool.threads)
    let inputs = FrozenInputs([base] + others)
    let made = try making.publish(
      settings: { settings(inputs.names, $0) }, inputs: inputs.entries + drawn.manifestFiles,
      cancellation: cancellation
    ) { folder throws(ExperimentFailure) in
      let comparison: Comparison
      do throws(RunFailure) {
        comparison = try runs.run(
          in: pool, cancellation: cancellation, meter: meter, firstNumbers: firstNumbers)
      } catch {
        throw ExperimentFailure(error)
      }
      let report = ComparisonReport(of: comparison, loaded: [base] + others, language: language)
      try ResultMaking.asResults { () throws(ReportingError) in try report.write(to: folder) }
      return report.summary
    }
    return Finished(summary: made.report, manifest: made.manifest, folder: place, seconds: made.seconds)
  }

  // MARK: - Manifest

  /// Keys of the manifest's settings from which `verify` runs again.
  enum Setting {
    static let base = "base"
    static let others = "scenarios"
    static let errorGoal = "untilError"
    static let mostReplicates = "maximumReplicates"
  }

  private func settings(_ names: [String], _ summary: ComparisonSummary) -> [JSONValue.Member] {
    let run = base.scenario.run
    var members: [JSONValue.Member] =
      drawn.settings + [
        .init(Setting.base, .string(names[0])), .init(Setting.others, .array(names.dropFirst().map(JSONValue.string))),
        .init(ScenarioRun.Setting.patches, .array(base.patches.map { .string($0.text) })),
        .init("replicates", .integer(summary.comparison.replicates)), .init("seed", .integer(run.seed)),
        .init("sample", .string(run.sample.description)), .init("until", .string(run.until.description)),
        .init(ScenarioRun.Setting.language, .string(language.rawValue)),
      ]
    if let errorGoal {
      members.append(.init(Setting.errorGoal, .string(errorGoal.description)))
      members.append(.init(Setting.mostReplicates, .integer(mostReplicates)))
    }
    return members
  }

  // MARK: - What can be compared

  static func problems(of base: LoadedScenario, _ others: [LoadedScenario]) -> [String] {
    var problems: [String] = []
    let district = base.scenario.district
    var names = [base.scenario.name]
    for other in others {
      let scenario = other.scenario
      if names.contains(scenario.name) {
        problems.append("\(other.path): two of the scenarios have the name \"\(scenario.name)\"; give each its own")
      }
      names.append(scenario.name)
      if scenario.district.name != district.name {
        problems.append(
          "\(other.path): is about \(scenario.district.name), the base about \(district.name); only scenarios of one district can be compared"
        )
      } else if scenario.district.period != district.period
        || scenario.district.levers.levers.map(\.name) != district.levers.levers.map(\.name)
      {
        problems.append("\(other.path): has another period or other levers than the base")
      } else if scenario.district.definitions != district.definitions {
        problems.append(
          "\(other.path): counts by other definitions than the base (ages or population basis), so the difference would not be the policy's; give both the same"
        )
      }
    }
    return problems
  }

  static func problems(of goal: ErrorGoal?, in scenario: Scenario) -> [String] {
    guard let goal else { return [] }
    let indicators = IndicatorList(scenario.district).entries.map(\.name)
    var problems: [String] = []
    if !indicators.contains(goal.indicator) {
      let hint = NearestName.hint(goal.indicator, among: indicators)
      problems.append("--until-error: unknown indicator \"\(goal.indicator)\"\(hint)")
    }
    let start = scenario.district.period.start
    let first = start.ofYear == 1 ? start.year : start.year + 1
    let last = scenario.run.until.ofYear == 12 ? scenario.run.until.year : scenario.run.until.year - 1
    if first > last {
      problems.append("--until-error: no calendar year lies wholly between \(start) and \(scenario.run.until)")
    } else if !(first...last).contains(goal.year) {
      problems.append("--until-error: found the year \(goal.year); allowed \(first)…\(last)")
    }
    return problems
  }
}

extension ErrorGoal: CustomStringConvertible {
  /// `200 youthPopulation@2030`, as on the command line.
  public var description: String {
    "\(margin == margin.rounded() && margin < 1e15 ? String(Int(margin)) : String(margin)) \(indicator)@\(year)"
  }

  /// Reads `200 youthPopulation@2030`; nil for anything else.
  public init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 2, let margin = Double(words[0]), margin > 0, margin.isFinite else { return nil }
    let parts = words[1].split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let year = Int(parts[1]) else { return nil }
    self.init(margin: margin, indicator: String(parts[0]), year: year)
  }
}
