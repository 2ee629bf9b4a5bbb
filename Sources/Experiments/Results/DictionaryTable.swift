import DistrictModel
import Reporting

/// `dictionary.csv`: every file, every column, every indicator and every group of a result, in both languages.
enum DictionaryTable {
  static let layout = ResultLayout(
    name: "dictionary.csv",
    purpose: Text(en: "What every file, column, indicator and group means", zh: "各文件、列、指标与分组的含义"),
    columns: [
      word("kind", "Kind", "类型", "file, column, indicator or group", "file 文件、column 列、indicator 指标、group 分组"),
      word("file", "File", "文件", "The file a column stands in; empty for indicators and groups", "列所在文件；指标与分组为空"),
      word("name", "Name", "名称", "As written in the files", "文件中的写法"),
      word("unit_en", "Unit", "单位（英）", "Unit in English", "英文单位"),
      word("unit_zh", "Unit, Chinese", "单位", "Unit in Chinese", "中文单位"),
      word("label_en", "Label", "名称（英）", "Label in English", "英文名称"),
      word("label_zh", "Label, Chinese", "名称（中）", "Label in Chinese", "中文名称"),
      word("definition_en", "Definition", "定义（英）", "Definition in English", "英文定义"),
      word("definition_zh", "Definition, Chinese", "定义（中）", "Definition in Chinese", "中文定义"),
    ])

  private static func word(
    _ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String
  ) -> ResultColumn {
    ResultColumn(name, .text, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
  }

  /// The table for the files of a result, the tables of its charts and the indicators of its district.
  static func table(files: [ResultLayout], charts: ChartSet?, in district: District) -> Table {
    var table = layout.table
    func append(_ kind: String, _ file: String, _ name: String, _ unit: Text, _ label: Text, _ definition: Text) {
      table.append(
        [kind, file, name, unit.en, unit.zh, label.en, label.zh, definition.en, definition.zh].map(Table.Cell.text))
    }
    for file in files {
      append("file", "", file.name, .noUnit, file.purpose, file.purpose)
      for column in file.columns {
        append("column", file.name, column.name, column.unit, column.title, column.definition)
      }
    }
    for chart in charts?.tables ?? [] {
      let stem = String(chart.name.dropLast(4))
      append(
        "file", "", chart.name, .noUnit, Text(en: "Chart: \(chart.title.en)", zh: "图：\(chart.title.zh)"),
        Text(
          en: "What \(stem).gp draws; the head of that script says what its columns are",
          zh: "供 \(stem).gp 绘图；各列含义见该脚本开头"))
    }
    for indicator in IndicatorList(district).entries {
      append("indicator", "", indicator.name, indicator.unit, indicator.title, indicator.definition)
    }
    if files.contains(where: { $0.columns.contains { $0.name == ResultColumn.group.name } }) {
      for (dimension, members, definition) in dimensions(of: district) {
        for (name, title) in members { append("group", "", "\(dimension):\(name)", .noUnit, title, definition) }
      }
    }
    return table
  }

  /// What the groups of indicators are made of, each with its members.
  private static func dimensions(
    of district: District
  ) -> [(dimension: String, members: [(name: String, title: Text)], definition: Text)] {
    let levers = district.levers.levers
    let categories = PolicyCost.Category.allCases.filter { category in
      levers.contains { $0.definition.costs.contains { $0.category == category } }
    }
    return [
      ("zone", district.zones.map { ($0.name, $0.title) }, Text(en: "Zone of the district", zh: "片区")),
      (
        "education", Education.allCases.map { ($0.name, $0.title) },
        Text(en: "Highest completed level of education", zh: "已完成的最高学历")
      ),
      ("origin", district.origins.map { ($0.name, $0.title) }, Text(en: "Where a person comes from", zh: "来源地")),
      (
        "tier", Tier.allCases.map { ($0.name, $0.title) },
        Text(en: "Skill tier of a person or a post", zh: "人员或岗位的技能层次")
      ),
      (
        "class", TalentClass.allCases.filter { $0 != .none }.map { ($0.name, $0.title) },
        Text(en: "Class of a recognised talent, A the highest", zh: "认定人才的类别，A 类最高")
      ),
      ("lever", levers.map { ($0.name, $0.definition.title) }, Text(en: "Policy lever", zh: "政策工具")),
      ("category", categories.map { ($0.rawValue, $0.title) }, Text(en: "Category of public cost", zh: "财政成本类别")),
    ]
  }
}
