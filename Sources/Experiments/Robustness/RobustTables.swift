import DistrictModel
import Reporting
import ScenarioFiles

/// The CSV files of packages in many worlds; the columns of some depend on factors and outcomes.
struct RobustTables {
  let summary: RobustSummary
  private let precisions: [Precision]

  init(_ summary: RobustSummary) {
    self.summary = summary
    let indicators = IndicatorList(summary.experiment.base.scenario.district)
    precisions = summary.experiment.outcomes.map { $0.indicator.map(indicators.precision) ?? .measured }
  }

  private var experiment: LoadedExperiment { summary.experiment }
  private var found: Robust { summary.found }
  private func name(_ package: Int) -> Table.Cell { .text(summary.packages[package].name) }

  var all: [(layout: ResultLayout, table: Table)] {
    [
      (Self.packages, packageTable), (Self.satisfaction, satisfactionTable), (Self.pairs, pairTable),
      (worlds, worldTable), (Self.boxes, boxTable), (Self.peeling, peelingTable), (runs, runTable),
      (FactorTable.layout, FactorTable.table(of: experiment, at: found.worlds)),
    ]
  }

  // MARK: - Packages

  private static let package = ResultColumn.word(
    "package", "Package", "方案", "Name of the package in the experiment file", "实验文件中的方案名")
  private static let world = ResultColumn.count("world", "World", "情形", "Number of the world, from 1", "情形序号，从 1 起")

  private static let packages = ResultLayout(
    name: "packages.csv",
    purpose: Text(en: "How every package stands up over the worlds, by outcome", zh: "各方案在全部情形下的表现（按结果）"),
    columns: [
      package, .outcome,
      .count("worlds", "Worlds", "情形数", "Worlds compared: those without a failed run", "参与比较的情形数（不含有失败运行者）"),
      .amount("mean", "Mean", "均值", "Mean over worlds", "各情形的均值"),
      .amount(
        "standardError", "Standard error of the mean", "均值标准误", "By the scatter over worlds, luck included",
        "按各情形的离散程度，含随机波动"),
      .amount("worst", "Worst", "最差", "The worst of the worlds' means", "各情形均值中最差者"),
      .count("worstWorld", "World of the worst", "最差情形", "The world it occurs in", "其所在情形"),
      .amount(
        "regretMean", "Regret, mean", "平均后悔值", "Distance from the best package of the same world, mean over worlds",
        "与同一情形下最佳方案的差距，对各情形取均值"),
      .amount(
        "regretFresh", "Regret, mean, fresh runs", "平均后悔值（另一半运行）",
        "The same where one half of a world's runs chooses the best package and the other measures it: regretMean is too large by luck, this one too small",
        "同上，但由各情形一半运行选定最佳方案、另一半运行度量：regretMean 因运气偏大，此值偏小"),
      .amount(
        "regret90", "Regret, 90 % quantile", "后悔值 90% 分位数", "Regret that 90 % of the worlds do not exceed",
        "90% 的情形不超过的后悔值"),
      .amount("regretLargest", "Regret, largest", "最大后悔值", "The largest regret of all worlds", "全部情形中的最大后悔值"),
      .count("regretWorld", "World of the largest regret", "最大后悔情形", "The world it occurs in", "其所在情形"),
      .amount(
        "regretError", "Standard error of the largest regret", "最大后悔值标准误",
        "Of the difference from the best package of that world, run by run", "与该情形最佳方案逐次运行之差的标准误"),
      .part("best", "Best in", "最佳比例", "Share of worlds in which no package does better", "没有方案更优的情形比例"),
      .part(
        "clearlyBest", "Clearly best in", "明显最佳比例",
        "Share of worlds in which it leads every other package by more than luck (95 % against each)",
        "对其余各方案的领先均超出随机误差（各 95%）的情形比例"),
      .part(
        "leastRegretDraws", "Chosen by regret", "按后悔值选中",
        "Share of draws of luck in which its largest regret is the smallest", "重抽随机性时其最大后悔值最小的比例"),
    ])

