import Foundation
import Reporting

// Invented charts of a calibration.

extension ChartExamples {
  static func posterior(panels: Int = 14, base: Double? = 0.5) -> PosteriorChart {
    PosteriorChart(
      panels: (0..<panels).map { panel in
        let places = (0..<60).map { 0.5 + 0.49 * wobble($0 + 100 * panel) / Double(1 + panel % 3) }
        return PosteriorChart.Panel(
          title: ChartText(en: "Weight \(panel + 1) of coming", zh: "权重\(panel + 1)"),
          edges: (0...PosteriorChart.bins).map { Double($0) / 10 - (panel == 3 ? 2 : 0) },
          shares: PosteriorChart.histogram(places, weights: places.map { _ in 1.0 / 60 }), base: base,
          widthLeft: 0.3 + 0.06 * Double(panel))
      })
  }

  static func backTest(panels: Int = 4, isMonthly: Bool = false, heldOut: Int = 2) -> BackTestChart {
    BackTestChart(
      panels: (0..<panels).map { panel in
        let level = panel == 0 ? 1_040_000.0 : panel == 1 ? 0.06 : 50_000
        let count = isMonthly ? 36 : 6
        return BackTestChart.Panel(
          title: ChartText(en: "Series \(panel + 1)", zh: "序列\(panel + 1)"), isMonthly: isMonthly,
          rows: (0..<count).map { index in
            let time = 2024 + (isMonthly ? (Double(index) + 0.5) / 12 : Double(index) + 0.5)
            return BackTestChart.Row(
              time: time, observed: level * (1 + 0.01 * wobble(index + panel)), error: 0.005 * level,
              simulated: quantiles(level * (1 + 0.002 * Double(index)), spread: 0.006 * level),
              isHeldOut: index >= count - heldOut)
          })
      })
  }

  static func convergence(generations: Int = 3) -> ConvergenceChart {
    ConvergenceChart(
      rows: (0...generations).map { generation in
        let middle = 1.8 / Double(1 + generation)
        return ConvergenceChart.Row(
          generation: generation, distance: quantiles(middle, spread: 0.2 * middle),
          tolerance: generation == 0 ? nil : 1.3 * middle, simulated: 400 + 150 * generation,
          kept: generation == 0 ? 61 : 200, effectiveSize: generation == 0 ? 61 : 150 - 10 * Double(generation))
      })
  }

  static func uncertaintyFan(goal: Double? = 1_050_000, parameters: Double = 1) -> UncertaintyFanChart {
    UncertaintyFanChart(
      rows: months(from: 2025, through: 2030).enumerated().map { index, month in
        let luck = 1_200 + 300 * Double(index).squareRoot()
        let extra = parameters * 600 * Double(index).squareRoot()
        return UncertaintyFanChart.Row(
          month: month, mean: 1_036_000 + 260 * Double(index), luck: luck,
          both: (luck * luck + extra * extra).squareRoot(),
          parameterShare: extra * extra / (luck * luck + extra * extra), goal: index >= 12 ? goal : nil)
      }, draws: 16, runsPerParticle: 2)
  }
}
