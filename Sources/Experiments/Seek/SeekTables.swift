import DistrictModel
import Reporting
import ScenarioFiles

/// The CSV files of a search.
struct SeekTables {
  private let summary: SeekSummary
  private let indicators: IndicatorList
  private var experiment: LoadedExperiment { summary.experiment }

  init(_ summary: SeekSummary) {
    self.summary = summary
    indicators = IndicatorList(summary.experiment.base.scenario.district)
  }

  var all: [(layout: ResultLayout, table: Table)] {
    [(frontier, frontierTable), (mixes, mixTable), (runs, runTable), (SweepTables.factors, factorTable)]
  }

  private func precision(of outcome: ExperimentOutcome) -> Precision {
    outcome.indicator.map(indicators.precision) ?? .measured
  }

  // MARK: - Columns

  private static func column(
    _ name: String, _ format: Table.Format, unit: Text = .noUnit, _ title: Text, _ definition: Text
  ) -> ResultColumn {
    ResultColumn(name, format, unit: unit, title, definition)
  }

  private static let mix = column(
    "mix", .integer, Text(en: "Mix", zh: "组合"),
    Text(en: "Number of the mix, from 1, in the order in which mixes were first looked at", zh: "组合序号，从 1 起，按首次查看的先后"))
  private static let stage = column(
    "stage", .text, Text(en: "Stage", zh: "阶段"),
    Text(
      en: "search: cheap runs; anchor: at the full sample, to tell how cheap runs differ; confirmation1…: fresh luck",
      zh: "search 为低成本搜索；anchor 为全样本校准运行；confirmation1 等为使用新随机数的确认"))
  private static let outcome = column(
    "outcome", .text, Text(en: "Outcome", zh: "结果"),
    Text(en: "Name of the outcome in the experiment file", zh: "实验文件中的结果名"))
  private static func count(_ name: String, _ title: Text, _ definition: Text) -> ResultColumn {
    column(name, .integer, title, definition)
  }
  private static func share(_ name: String, _ title: Text, _ definition: Text) -> ResultColumn {
    column(name, .fixed(4), unit: .share, title, definition)
  }
  private static let finished = count(
    "runs", Text(en: "Runs", zh: "运行次数"), Text(en: "Finished runs that the row rests on", zh: "该行所依据的完成运行数"))
  private static let chance = share(
    "chance", Text(en: "Chance", zh: "实现概率"),
    Text(en: "Share of the runs that reach the goal; empty without a goal", zh: "实现目标的运行比例；无目标则为空"))
  private static let chanceLow = share(
    "chanceLow", Text(en: "Chance, lower end", zh: "概率下限"),
    Text(en: "Lower end of its 90 % interval (Wilson)", zh: "其 90% 区间下限（Wilson）"))
  private static let chanceHigh = share(
    "chanceHigh", Text(en: "Chance, upper end", zh: "概率上限"),
    Text(en: "Upper end of its 90 % interval (Wilson)", zh: "其 90% 区间上限（Wilson）"))

  /// A column for each lever: numbers if all its levels are.
  private var leverColumns: [ResultColumn] {
    zip(summary.levers, summary.found.space.axes).map { lever, axis in
      ResultColumn(
        lever.name, axis.isOrdered ? .exact : .text, lever.title,
        Text(en: "Level of the lever \(lever.path)", zh: "工具 \(lever.path) 的水平"))
    }
  }

  private func cells(of mix: Mix) -> [Table.Cell] {
    zip(summary.found.space.values(of: mix), summary.found.space.axes).map { value, axis in
      axis.isOrdered ? .number(value.number ?? .nan) : .text(value.description)
    }
  }

  // MARK: - Frontier