  private var packageTable: Table {
    var table = Self.packages.table
    let worlds = Double(max(1, found.compared.count))
    for package in summary.packages.indices {
      for (number, result) in found.outcomes.enumerated() {
        let standing = result.matrix.standings[package]
        let precision = precisions[number]
        let error = Statistics.standardError(result.means[package])
        table.append([
          name(package), .text(experiment.outcomes[number].name), .integer(found.compared.count),
          precision.value(standing.mean), precision.spread(error), precision.value(standing.worst),
          .integer(standing.worldOfWorst + 1), precision.spread(standing.meanRegret),
          precision.spread(result.luck.freshRegret[package]), precision.spread(standing.regret90),
          precision.spread(standing.largestRegret), .integer(standing.worldOfLargestRegret + 1),
          precision.spread(result.luck.ofLargestRegret[package]), .number(Double(standing.best) / worlds),
          .number(Double(result.luck.clearlyBest[package]) / worlds),
          .number(Double(result.luck.leastRegretDraws[package]) / Double(result.luck.draws)),
        ])
      }
    }
    return table
  }

  // MARK: - Satisfaction

  private static let goal = ResultColumn.word(
    "goal", "Goal", "目标", "Name of the outcome to reach; empty for all that are to be reached together",
    "所求结果名；空为须同时实现的全部结果")

  private static let satisfaction = ResultLayout(
    name: "satisfaction.csv",
    purpose: Text(en: "In how many worlds every package reaches what is asked", zh: "各方案达标的情形数"),
    columns: [
      package, goal,
      .count("worlds", "Worlds", "情形数", "Worlds compared", "参与比较的情形数"),
      .count(
        "satisfied", "Satisfied", "达标情形", "Worlds in which enough of the runs reach it", "其中足够多运行实现目标的情形数"),
      .part("share", "Share", "比例", "Part of the worlds", "占情形的比例"),
      .part("shareLow", "Share, lower end", "比例下限", "Lower end of its 90 % interval (Wilson)", "其 90% 区间下限（Wilson）"),
      .part("shareHigh", "Share, upper end", "比例上限", "Upper end of its 90 % interval (Wilson)", "其 90% 区间上限（Wilson）"),
      .count(
        "undecided", "Undecided", "难以判断", "Worlds of which their runs cannot tell at 90 % whether it satisfies",
        "其运行在 90% 水平下不能判断是否达标的情形数"),
      .part(
        "chance", "Chance", "实现概率", "Share of all runs of all worlds that reach it: over luck and worlds",
        "全部情形全部运行中实现的比例，含随机与情形"),
    ])

  private var satisfactionTable: Table {
    var table = Self.satisfaction.table
    for package in summary.packages.indices {
      for goal in found.goals {
        let satisfaction = goal.satisfactions[package]
        let ends = satisfaction.interval
        table.append([
          name(package), .text(goal.outcome.map { experiment.outcomes[$0].name } ?? ""),
          .integer(satisfaction.reached.count), .integer(satisfaction.worlds), .number(satisfaction.share),
          .number(ends.lowerBound), .number(ends.upperBound), .integer(satisfaction.undecided),
          .number(satisfaction.meanChance),
        ])
      }
    }
    return table
  }

  // MARK: - Pairs

  private static let pairs = ResultLayout(
    name: "pairs.csv",
    purpose: Text(en: "Every package against every other, world by world", zh: "方案两两逐情形比较"),
    columns: [
      package,
      .word("comparedWith", "Compared with", "对照方案", "Name of the other package", "对照方案名"), .outcome,
      .amount("difference", "Difference", "差异", "Mean over worlds of the difference from the other", "与对照方案之差对各情形的均值"),
      .amount(
        "differenceLow", "Difference, lower end", "差异下限", "Lower end of its 90 % interval (Student's t over worlds)",
        "其 90% 区间下限（对各情形的 t 分布）"),
      .amount("differenceHigh", "Difference, upper end", "差异上限", "Upper end of that interval", "该区间上限"),
      .part("better", "Better in", "更优比例", "Share of worlds in which it does better", "其更优的情形比例"),
      .count(
        "satisfiesAlone", "Satisfies alone", "仅己方达标", "Worlds in which it satisfies and the other does not",
        "其达标而对照方案未达标的情形数"),
      .count("otherAlone", "Other alone", "仅对方达标", "Worlds in which only the other does", "仅对照方案达标的情形数"),
      .part(
        "probability", "Probability", "概率",
        "Chance of a division of these worlds as uneven or more by luck: exact, two-sided (McNemar)",
        "上述情形数差异（或更大者）出于偶然的概率：精确双侧（McNemar）"),
    ])

