import DistrictModel
import Experiments
import Reporting

/// Help texts, made from what the commands say of themselves.
enum Help {
  private static let width = 80

  /// The list of commands.
  static func overview(_ language: ReportLanguage) -> String {
    let head = Text(
      en: """
        talentflow simulates every young resident of a city district, month by month,
        and says how likely its youth and talent targets are.

        Usage: talentflow <command> [files] [options]

        Commands

        """,
      zh: """
        talentflow 逐人逐月模拟城区青年人口，评估青年与人才目标实现的可能性。

        用法：talentflow <命令> [文件] [选项]

        命令

        """)
    let tail = Text(
      en: """

        talentflow <command> --help explains a command, with an example.
        Exit status: 0 done, 1 the machine's trouble, 2 the request was wrong,
        3 verify found a difference, 4 levers --check found a test that does not hold,
        130 interrupted.

        """,
      zh: """

        talentflow <命令> --help 查看命令说明与示例。
        退出状态：0 完成；1 读写等系统问题；2 请求有误；3 verify 发现差异；
        4 levers --check 有检验不成立；130 被中断。

        """)
    let commands = Commands.all.map { ("\($0.name) \($0.operands)", $0.summary[language]) }
    return head[language] + list(commands, indent: 2) + tail[language]
  }

  /// What one command does, takes and needs.
  static func text(of command: any Command.Type, _ language: ReportLanguage) -> String {
    let usage = Text(en: "Usage", zh: "用法")[language]
    let options = Text(en: "Options", zh: "选项")[language]
    let examples = Text(en: command.examples.count > 1 ? "Examples" : "Example", zh: "示例")[language]
    let rows = (command.options + [.helpFlag]).map {
      ("--\($0.name)\($0.placeholder.isEmpty ? "" : " " + $0.placeholder)", $0.help[language])
    }
    var text = "\(usage): talentflow \(command.name) \(command.operands)".trimmedAtEnd + " [options]\n\n"
    text += wrapped(command.details[language], indent: 0) + "\n\(options)\n\n" + list(rows, indent: 2)
    text += "\n\(examples)\n\n"
    for example in command.examples {
      text += "  \(example.line)\n" + wrapped(example.what[language], indent: 6)
    }
    return text
  }

  /// Two columns: names, and what they mean.
  private static func list(_ rows: [(String, String)], indent: Int) -> String {
    let column = min(26, (rows.map { TextTable.width(of: $0.0) }.max() ?? 0)) + indent + 2
    return rows.map { name, meaning in
      let body = wrapped(meaning, indent: column)
      let head = String(repeating: " ", count: indent) + name
      let used = TextTable.width(of: head)
      // A name too long for its column stands on a line of its own.
      return used + 2 > column ? head + "\n" + body : head + String(body.dropFirst(used))
    }.joined()
  }

  /// Paragraphs as indented lines.
  private static func wrapped(_ text: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      Wrapping.lines(String($0), width: width - indent)
    }
    return lines.map { ($0.isEmpty ? "" : margin + $0) + "\n" }.joined()
  }
}

extension String {
  /// Without spaces at the end.
  var trimmedAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
