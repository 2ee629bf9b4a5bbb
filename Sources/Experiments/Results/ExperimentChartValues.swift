import DistrictModel
import Reporting
import ScenarioFiles

// What the charts of experiments have in common.

extension ChartContext {
  init(of experiment: LoadedExperiment) {
    let base = experiment.base.scenario
    self.init(of: base, about: experiment.title, lastMonth: base.run.until, replicates: base.run.replicates)
    note = ChartText(
      en: "Runs at each point. Simulation, not official statistics; uncertain parameters left out unless varied.",
      zh: "以上为每个设计点的次数。模拟结果，非官方统计；未变动的参数的不确定性未计入。")
  }
}

extension ChartScale {
  /// The unit for values of an outcome.
  ///
  /// - Parameters:
  ///   - largest: size of the largest number shown.
  ///   - isChange: whether these are changes of the outcome: a share then changes by points.
  init(of outcome: ExperimentOutcome, largest: Double, isChange: Bool = false) {
    guard let name = outcome.indicator else {
      self.init(
        divisors: (0.01, 0.01),
        unit: isChange
          ? ChartText(en: "percentage points", zh: "百分点") : ChartText(en: "% of runs", zh: "%（运行比例）"))
      return
    }
    let indicator = Indicator.named(name)
    let unit = indicator?.unit ?? Text(en: "", zh: "")
    if indicator?.kind == .level {
      self.init(divisors: (1, 1), unit: ChartText(unit))
    } else if unit.en == "CNY" {
      self.init(divisors: (1e6, 1e8), unit: ChartText(en: "CNY million", zh: "亿元"))
    } else {
      let isLarge = largest >= 20_000
      self.init(
        divisors: (isLarge ? 1e3 : 1, isLarge ? 1e4 : 1),
        unit: ChartText(en: isLarge ? "thousand \(unit.en)" : unit.en, zh: isLarge ? "万\(unit.zh)" : unit.zh))
    }
  }
}

extension ChartEstimate {
  init(_ estimate: Estimate) { self.init(mean: estimate.value, interval: estimate.interval) }
}