  private var pairTable: Table {
    var table = Self.pairs.table
    guard let together = found.together else { return table }
    for one in summary.packages.indices {
      for other in summary.packages.indices where other != one {
        let split = Satisfaction.compare(together.satisfactions[one], together.satisfactions[other])
        for (number, result) in found.outcomes.enumerated() {
          let outcome = experiment.outcomes[number]
          let sign: Double = outcome.direction == .higher ? 1 : -1
          let differences = zip(result.means[one], result.means[other]).map { $0 - $1 }
          let cell = Sweep.Cell(differences, failed: 0, outcome: outcome)
          let precision = precisions[number]
          table.append([
            name(one), name(other), .text(outcome.name), precision.spread(Statistics.mean(differences)),
            precision.spread(cell.meanInterval?.lowerBound), precision.spread(cell.meanInterval?.upperBound),
            .number(Double(differences.count { sign * $0 > 0 }) / Double(differences.count)),
            .integer(split.oneOnly), .integer(split.otherOnly), .number(split.probability),
          ])
        }
      }
    }
    return table
  }

  // MARK: - Worlds

  private var factorColumns: [ResultColumn] { ResultColumn.factors(of: experiment, at: found.worlds) }

  private var worlds: ResultLayout {
    ResultLayout(
      name: "worlds.csv", purpose: Text(en: "Every package in every world, by outcome", zh: "各方案在每种情形下的结果"),
      columns: [Self.world] + factorColumns + [
        Self.package, .outcome, .finishedRuns,
        .amount("mean", "Mean", "均值", "Mean over the runs of the world", "该情形各次运行的均值"), .standardError,
        .amount("regret", "Regret", "后悔值", "Distance from the best package of the world", "与该情形最佳方案的差距"),
        .count("isBest", "Best", "最佳", "1 if no package does better", "没有方案更优时为 1"),
        .part(
          "chance", "Chance", "实现概率", "Share of the world's runs that reach all that is to be reached together",
          "该情形各次运行中同时实现全部所求结果的比例"),
        .count("satisfies", "Satisfies", "达标", "1 if that share is enough", "该比例足够时为 1"),
        .count(
          "box", "Box", "区域", "Number of the first box that the world is in; empty outside, and for other packages",
          "该情形所在的首个区域序号；在区域外或其他方案则为空"),
      ])
  }

  private var worldTable: Table {
    var table = worlds.table
    guard let together = found.together else { return table }
    let columns = factorColumns
    for (place, world) in found.compared.enumerated() {
      for package in summary.packages.indices {
        let satisfaction = together.satisfactions[package]
        let box = package == found.explained ? found.box(ofWorld: world, factors: experiment.factors) : nil
        for (number, result) in found.outcomes.enumerated() {
          let values = found.runs[package][place].map { $0[number] }
          let regret = result.matrix.standings[package].regrets[place]
          let precision = precisions[number]
          var row: [Table.Cell] = [.integer(world + 1)] + found.worlds[world].cells(in: columns)
          row += [name(package), .text(experiment.outcomes[number].name), .integer(values.count)]
          row += [precision.value(result.means[package][place]), precision.spread(Statistics.standardError(values))]
          row += [precision.spread(regret), .integer(regret == 0 ? 1 : 0)]
          row.append(.number(Double(satisfaction.reached[place]) / Double(satisfaction.runs)))
          row += [.integer(satisfaction.satisfies[place] ? 1 : 0), box.map { .integer($0 + 1) } ?? .empty]
          table.append(row)
        }
      }
    }
    return table
  }

  // MARK: - Runs

  private var runs: ResultLayout {
    ResultLayout(
      name: "runs.csv", purpose: Text(en: "Every run, with its status", zh: "全部运行及其状态"),
      columns: [.run, Self.world, Self.package, .replicate, .seed] + ResultColumn.status
        + ResultColumn.outcomes(of: experiment))
  }

  private var runTable: Table {
    var table = runs.table
    for (number, (run, status)) in zip(summary.runs.runs, summary.runs.register.all).enumerated() {
      let (world, package) = run.point.quotientAndRemainder(dividingBy: summary.packages.count)
      let seed = summary.runs.scenarios[run.point].run.seed + run.replicate
      table.append(
        [.integer(number + 1), .integer(world + 1), name(package), .integer(run.replicate), .integer(seed)]
          + status.cells(precisions))
    }
    return table
  }
}
