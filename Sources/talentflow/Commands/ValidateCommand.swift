import DistrictModel
import Experiments
import Reporting
import ScenarioFiles

/// `talentflow validate SCENARIO`: the district's patterns, measured.
enum ValidateCommand: Command {
  static let name = "validate"
  static let operands = "SCENARIO"
  static let operandCount = 1...1
  static let summary = Text(en: "measure the patterns that the model should show", zh: "检验模型应呈现的现实规律")
  static let details = Text(
    en: """
      Runs the scenario to the district's horizon, once as it is, once with a less attractive outside and once with \
      more delegated recognition, and measures the patterns that the district lists: the ages of arrivals and leavers, \
      the seasons, how the risk of leaving changes with the stay, how rents follow people … Prints a page in Markdown. \
      A pattern that fails is reported as failing.
      """,
    zh: "将情景运行至终期（原样、外部吸引力下降、加大企业认定各一次），检验辖区列出的现实规律，输出 Markdown 页面；未通过的规律如实报告。")
  static let options: [Option] = [.replicates, .seed, .sample, .set, .threads, .language, .quiet]
  static let examples = [
    (
      line: "talentflow validate Scenarios/baseline.json5 --sample 1:10 --replicates 4",
      what: Text(en: "a page of findings within minutes", zh: "数分钟内得到检验结果")
    )
  ]

  static func run(_ arguments: Arguments, console: Console) throws(CommandFailure) {
    let scenario = try ScenarioArguments.load(arguments, console: console)[0].scenario
    let validation = Validation(
      scenario: scenario, replicates: scenario.run.replicates, sample: scenario.run.sample,
      pool: RunPool(threads: arguments.integer(.threads) ?? RunPool.machineThreads))
    try Interruption.listening { cancellation throws(CommandFailure) in
      let findings: [Validation.Finding]
      do throws(RunFailure) {
        findings = try validation.findings(isCancelled: { cancellation.isCancelled })
      } catch {
        throw error == .cancelled ? .interrupted("interrupted; nothing was written") : .machine(error.description)
      }
      try console.write(page(findings, validation, arguments.language))
    }
  }

  private static func page(
    _ findings: [Validation.Finding], _ validation: Validation, _ language: ReportLanguage
  ) -> String {
    let scenario = validation.scenario
    let held = findings.count { $0.holds == true }
    let measured = findings.count { $0.holds != nil }
    let title = Text(en: "# Validation", zh: "# 模型检验")[language]
    let intro = Text(
      en: """
        Patterns of the real world, measured on `\(scenario.name)` (\(validation.replicates) replicates, sample \
        \(validation.sample), seed \(scenario.run.seed)): \(held) of \(measured) hold.

        *Emergent* patterns are genuine tests; *calibrated* ones were fitted; *imposed* ones are only checks that \
        nothing broke them. "Earlier" is what a prototype of the model gave, for orientation.
        """,
      zh: """
        在情景 `\(scenario.name)` 上检验的现实规律（重复 \(validation.replicates) 次，抽样 \(validation.sample)，随机种子 \
        \(scenario.run.seed)）：\(measured) 条中 \(held) 条成立。

        “涌现”为真正的检验；“校准”为拟合所得；“设定”仅核对未被破坏。“早期”为模型原型的结果，仅供参考。
        """)[language]
    let head = Text(
      en: "| | Pattern | Kind | Criterion | Found | Earlier | Result |", zh: "| | 规律 | 类型 | 标准 | 结果 | 早期 | 结论 |")[
        language]
    let rows = findings.map { row($0, language) }
    return ([title, "", intro, "", head, "| --- | --- | --- | --- | ---: | ---: | --- |"] + rows).joined(
      separator: "\n") + "\n"
  }

  private static func row(_ finding: Validation.Finding, _ language: ReportLanguage) -> String {
    let pattern = finding.pattern.definition
    let kind =
      switch pattern.kind {
      case .emergent: Text(en: "emergent", zh: "涌现")
      case .calibrated: Text(en: "calibrated", zh: "校准")
      case .imposed: Text(en: "imposed", zh: "设定")
      }
    let verdict =
      switch finding.holds {
      case true?: Text(en: "holds", zh: "成立")
      case false?: Text(en: "**fails**", zh: "**不成立**")
      case nil: Text(en: "not measured", zh: "未测量")
      }
    let criterion =
      switch (pattern.atLeast, pattern.atMost) {
      case (let low?, let high?): "\(number(low, language))…\(number(high, language))"
      case (let low?, nil): "≥ \(number(low, language))"
      case (nil, let high?): "≤ \(number(high, language))"
      case (nil, nil): ""
      }
    let cells = [
      pattern.code, pattern.title[language], kind[language], criterion,
      finding.value.map { number($0, language) } ?? "", pattern.earlier.map { number($0, language) } ?? "",
      verdict[language],
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  /// Three significant places, whole from a thousand on.
  private static func number(_ value: Double, _ language: ReportLanguage) -> String {
    let places = value.magnitude >= 1000 ? 0 : value.magnitude >= 100 ? 1 : value.magnitude >= 1 ? 2 : 4
    return NumberText.fixed(value, places: places, language)
  }
}