  private var frontier: ResultLayout {
    ResultLayout(
      name: "frontier.csv",
      purpose: Text(
        en: "The mix found and those for more or less: what the search believed, what fresh luck gave",
        zh: "所得组合及要求更高或更低的组合：搜索的估计与新随机数的确认"),
      columns: [
        Self.mix,
        Self.column(
          "kind", .text, Text(en: "Kind", zh: "类别"),
          Text(
            en:
              "found: confirmed; tried: held against fresh luck and not confirmed; base; frontier: for more or less than was asked",
            zh: "found 已确认；tried 未通过确认；base 基准；frontier 要求更高或更低时的组合")),
      ] + leverColumns + [
        Self.outcome,
        Self.share(
          "asked", Text(en: "Chance asked for", zh: "要求的概率"), Text(en: "Empty if none is asked for", zh: "未作要求则为空")),
        Self.column(
          "searchMean", .exact, unit: .asIndicator, Text(en: "Mean, search", zh: "均值（搜索）"),
          Text(en: "What the search believed when it chose", zh: "搜索选定时的估计")),
        Self.share(
          "searchChance", Text(en: "Chance, search", zh: "概率（搜索）"),
          Text(
            en: "What the search believed: normal probability of the mean margin over its deviation",
            zh: "搜索的估计：平均余量除以标准差所对应的正态概率")),
        Self.finished, ResultColumn.mean, ResultColumn.standardError, Self.chance, Self.chanceLow, Self.chanceHigh,
        Self.count(
          "needed", Text(en: "Runs needed", zh: "须达次数"),
          Text(
            en:
              "Runs on goal that confirm the chance asked for; empty for mixes that were not tried, or if not even all would",
            zh: "确认所求概率须达标的运行数；未作确认的组合，或全部达标亦不足时为空")),
      ])
  }

  private var frontierTable: Table {
    var table = frontier.table
    for point in summary.shown {
      for (number, outcome) in experiment.outcomes.enumerated() {
        table.append(
          [.integer(summary.number(of: point.point.mix)), .text(point.kind.rawValue)] + cells(of: point.point.mix)
            + row(point.point, number, outcome) + [needed(point.kind, number)])
      }
    }
    return table
  }

  private func needed(_ kind: FrontierChart.Kind, _ number: Int) -> Table.Cell {
    guard kind == .found || kind == .tried, let asked = summary.asked.first(where: { $0.outcome == number }) else {
      return .empty
    }
    return asked.least.flatMap(summary.found.rule.needed).map(Table.Cell.integer) ?? .empty
  }

  private func row(_ point: Seek.Confirmed, _ number: Int, _ outcome: ExperimentOutcome) -> [Table.Cell] {
    let precision = precision(of: outcome)
    let asked = summary.asked.first { $0.outcome == number }
    var row: [Table.Cell] = [.text(outcome.name), asked?.least.map(Table.Cell.number) ?? .empty]
    row.append(precision.value(point.believed.mean(number)))
    row.append(asked.map { .number(SeekSummary.chance(point.believed, $0.goal)) } ?? .empty)
    guard let confirmed = point.confirmed else { return row + [0] + Array(repeating: .empty, count: 5) }
    let cell = Sweep.Cell(confirmed.runs.map { $0[number] }, failed: 0, outcome: outcome)
    row += [.integer(cell.values.count), precision.value(confirmed.mean(number))]
    row += [precision.spread(cell.distribution?.standardError)]
    return row + chanceCells(cell)
  }

  private func chanceCells(_ cell: Sweep.Cell) -> [Table.Cell] {
    let chance = cell.chance
    return [chance?.share, chance?.interval.lowerBound, chance?.interval.upperBound].map {
      $0.map(Table.Cell.number) ?? .empty
    }
  }

  // MARK: - Mixes

  private var mixes: ResultLayout {
    ResultLayout(
      name: "points.csv",
      purpose: Text(en: "Every mix looked at: every outcome in every stage, over replicates", zh: "查看过的全部组合：各阶段各项结果"),
      columns: [Self.mix] + leverColumns + [
        Self.stage, Self.outcome, Self.finished,
        Self.count(
          "failed", Text(en: "Failed", zh: "失败"), Text(en: "Runs that failed and count for nothing", zh: "失败而未计入的运行数")),
        .mean, .sd,
      ] + ResultColumn.quantiles + [.standardError, Self.chance, Self.chanceLow, Self.chanceHigh])
  }

