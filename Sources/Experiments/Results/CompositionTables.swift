import DistrictModel
import Reporting

/// The tables of who the residents are and where: ages, talents, zones.
enum CompositionTables {
  // MARK: - Ages

  static let pyramid = ResultLayout(
    name: "pyramid.csv",
    purpose: Text(en: "Residents by single year of age and sex at year end", zh: "年末分年龄、性别居民"),
    columns: [
      .scenario, .year,
      ResultColumn(
        "age", .integer, unit: Text(en: "years", zh: "岁"), Text(en: "Age", zh: "年龄"),
        Text(en: "Completed years", zh: "周岁")),
      ResultColumn("sex", .text, Text(en: "Sex", zh: "性别"), Text(en: "male or female", zh: "male 男，female 女")),
    ] + shortColumns)

  /// Mean and three quantiles.
  static let shortColumns: [ResultColumn] = [
    .mean, .quantile(5), .quantile(50), .quantile(95),
  ]

  /// The table `pyramid.csv`: Decembers from the one before the policy start on.
  static func pyramid(of ensemble: Ensemble) -> Table {
    var table = pyramid.table
    let first = ensemble.outcomes[0].pyramid
    let firstYear = ensemble.scenario.district.period.start.year - 1
    for step in 0..<first.steps where first.month(ofStep: step).year >= firstYear {
      for (column, key) in first.keys.enumerated() {
        let group = GroupName(key.group)
        guard let age = group["age"].flatMap({ Int($0) }), let sex = group["sex"] else { continue }
        let values = ensemble.outcomes.map { $0.pyramid.value(step: step, column: column) }
        table.append(
          [.text(ensemble.scenario.name), .integer(first.month(ofStep: step).year), .integer(age), .text(sex)]
            + Distribution(values).shortCells(.counted))
      }
    }
    return table
  }

  // MARK: - Talents

  static let talents = ResultLayout(
    name: "talents.csv",
    purpose: Text(en: "First recognitions by year and class", zh: "逐年分类别首次人才认定"),
    columns: [
      .scenario, .year, .indicator,
      ResultColumn(
        "class", .text, Text(en: "Class", zh: "类别"), Text(en: "A to F; all: every class", zh: "A 至 F 类；all 为全部")),
    ] + shortColumns)

  /// The table `talents.csv`.
  static func talents(of ensemble: Ensemble) -> Table {
    var table = talents.table
    for year in ensemble.years {
      for key in ensemble.keys where ["talentsIntroduced", "talentsIntroducedStrict"].contains(key.indicator) {
        guard let talent = key.group.isEmpty ? "all" : GroupName(key.group)["class"],
          let values = ensemble.values(key, in: year, as: .yearTotal)
        else { continue }
        table.append(
          [
            .text(ensemble.scenario.name), .integer(year), .text(key.indicator), .text(talent),
          ] + Distribution(values).shortCells(.counted))
      }
    }
    return table
  }

  // MARK: - Zones

  static let zones = ResultLayout(
    name: "zones.csv",
    purpose: Text(en: "Zones at year end: residents, rents, vacancies", zh: "年末各片区居民、租金与空缺岗位"),
    columns: [
      .scenario, .year,
      ResultColumn("zone", .text, Text(en: "Zone", zh: "片区"), Text(en: "Name of the zone", zh: "片区名")),
      .indicator,
    ] + shortColumns + [
      ResultColumn(
        "changeMean", .exact, unit: .asIndicator, Text(en: "Change", zh: "变化"),
        Text(en: "Mean change since the December before the policy start", zh: "与政策起始前一年 12 月相比的平均变化")),
      ResultColumn(
        "changeQ05", .exact, unit: .asIndicator, Text(en: "Change, 5 % quantile", zh: "变化的 5% 分位数"),
        Text(en: "Over replicates, each against its own start", zh: "各次运行与自身起点相比")),
      ResultColumn(
        "changeQ95", .exact, unit: .asIndicator, Text(en: "Change, 95 % quantile", zh: "变化的 95% 分位数"),
        Text(en: "Over replicates, each against its own start", zh: "各次运行与自身起点相比")),
    ])

  /// The table `zones.csv`: every indicator that is counted by zone alone.
  static func zones(of ensemble: Ensemble) -> Table {
    var table = zones.table
    let indicators = IndicatorList(ensemble.scenario.district)
    let before = Month(year: ensemble.scenario.district.period.start.year - 1, month: 12)
    for year in ensemble.years {
      for key in ensemble.keys {
        let group = GroupName(key.group)
        guard group.dimensions == ["zone"], let zone = group["zone"], indicators[key.indicator]?.kind != .flow,
          let values = ensemble.values(key, in: year, as: .yearEnd)
        else { continue }
        let precision = indicators.precision(of: key.indicator)
        var change: [Table.Cell] = [.empty, .empty, .empty]
        if let start = ensemble.values(key, at: before) {
          let changes = Distribution(zip(values, start).map { $0 - $1 })
          change = [changes.mean, changes.q05, changes.q95].map(precision.value)
        }
        table.append(
          [.text(ensemble.scenario.name), .integer(year), .text(zone), .text(key.indicator)]
            + Distribution(values).shortCells(precision) + change)
      }
    }
    return table
  }
}
