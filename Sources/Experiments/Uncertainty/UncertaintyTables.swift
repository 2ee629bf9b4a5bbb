import DistrictModel
import Reporting

/// The tables of a result whose replicates draw their parameters.
enum UncertaintyTables {
  private static func spread(_ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String)
    -> ResultColumn
  {
    ResultColumn(
      name, .exact, unit: .asIndicator, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
  }

  private static let shared: [ResultColumn] = [
    ResultColumn(
      "target", .text, Text(en: "Target", zh: "目标"), Text(en: "Name of the target measured", zh: "所衡量的目标名")),
    .year, .mean,
    spread("luckSD", "Luck", "随机", "Standard deviation of runs at the same parameters", "相同参数下各次运行的标准差"),
    spread(
      "parameterSD", "Parameters", "参数", "Standard deviation over parameters, luck taken off; not below 0",
      "扣除随机波动后参数之间的标准差，不低于 0"),
    spread("totalSD", "Both", "合计", "Root of the sum of both variances", "两项方差之和的平方根"),
    ResultColumn(
      "parameterShare", .fixed(4), unit: .share, Text(en: "Part of parameters", zh: "参数占比"),
      Text(en: "Of the variance; empty if nothing varies", zh: "占方差的比例；无变化则为空")),
    ResultColumn(
      "isTruncated", .integer, Text(en: "Truncated", zh: "截断"),
      Text(en: "1 if the variance of parameters was estimated below 0", zh: "参数方差估计为负时为 1")),
    .standardError,
    ResultColumn(
      "draws", .integer, Text(en: "Draws", zh: "抽取次数"), Text(en: "Particles drawn", zh: "抽取的粒子数")),
    ResultColumn(
      "runsPerParticle", .integer, Text(en: "Runs of each", zh: "每粒子运行次数"),
      Text(en: "Replicates that share a draw", zh: "共用一次抽取的运行次数")),
  ]

  static let components = ResultLayout(
    name: "uncertainty.csv",
    purpose: Text(en: "What the spread comes from: luck, parameters, both", zh: "离散程度的来源：随机、参数与合计"),
    columns: [.scenario] + shared)

  static let differences = ResultLayout(
    name: "uncertainty.csv",
    purpose: Text(en: "What the spread of differences comes from: luck, parameters, both", zh: "差异离散程度的来源：随机、参数与合计"),
    columns: [.scenario] + shared)

  static let draws = ResultLayout(
    name: "draws.csv", purpose: Text(en: "The particle that each replicate ran with", zh: "各次运行所用的粒子"),
    columns: [
      .replicate, .seed,
      ResultColumn(
        "particle", .integer, Text(en: "Particle", zh: "粒子"),
        Text(en: "Number in the posterior file, from 0", zh: "后验文件中的序号，从 0 起")),
      ResultColumn(
        "weight", .exact, unit: .share, Text(en: "Weight", zh: "权重"),
        Text(en: "Chance of the particle in each draw", zh: "每次抽取中的概率")),
    ])

  static func components(of ensemble: Ensemble, _ assessments: TargetAssessments) -> Table {
    var table = components.table
    let runs = ensemble.runsPerDraw
    for row in assessments.rows {
      append(
        VarianceComponents(row.values, runsPerParticle: runs), scenario: ensemble.scenario, row.target, row.year,
        to: &table)
    }
    return table
  }

  static func differences(of summary: ComparisonSummary) -> Table {
    var table = differences.table
    for arm in summary.comparison.arms {
      for year in summary.base.ensemble.policyYears {
        for target in summary.outcomes {
          append(
            summary.difference(target, in: year, of: arm)?.components, scenario: arm.scenario, target, year,
            to: &table)
        }
      }
    }
    return table
  }

  private static func append(
    _ components: VarianceComponents?, scenario: Scenario, _ target: Target, _ year: Int, to table: inout Table
  ) {
    guard let components else { return }
    let precision = IndicatorList(scenario.district).precision(of: target.definition.indicator)
    table.append([
      .text(scenario.name), .text(target.name), .integer(year), precision.value(components.mean),
      precision.spread(components.luck.squareRoot()), precision.spread(components.parameters.squareRoot()),
      precision.spread(components.total.squareRoot()), .optional(components.parameterShare),
      .integer(components.isTruncated ? 1 : 0), precision.spread(components.standardError),
      .integer(components.particles), .integer(components.runsPerParticle),
    ])
  }

  static func draws(of ensemble: Ensemble) -> Table {
    var table = draws.table
    guard let draws = ensemble.draws else { return table }
    for outcome in ensemble.outcomes {
      let particle = draws.particle(of: outcome.replicate)
      table.append([
        .integer(outcome.replicate), .integer(Int(outcome.seed)), .integer(particle),
        .number(draws.posterior.particles[particle].weight),
      ])
    }
    return table
  }
}

extension Table.Cell {
  fileprivate static func optional(_ number: Double?) -> Table.Cell { number.map(Table.Cell.number) ?? .empty }
}
