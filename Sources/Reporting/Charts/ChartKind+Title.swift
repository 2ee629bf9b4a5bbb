extension ChartKind {
  /// What the chart shows, in a few words.
  public var title: ChartText {
    switch self {
    case .fan: ChartText(en: "youth population by month", zh: "逐月青年人口")
    case .flows: ChartText(en: "where the stock comes from and goes to", zh: "人口流入与流出")
    case .targets: ChartText(en: "which targets are within reach", zh: "目标达成")
    case .pyramid: ChartText(en: "age structure", zh: "年龄结构")
    case .talents: ChartText(en: "talents by class and year", zh: "逐年各类人才")
    case .zones: ChartText(en: "change by zone", zh: "分片区变化")
    case .retention: ChartText(en: "how long newcomers stay", zh: "新到青年的留存")
    case .labour: ChartText(en: "unemployment, vacancies, rents", zh: "失业、空缺与租金")
    case .multiples: ChartText(en: "youth population by month under each scenario", zh: "各情景逐月青年人口")
    case .plane: ChartText(en: "cost against effect, with the frontier", zh: "成本与成效及前沿")
    case .exceedance: ChartText(en: "how likely each level is", zh: "达到各水平的可能性")
    case .differences: ChartText(en: "what each scenario changes, year by year", zh: "各情景逐年变化")
    case .talentsCompared: ChartText(en: "talents by class under each scenario", zh: "各情景各类人才")
    case .zonesCompared: ChartText(en: "change by zone under each scenario", zh: "各情景分片区变化")
    case .windfall: ChartText(en: "who is there because of it, and who anyway", zh: "谁因政策而在，谁本来就在")
    case .waterfall: ChartText(en: "what each part adds to the first target", zh: "各部分对第一项目标的贡献")
    case .secondWaterfall: ChartText(en: "what each part adds to the second target", zh: "各部分对第二项目标的贡献")
    case .thirdWaterfall: ChartText(en: "what each part adds to the third target", zh: "各部分对第三项目标的贡献")
    case .surface: ChartText(en: "an outcome over two factors", zh: "两个因子上的结果")
    case .response: ChartText(en: "an outcome along each factor", zh: "各因子上的结果")
    case .frontier: ChartText(en: "what more certainty costs", zh: "把握与投入")
    case .mixes: ChartText(en: "the mixes found, lever by lever", zh: "所得组合的各项工具")
    case .robustness: ChartText(en: "which package holds in most worlds, and regret", zh: "各方案的达标情形与后悔值")
    case .worlds: ChartText(en: "in which worlds a package fails", zh: "方案失效的情形")
    case .posterior: ChartText(en: "parameters before and after the calibration", zh: "参数的先验与后验")
    case .backTest: ChartText(en: "observed series and those held out", zh: "观测序列与留出数据的回测")
    case .convergence: ChartText(en: "how the calibration came near", zh: "校准的收敛过程")
    case .uncertaintyFan: ChartText(en: "youth population: luck and parameters", zh: "青年人口：随机与参数不确定性")
    case .tornado: ChartText(en: "what each factor does on its own", zh: "各因子单独的影响")
    case .screening: ChartText(en: "size and unevenness of each factor's effects", zh: "各因子效应的大小与不均")
    case .shares: ChartText(en: "each factor's share of the variance", zh: "各因子的方差份额")
    case .settling: ChartText(en: "whether the sample is large enough", zh: "样本是否足够")
    }
  }
}

extension ChartSet {
  /// The charts that have rows, as the items of a list in Markdown; empty if there are none.
  public func markdown(_ language: ReportLanguage) -> String {
    drawn.map { "- `\(Self.folderName)/\($0.name)`\(language == .en ? ": " : "：")\($0.kind.title[language])\n" }
      .joined()
  }
}
