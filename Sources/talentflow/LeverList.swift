import DistrictModel
import Experiments
import Reporting
import ScenarioFiles

/// The lever catalogue of a district, as text to read or as JSON.
struct LeverList {
  /// One number of an effect, with what is known of it.
  private struct Size {
    /// Channel and field: `allowance.amounts`.
    let path: String
    let value: String
    let unit: String
    let range: String?
  }

  private let district: District
  private let tree: ScenarioTree

  init(_ loaded: LoadedScenario) {
    district = loaded.scenario.district
    tree = loaded.tree
  }

  // MARK: - Text

  func text(_ language: ReportLanguage) -> String {
    let head = Text(
      en:
        "\(district.title.en): \(district.levers.levers.count) levers. Level 0 is no programme, 1 the report's plan.\n",
      zh: "\(district.title.zh)：\(district.levers.levers.count) 项政策工具。力度 0 为无政策，1 为报告计划。\n")
    var text = head[language]
    for family in district.leverFamilies {
      let levers = district.levers.levers.filter { $0.definition.family == family.name }
      guard !levers.isEmpty else { continue }
      text += "\n\(family.title[language])\n"
      text += levers.map { self.text(of: $0, language) }.joined()
    }
    return text
  }

  private func text(of lever: Lever, _ language: ReportLanguage) -> String {
    let definition = lever.definition
    var lines = ["  \(definition.code) \(lever.name) · \(definition.title[language])"]
    func add(_ label: Text, _ body: String) {
      let label = label[language] + (language == .en ? ": " : "：")
      lines += Wrapping.lines("      " + label + body, width: 80, hanging: 8)
    }
    add(Text(en: "report", zh: "报告原文"), definition.phrase)
    add(Text(en: "does", zh: "作用"), definition.mechanism[language])
    add(Text(en: "level", zh: "力度"), levels(of: definition, language))
    add(Text(en: "cost of the plan", zh: "计划成本"), costs(of: definition, language))
    for size in sizes(of: lever) {
      let range = size.range.map { language == .en ? " (\($0))" : "（\($0)）" } ?? ""
      add(Text(en: "acts through", zh: "作用渠道"), "\(size.path) \(size.value) \(size.unit)".trimmedAtEnd + range)
    }
    for delivery in definition.deliveries {
      let amount = NumberText.count(delivery.perLevelYear, language)
      add(Text(en: "delivers a year", zh: "年交付"), "\(amount) \(delivery.unit[language]) · \(delivery.title[language])")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func levels(of definition: Lever.Definition, _ language: ReportLanguage) -> String {
    let reference = definition.referenceLevel.plainDescription
    let most = definition.maximumLevel.plainDescription
    let months = definition.rampMonths
    let end = definition.end.map { Text(en: ", until \($0)", zh: "，至 \($0)")[language] } ?? ""
    return Text(
      en: "\(reference) in the base year, plan 1, at most \(most); plan from \(definition.start)"
        + (months > 1 ? ", reached in \(months) months" : "") + end,
      zh: "基年 \(reference)，计划 1，上限 \(most)；计划自 \(definition.start) 起" + (months > 1 ? "，\(months) 个月到位" : "") + end)[
        language]
  }

  private func costs(of definition: Lever.Definition, _ language: ReportLanguage) -> String {
    guard !definition.costs.isEmpty else { return Text(en: "none counted", zh: "未计成本")[language] }
    return definition.costs.map { cost(of: $0, definition, language) }.joined(separator: language == .en ? "; " : "；")
  }

  private func cost(of item: CostItem, _ definition: Lever.Definition, _ language: ReportLanguage) -> String {
    func million(_ amount: Double) -> String {
      language == .en
        ? "CNY " + NumberText.fixed(amount / 1e6, places: amount < 1e7 ? 1 : 0, .en) + " million"
        : NumberText.fixed(amount / 1e8, places: 2, .zh) + "亿元"
    }
    let text: Text
    switch item.basis {
    case .perLevelYear:
      text = Text(en: "\(million(item.amount)) a year", zh: "每年 \(million(item.amount))")
    case .onIncrease:
      text = Text(
        en: "\(million(item.amount * max(0, 1 - definition.referenceLevel))) once, on the way to the plan",
        zh: "达到计划一次性 \(million(item.amount * max(0, 1 - definition.referenceLevel)))")
    case .accumulating:
      text = Text(
        en: "\(million(item.amount)) a year for each year's deliveries so far",
        zh: "每年交付量此后每年 \(million(item.amount))，逐年累积")
    case .payments: text = Text(en: "what is paid to persons", zh: "按个人发放额")
    }
    let share = NumberText.percent(item.districtShare, language)
    let category = item.category.title
    return Text(
      en: "\(category.en.lowercased()): \(text.en) (district \(share))", zh: "\(category.zh)：\(text.zh)（区级 \(share)）")[
        language]
  }

  // MARK: - Sizes

  private func sizes(of lever: Lever) -> [Size] {
    guard let effects = tree["district"]?["levers"]?[lever.name]?["effects"] else { return [] }
    return Self.sizes(in: effects, path: "")
  }

  private static func sizes(in node: ScenarioTree, path: String) -> [Size] {
    if node.isQuantity {
      var range: String?
      if let low = node["low"], let high = node["high"] { range = "\(spelled(low))…\(spelled(high))" }
      return [Size(path: path, value: spelled(node.unwrapped), unit: node["unit"]?.text ?? "", range: range)]
    }
    if let entries = node.entries {
      return entries.flatMap { sizes(in: $0.value, path: path.isEmpty ? $0.key : "\(path).\($0.key)") }
    }
    if let elements = node.elements, elements.contains(where: { $0.entries != nil }) {
      return elements.enumerated().flatMap { sizes(in: $1, path: "\(path)[\($0)]") }
    }
    return [Size(path: path, value: spelled(node), unit: "", range: nil)]
  }

  /// A value in one line: `0.15`, `bachelor 10000, master 30000`, `[6, 12]`.
  private static func spelled(_ node: ScenarioTree) -> String {
    if let number = node.number { return number.plainDescription }
    if let entries = node.entries {
      return entries.map { "\($0.key) \(spelled($0.value.unwrapped))" }.joined(separator: ", ")
    }
    if let elements = node.elements { return "[" + elements.map(spelled).joined(separator: ", ") + "]" }
    return node.text ?? node.shortDescription
  }

  // MARK: - JSON

  var json: JSONValue {
    func both(_ text: Text) -> JSONValue { .object([.init("en", .string(text.en)), .init("zh", .string(text.zh))]) }
    let levers = district.levers.levers.map { lever -> JSONValue in
      let definition = lever.definition
      return .object([
        .init("name", .string(lever.name)), .init("code", .string(definition.code)),
        .init("family", .string(definition.family)), .init("title", both(definition.title)),
        .init("phrase", .string(definition.phrase)), .init("mechanism", both(definition.mechanism)),
        .init("referenceLevel", .number(definition.referenceLevel)), .init("planLevel", .integer(1)),
        .init("maximumLevel", .number(definition.maximumLevel)),
        .init("start", .string(definition.start.description)), .init("rampMonths", .integer(definition.rampMonths)),
        .init("end", definition.end.map { .string($0.description) } ?? .null),
        .init("costs", .array(definition.costs.map(json))),
        .init("deliveries", .array(definition.deliveries.map(json))),
        .init("channels", .array(sizes(of: lever).map(json))),
      ])
    }
    return .object([.init("district", .string(district.name)), .init("levers", .array(levers))])
  }

  private func json(_ item: CostItem) -> JSONValue {
    .object([
      .init("category", .string(item.category.rawValue)), .init("basis", .string(item.basis.rawValue)),
      .init("amount", .number(item.amount)), .init("districtShare", .number(item.districtShare)),
    ])
  }

  private func json(_ delivery: Delivery) -> JSONValue {
    .object([
      .init("indicator", .string(delivery.indicator)), .init("perLevelYear", .number(delivery.perLevelYear)),
      .init("unit", .string(delivery.unit.en)),
    ])
  }

  private func json(_ size: Size) -> JSONValue {
    .object([
      .init("channel", .string(size.path)), .init("value", .string(size.value)), .init("unit", .string(size.unit)),
      .init("range", size.range.map(JSONValue.string) ?? .null),
    ])
  }
}
