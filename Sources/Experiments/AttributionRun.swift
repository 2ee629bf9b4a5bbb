import DistrictModel
import Reporting
import ScenarioFiles

/// Two scenarios whose difference is divided among levers, from their files to one results folder.
///
/// Finished replicates are kept beside the place of the results until these are there: an interrupted attribution goes on
/// where it stopped when it is run again, and ends with the same bytes.
public struct AttributionRun: Sendable {
  public let base: LoadedScenario
  public let policy: LoadedScenario
  public let grouping: AttributionRuns.Grouping
  public let orders: Int
  public let errorGoal: ErrorGoal?
  public let mostReplicates: Int
  public let language: ReportLanguage
  /// Written into the manifest as it was given.
  public let command: [String]
  public let pool: RunPool

  /// Orders of coming in each replicate, unless something else is asked for.
  public static let defaultOrders = 2

  /// - Throws: `request` with every reason why the difference cannot be divided.
  public init(
    base: LoadedScenario, policy: LoadedScenario, grouping: AttributionRuns.Grouping, orders: Int = defaultOrders,
    errorGoal: ErrorGoal? = nil, mostReplicates: Int = ComparisonRun.mostReplicates, language: ReportLanguage,
    command: [String], pool: RunPool
  ) throws(ExperimentFailure) {
    self.base = base
    self.policy = policy
    self.grouping = grouping
    self.orders = orders
    self.errorGoal = errorGoal
    self.mostReplicates = mostReplicates
    self.language = language
    self.command = command
    self.pool = pool
    var problems = ComparisonRun.problems(of: base, [policy])
    if problems.isEmpty { problems = Self.problems(of: base, policy) }
    problems += ComparisonRun.problems(of: errorGoal, in: base.scenario)
    if !problems.isEmpty { throw .request(problems) }
  }

  /// What a finished attribution hands back.
  public struct Finished: Sendable {
    public let summary: AttributionSummary
    public let manifest: Manifest
    /// Where the results are.
    public let folder: String
    public let seconds: Double
  }

  private var runs: AttributionRuns {
    AttributionRuns(
      base: base.scenario, policy: policy.scenario, grouping: grouping, orders: orders, errorGoal: errorGoal,
      mostReplicates: mostReplicates)
  }

  public var totalMonths: Int { runs.totalMonths() }

  /// How many CSV files an attribution has, chart tables aside.
  public static var tableCount: Int { AttributionReport.layouts.count }

  /// Replicates that an interrupted attribution for this place has left, by number.
  public func known(for place: String) -> Set<Int> { RunRegister.finished(in: checkpoint(for: place)) }

  /// Months still to be simulated for a place.
  public func monthsLeft(for place: String) -> Int { runs.totalMonths(known: known(for: place)) }

  /// Runs and writes; the folder is in place when this returns, and as it was before when it throws.
  public func execute(
    into place: String, cancellation: Cancellation = Cancellation(), meter: WorkMeter? = nil
  ) throws(ExperimentFailure) -> Finished {
    let making = ResultMaking(place: place, command: command, threads: pool.threads)
    let inputs = FrozenInputs([base, policy])
    let runs = runs
    let checkpoint = checkpoint(for: place)
    let made = try making.publish(
      settings: { settings(inputs.names, $0) }, inputs: inputs.entries, cancellation: cancellation
    ) { folder throws(ExperimentFailure) in
      let attribution: Attribution
      do throws(RunFailure) {
        attribution = try runs.run(
          in: pool, register: RunRegister(checkpoint: checkpoint), cancellation: cancellation, meter: meter)
      } catch {
        throw ExperimentFailure(error)
      }
      let report = AttributionReport(
        summary: AttributionSummary(of: attribution), loaded: [base, policy], language: language)
      try ResultMaking.asResults { () throws(ReportingError) in try report.write(to: folder) }
      return report.summary
    }
    checkpoint.remove()
    return Finished(summary: made.report, manifest: made.manifest, folder: place, seconds: made.seconds)
  }

  // MARK: - Checkpoint

  private func checkpoint(for place: String) -> Checkpoint {
    let scenarios = FrozenInputs([base, policy]).scenarioTexts
    let settings = [ProgramVersion.current, grouping.rawValue, String(orders), base.scenario.run.sample.description]
    let key = SHA256.hex(of: (settings + scenarios).joined(separator: "\n").utf8)
    return Checkpoint(of: place, key: key)
  }

  // MARK: - Manifest

  /// Keys of the manifest's settings from which `verify` runs again, beside those of a comparison.
  enum Setting {
    static let policy = "policy"
    static let grouping = "by"
    static let orders = "orders"
  }

  private func settings(_ names: [String], _ summary: AttributionSummary) -> [JSONValue.Member] {
    let run = base.scenario.run
    var members: [JSONValue.Member] = [
      .init(ComparisonRun.Setting.base, .string(names[0])), .init(Setting.policy, .string(names[1])),
      .init(ScenarioRun.Setting.patches, .array(base.patches.map { .string($0.text) })),
      .init(Setting.grouping, .string(grouping.rawValue)), .init(Setting.orders, .integer(orders)),
      .init("replicates", .integer(summary.attribution.replicates)), .init("seed", .integer(run.seed)),
      .init("sample", .string(run.sample.description)), .init("until", .string(run.until.description)),
      .init(ScenarioRun.Setting.language, .string(language.rawValue)),
    ]
    if let errorGoal {
      members.append(.init(ComparisonRun.Setting.errorGoal, .string(errorGoal.description)))
      members.append(.init(ComparisonRun.Setting.mostReplicates, .integer(mostReplicates)))
    }
    return members
  }

  // MARK: - What can be divided

  private static func problems(of base: LoadedScenario, _ policy: LoadedScenario) -> [String] {
    let (one, other) = (base.scenario, policy.scenario)
    var problems: [String] = []
    if one.parameters != other.parameters || one.district != other.district || one.budget != other.budget
      || one.circumstances != other.circumstances
    {
      problems.append(
        "\(policy.path): differs from the base in more than its levers (parameters, definitions, circumstances or budget); only levers share a difference, so give the base the same"
      )
    }
    switch AttributionRuns.differing(one, other).count {
    case 0:
      problems.append(
        "\(policy.path): has the same levers as the base in every month; there is no difference to divide")
    case 1...64: break
    case let count: problems.append("\(policy.path): differs from the base in \(count) levers; allowed 64")
    }
    let (start, until) = (one.district.period.start, one.run.until)
    if (start.ofYear == 1 ? start.year : start.year + 1) > (until.ofYear == 12 ? until.year : until.year - 1) {
      problems.append("no calendar year lies wholly between \(start) and \(until); run until a December")
    }
    return problems
  }
}