  private var stages: [SeekStage] {
    [.search, .anchor] + (0..<max(1, summary.found.attempts.count)).map { .confirmation($0) }
  }

  private var mixTable: Table {
    var table = mixes.table
    let archive = summary.found.archive
    for mix in archive.mixes {
      for stage in stages where !archive.runs(mix, stage).isEmpty {
        let runs = archive.runs(mix, stage)
        let finished = runs.compactMap { $0 }
        for (number, outcome) in experiment.outcomes.enumerated() {
          let cell = Sweep.Cell(finished.map { $0[number] }, failed: runs.count - finished.count, outcome: outcome)
          var row: [Table.Cell] = [.integer(summary.number(of: mix))] + cells(of: mix)
          row += [.text(stage.word), .text(outcome.name), .integer(cell.values.count), .integer(cell.failed)]
          row += cell.distribution?.cells(precision(of: outcome)) ?? Array(repeating: .empty, count: 8)
          table.append(row + chanceCells(cell))
        }
      }
    }
    return table
  }

  // MARK: - Runs

  private var runs: ResultLayout {
    let outcomes = experiment.outcomes.map {
      ResultColumn(
        $0.name, .exact, unit: .asIndicator, $0.title,
        Text(en: "Outcome of the run; empty unless it is done", zh: "该次运行的结果；未完成则为空"))
    }
    return ResultLayout(
      name: "runs.csv", purpose: Text(en: "Every run, with its status", zh: "全部运行及其状态"),
      columns: [
        Self.count("run", Text(en: "Run", zh: "运行"), Text(en: "Number of the run, from 1", zh: "运行序号，从 1 起")), Self.mix,
        Self.stage, .replicate, .seed,
        Self.column(
          "status", .text, Text(en: "Status", zh: "状态"), Text(en: "done or failed", zh: "done 完成；failed 失败")),
        Self.column(
          "reason", .text, Text(en: "Reason", zh: "原因"), Text(en: "Why a run failed; else empty", zh: "失败原因；否则为空")),
      ] + outcomes)
  }

  private var runTable: Table {
    var table = runs.table
    for (number, (run, status)) in zip(summary.runs.runs, summary.runs.register.all).enumerated() {
      let origin = summary.origins[number]
      let seed = summary.runs.scenarios[run.point].run.seed + run.replicate
      var row: [Table.Cell] = [
        .integer(number + 1), .integer(summary.number(of: origin.mix)), .text(origin.stage.word),
      ]
      row += [.integer(run.replicate), .integer(seed), .text(status.word)]
      switch status {
      case .done(let values):
        row.append("")
        row += zip(values, experiment.outcomes).map { value, outcome in precision(of: outcome).value(value) }
      case .failed(let reason): row += [.text(reason)] + experiment.outcomes.map { _ in Table.Cell.empty }
      case .waiting, .running: preconditionFailure("run \(number + 1) is neither done nor failed")
      }
      table.append(row)
    }
    return table
  }

  // MARK: - Factors

  private var factorTable: Table {
    var table = SweepTables.factors.table
    for (index, factor) in experiment.factors.enumerated() {
      let levels = index < summary.levers.count ? summary.found.space.axes[index].levels : []
      let range = factor.distribution?.range
      let low = levels.first?.description ?? range.map { $0.lowerBound.description } ?? ""
      let high = levels.last?.description ?? range.map { $0.upperBound.description } ?? ""
      table.append(
        [
          factor.name, factor.path.description, factor.role.rawValue, factor.distribution?.word ?? "list", low, high,
          factor.baseValue?.description ?? "",
        ].map(Table.Cell.text))
    }
    return table
  }
}

extension SeekStage {
  /// A word for tables.
  var word: String {
    switch self {
    case .search: "search"
    case .anchor: "anchor"
    case .confirmation(let attempt): "confirmation\(attempt + 1)"
    }
  }
}
