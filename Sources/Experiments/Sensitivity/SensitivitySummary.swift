import DistrictModel
import Reporting
import ScenarioFiles

/// What a sensitivity analysis says at a glance: for each outcome the factors by importance, and how far to believe the order.
public struct SensitivitySummary: ExperimentSummary {
  package let sensitivity: Sensitivity

  package init(of sensitivity: Sensitivity) { self.sensitivity = sensitivity }

  public var experiment: LoadedExperiment { sensitivity.experiment }
  public var runs: ExperimentRuns { sensitivity.sweep.runs }

  public var files: ExperimentFiles {
    let indices = (layout: SensitivityTables.indices, table: SensitivityTables(sensitivity: sensitivity).indexTable)
    return ExperimentFiles(
      [indices] + SweepTables(sensitivity.sweep).all, charts: SensitivityCharts(sensitivity: sensitivity).set)
  }

  // MARK: - Text

  public func text(_ language: ReportLanguage, seconds: Double?, place: RunSummary.Place?) -> String {
    var text = Self.wrapped([heading(language, seconds: seconds)])
    for number in experiment.outcomes.indices {
      text += "\n\(title(number, language))\n"
      if let table = table(number, language) { text += table.text() }
      text += Self.wrapped(remarks(number, language))
    }
    text += "\n" + Self.wrapped(sentences(language))
    if let place { text += place.text(language) }
    return text
  }

  public func markdown(_ language: ReportLanguage) -> String {
    var text = pageTitle(language) + "\n" + heading(language, seconds: nil) + "\n\n"
    if let note = experiment.note { text += note[language] + "\n\n" }
    for number in experiment.outcomes.indices {
      text += "## \(title(number, language))\n\n"
      if let table = table(number, language) { text += table.markdown + "\n" }
      text += remarks(number, language).map { "- \($0)\n" }.joined() + "\n"
    }
    return text + sentences(language).map { "- \($0)\n" }.joined()
  }

  private func heading(_ language: ReportLanguage, seconds: Double?) -> String {
    heading(language, design: design, points: sensitivity.sweep.points.count, seconds: seconds)
  }

  private var design: Text {
    switch sensitivity.design {
    case .tornado: Text(en: "tornado", zh: "龙卷风图")
    case .morris(let design):
      Text(en: "Morris, \(design.trajectories) trajectories", zh: "Morris，\(design.trajectories) 条轨迹")
    case .sobolIndices(let design):
      Text(en: "Sobol' indices, \(design.rows) rows", zh: "Sobol' 指数，\(design.rows) 行")
    }
  }

  /// `Youth population, 2028`, for a tornado with the result at the centre.
  private func title(_ number: Int, _ language: ReportLanguage) -> String {
    let words = SummaryWords(language: language)
    switch sensitivity.findings[number] {
    case .tornado(let tornado):
      let centre = words.value(tornado.centre, of: experiment.outcomes[number])
      return column(number, words).title(words("centre \(centre)", "中心 \(centre)"))
    case .morris: return column(number, words).title()
    // Shares have no unit.
    case .sobolIndices, nil: return experiment.outcomes[number].title[language]
    }
  }

  /// How the changes of an outcome are written.
  func column(_ number: Int, _ words: SummaryWords) -> OutcomeColumn {
    let largest = sensitivity.rows(of: number).map(\.value.magnitude).max() ?? 0
    return OutcomeColumn(words, of: experiment.outcomes[number], largest: largest)
  }

  // MARK: - Sentences

  /// What holds for the whole of it.
  private func sentences(_ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    var sentences: [String] = []
    if failed > 0 {
      sentences.append(
        words(
          "\(failed) of \(runs.runs.count) runs FAILED: see status and reason in runs.csv. A replicate that failed at any point counts at none, so that all points rest on the same ones; \(sensitivity.replicates.count) of \(base.run.replicates) are left.",
          "共 \(runs.runs.count) 次运行，其中 \(failed) 次失败，见 runs.csv 的 status 与 reason 列。任一设计点失败的重复序号在所有设计点均不计入，以保持各点可比；\(base.run.replicates) 个中余 \(sensitivity.replicates.count) 个。"
        ))
    }
    if experiment.usesCommonRandomNumbers {
      sentences.append(luck(words))
    }
    sentences += [reading(words)] + [baseYearSentence(words)].compactMap { $0 }
    if base.run.sample != .full {
      let persons = base.run.sample.persons
      sentences.append(
        words(
          "One person in \(persons) was simulated, which makes luck larger beside the factors than at 1:1.",
          "按 1:\(persons) 抽样模拟，随机波动相对于因子影响比全量模拟时更大。"))
    }
    return sentences
  }

  /// What luck the points share, and where to see what is left of it.
  private func luck(_ words: SummaryWords) -> String {
    let common = words(
      "All points meet the same people with the same luck (common random numbers), which cancels in their differences but for single decisions that turn. ",
      "各设计点使用相同的人与相同的随机数（公共随机数），除个别决定改变外，随机波动在点间差异中相互抵消。")
    guard sensitivity.replicates.count > 1 else {
      return common + words("One replicate cannot tell how much is left.", "仅一次运行无法得知剩余多少。")
    }
    if case .tornado = sensitivity.design {
      return common + words("What is left is in the ±.", "剩余部分体现于 ±。")
    }
    return common + words("What is left is in the column luck.", "剩余部分见“纯随机”一列。")
  }

  /// How the numbers are to be read.
  private func reading(_ words: SummaryWords) -> String {
    switch sensitivity.design {
    case .tornado:
      words(
        "Each factor alone moves from its central value (the base scenario's, or the median) to the two settings shown, all others at theirs: what factors do together is not in it. ± is the 90 % Monte-Carlo error of the change.",
        "每次只将一个因子由中心值（基准情景取值或中位数）移至所示两个取值，其余因子保持中心值，因此不含因子间的共同作用。± 为变化量的 90% 蒙特卡洛误差。")
    case .morris:
      words(
        "μ*: mean size of the change when a factor moves over its whole range, from many places; μ: the same with its sign; σ: how much that change differs from place to place (curvature or other factors). ±: half of its 90 % interval, by bootstrap over trajectories; indices.csv has the ends. Luck: the μ* that a factor without influence would show.",
        "μ* 为因子走完全程时结果变化的平均幅度（自多处出发）；μ 为带符号的均值；σ 表示该变化因处而异的程度（非线性或与其他因子的共同作用）。± 为 90% 区间（对轨迹自助抽样）的半宽，两端见 indices.csv。“纯随机”为无影响的因子也会显示的 μ*。"
      )
    case .sobolIndices:
      words(
        "Alone: share of the variance that a factor makes by itself (first order); in all: with everything it has a part in (total). Intervals: 90 %, by bootstrap over rows. The shares depend on the ranges and distributions in the file. Luck: the total that a factor without influence would show.",
        "“单独”为因子自身造成的方差份额（一阶）；“合计”含其参与的全部共同作用（总指数）。区间为对行自助抽样的 90% 区间。份额取决于文件中的范围与分布。“纯随机”为无影响的因子也会显示的总指数。")
    }
  }
}
