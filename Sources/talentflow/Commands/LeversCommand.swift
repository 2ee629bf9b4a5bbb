import DistrictModel
import Experiments
import Reporting
import ScenarioFiles

/// `talentflow levers [DISTRICT]`: the catalogue: what each lever is, does, costs, and its wording in the report.
enum LeversCommand: Command {
  static let name = "levers"
  static let operands = "[DISTRICT]"
  static let operandCount = 0...1
  static let summary = Text(en: "the policy levers of a district: effects, costs, wording", zh: "列出政策工具：作用、成本与报告原文")
  static let details = Text(
    en: """
      Lists every lever of a district (default: Scenarios/Xiaoshan): its name in scenario files, the report's words, \
      how it works, its level in the base year and at most (1 is the report's plan), what the plan costs a year, and \
      through which channels of the model it acts, with size and range.
      """,
    zh: "列出城区（默认 Scenarios/Xiaoshan）的全部政策工具：情景文件中的名称、报告原文、作用机制、基年力度与上限（1 为报告计划）、计划年成本，以及在模型中的作用渠道、大小与范围。")
  static let options: [Option] = [.language, .format]
  static let examples = [
    (line: "talentflow levers --language zh", what: Text(en: "Xiaoshan's catalogue in Chinese", zh: "萧山区政策工具目录"))
  ]

  /// The district that is meant when none is named.
  static let defaultDistrict = "Scenarios/Xiaoshan"

  static func run(_ arguments: Arguments, console: Console) throws(CommandFailure) {
    let folder = arguments.operands.first ?? defaultDistrict
    let loaded: LoadedScenario
    do throws(ScenarioProblems) {
      loaded = try ScenarioLoader.loadDistrict(folder: folder)
    } catch {
      throw CommandFailure(error)
    }
    let catalogue = LeverList(loaded)
    try console.write(arguments.wantsJSON ? catalogue.json.text : catalogue.text(arguments.language))
  }
}
