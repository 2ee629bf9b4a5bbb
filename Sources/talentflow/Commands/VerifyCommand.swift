import DistrictModel
import Experiments
import Foundation
import Reporting
import ScenarioFiles

/// `talentflow verify RESULTS`: runs again from the frozen inputs and proves that every byte is the same.
enum VerifyCommand: Command {
  static let name = "verify"
  static let operands = "RESULTS"
  static let operandCount = 1...1
  static let summary = Text(en: "run results again and prove that every byte is the same", zh: "用存档输入重新运行，验证结果逐字节一致")
  static let details = Text(
    en: """
      Compares every file of a results folder with the digest in its manifest, then runs again from the copies of the \
      inputs in the folder and compares every file once more. Pictures are left out: they depend on the gnuplot of \
      the machine, and are drawn anew from the scripts and tables, which are compared. Exit status 3 if anything \
      differs.
      """,
    zh: "将结果文件夹各文件与清单中的摘要比对，再用其中存档的输入重新运行并逐一比对。图片因依赖本机 gnuplot 不在此列，但绘图脚本与数据表均参与比对。有差异时退出状态为 3。")
  static let options: [Option] = [.threads, .language, .quiet, .format]
  static let examples = [
    (
      line: "talentflow verify Results/baseline",
      what: Text(en: "as many runs as the results were made of", zh: "按原次数重新运行并比对")
    )
  ]

  static func run(_ arguments: Arguments, console: Console) throws(CommandFailure) {
    let folder = arguments.operands[0]
    guard FileManager.default.fileExists(atPath: folder) else {
      throw .wrongRequest("\(folder): no such folder")
    }
    guard FileManager.default.fileExists(atPath: "\(folder)/\(Manifest.fileName)") else {
      throw .wrongRequest("\(folder): no results there; it holds no \(Manifest.fileName)")
    }
    let verification: Verification
    let stored: [String]
    do throws(ReportingError) {
      verification = try Verification(folder: folder)
      stored = try verification.storedDifferences()
    } catch {
      throw failure(error)
    }
    // Altered inputs would lead to other results, and altered results are known already.
    guard stored.isEmpty else {
      throw try different(stored, folder, "since it was written", arguments, console: console)
    }
    let finding = try repeated(verification, folder, arguments, console: console)
    guard finding.differences.isEmpty else {
      let version = finding.otherVersion.map { "; written by version \($0), this is \(ProgramVersion.current)" } ?? ""
      throw try different(finding.differences, folder, "when run again\(version)", arguments, console: console)
    }
    if arguments.wantsJSON { return try console.write(json(folder, finding.files, []).text) }
    let text = Text(
      en: "\(folder): \(finding.files) files, every byte the same when run again\n",
      zh: "\(folder)：\(finding.files) 个文件，重新运行后逐字节一致\n")
    try console.write(text[arguments.language])
  }

  private static func repeated(
    _ verification: Verification, _ folder: String, _ arguments: Arguments, console: Console
  ) throws(CommandFailure) -> Verification.Finding {
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent(
      "talentflow-verify-\(ProcessInfo.processInfo.processIdentifier)"
    ).path
    let pool = RunPool(threads: arguments.integer(.threads) ?? RunPool.machineThreads)
    return try Interruption.listening { cancellation throws(CommandFailure) in
      do throws(ExperimentFailure) {
        let experiment = try verification.experiment(pool: pool)
        let meter = WorkMeter(total: experiment.totalMonths)
        let progress = Progress(
          name, of: meter, console: console, quiet: arguments.isQuiet, language: arguments.language)
        defer { progress.end() }
        return try verification.repeated(experiment, in: temporary, cancellation: cancellation, meter: meter)
      } catch {
        if case .cancelled = error { throw .interrupted("interrupted; \(folder) was not changed") }
        if case .results(let error) = error { throw failure(error) }
        throw CommandFailure(error, place: folder)
      }
    }
  }

  /// A manifest that was altered is a difference like that of any other file.
  private static func failure(_ error: ReportingError) -> CommandFailure {
    if case .unreadableManifest = error { return .difference(error.description) }
    return CommandFailure(error)
  }

  private static func different(
    _ differences: [String], _ folder: String, _ when: String, _ arguments: Arguments, console: Console
  ) throws(CommandFailure) -> CommandFailure {
    if arguments.wantsJSON { try console.write(json(folder, nil, differences).text) }
    let count = differences.count == 1 ? "1 file differs" : "\(differences.count) files differ"
    return .difference("\(folder): \(count) \(when)\n" + differences.map { "  \($0)" }.joined(separator: "\n"))
  }

  private static func json(_ folder: String, _ files: Int?, _ differences: [String]) -> JSONValue {
    .object([
      .init("folder", .string(folder)), .init("same", .bool(differences.isEmpty)),
      .init("files", files.map(JSONValue.integer) ?? .null),
      .init("differences", .array(differences.map(JSONValue.string))),
    ])
  }
}
