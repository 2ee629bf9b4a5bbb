import Testing

/// Help, versions and messages: what a planner reads before anything runs.
struct WordsTests {
  static let commands = [
    "run", "sweep", "sensitivity", "seek", "robust", "check", "show", "levers", "chart", "calibrate", "validate",
    "verify",
    "benchmark",
  ]

  @Test func `help lists every command`() throws {
    let answer = try Talentflow.run(["--help"])
    #expect(answer.status == 0)
    #expect(answer.errors.isEmpty)
    for command in Self.commands { #expect(answer.output.contains("\n  \(command) ")) }
    #expect(try Talentflow.run(["help"]).output == answer.output)
  }

  @Test(arguments: commands)
  func `every command explains itself with an example, in both languages`(command: String) throws {
    let english = try Talentflow.run([command, "--help"])
    #expect(english.status == 0)
    #expect(english.output.hasPrefix("Usage: talentflow \(command)"))
    #expect(english.output.contains("\nExample"))
    #expect(english.output.contains("  talentflow \(command) "))
    let chinese = try Talentflow.run([command, "--help", "--language", "zh"])
    #expect(chinese.output.hasPrefix("用法"))
    #expect(chinese.output.contains("示例"))
    #expect(try Talentflow.run(["help", command]).output == english.output)
  }

  @Test func `help names every exit status`() throws {
    #expect(
      try Talentflow.run(["--help"]).output.hasSuffix(
        """
        Exit status: 0 done, 1 the machine's trouble, 2 the request was wrong,
        3 verify found a difference, 4 levers --check found a test that does not hold,
        130 interrupted.

        """))
    #expect(
      try Talentflow.run(["--help", "--language", "zh"]).output.hasSuffix(
        """
        退出状态：0 完成；1 读写等系统问题；2 请求有误；3 verify 发现差异；
        4 levers --check 有检验不成立；130 被中断。

        """))
  }

  @Test(arguments: [
    ("run", "Results/<scenario>"), ("compare", "Results/<base>-vs-<scenario>"),
    ("attribute", "Results/<scenario>-by-<families or levers>"), ("sweep", "Results/<experiment>"),
    ("seek", "Results/<experiment>"), ("calibrate", "Results/<experiment>"), ("levers", "Results/<district>-levers"),
  ])
  func `every command names its own place for results`(command: String, place: String) throws {
    let words = try Talentflow.run([command, "--help"]).output.split(whereSeparator: \.isWhitespace)
    let text = words.joined(separator: " ")
    let out = try #require(text.range(of: "--out FOLDER"))
    let end = try #require(text.range(of: "--language", range: out.upperBound..<text.endIndex))
    #expect(text[out.upperBound..<end.lowerBound].contains("(default: \(place)"))
  }

  @Test func `validate runs to the horizon and takes no last month`() throws {
    let answer = try Talentflow.run(["validate", "x.json5", "--until", "2030-12"])
    #expect(answer.status == 2)
    #expect(answer.errors.contains("--until: unknown option"))
  }

  @Test func `no command is a wrong request`() throws {
    let answer = try Talentflow.run([])
    #expect(answer.status == 2)
    #expect(answer.output.isEmpty)
    #expect(answer.errors.hasSuffix("no command was given\n"))
  }

  @Test func `a mistyped command names the nearest`() throws {
    let answer = try Talentflow.run(["chek", "x.json5"])
    #expect(answer.status == 2)
    #expect(
      answer.errors == "talentflow chek: unknown command; did you mean talentflow check?\nSee talentflow --help\n")
  }

  @Test func `what a Chinese keyboard or an editor makes of options is told`() throws {
    let answer = try Talentflow.run([
      "run", "plan.json5", "—replicats", "--replicates", "１６", "--sample", "１：１０", "--language", "中文", "--seed", "１x",
      "--until=２０３０－１２",
    ])
    #expect(answer.status == 2)
    #expect(
      answer.errors == """
        talentflow run: 6 problems, nothing was run
          —replicats: unknown option; did you mean --replicates?
          --replicates: found "１６"; write "16"
          --sample: found "１：１０"; write "1:10"
          --language: found "中文"; allowed: en, zh; did you mean "zh"?
          --seed: found "１x"; allowed: a whole number, 0…2147483647
          --until: found "２０３０－１２"; write "2030-12"
        See talentflow run --help

        """)
  }

  @Test func `every mistake of the options is named at once`() throws {
    let answer = try Talentflow.run([
      "run", "--replicats", "--threads", "two", "--sample=1/10", "--until", "2030", "--quiet=yes", "--set", "levers",
      "--seed", "1", "--seed", "2", "--language", "zn",
    ])
    #expect(answer.status == 2)
    #expect(
      answer.errors == """
        talentflow run: 9 problems, nothing was run
          --replicats: unknown option; did you mean --replicates?
          --threads: found "two"; allowed: a whole number, 1…1024
          --sample: found "1/10"; allowed: 1:1 to 1:1000, such as 1:10, and 2:1 to 10:1
          --until: found "2030"; allowed: a month, such as 2030-12
          --quiet: takes no value
          --set: found "levers"; allowed: key.path=value, such as levers.transit.level=1.2
          --seed: is given twice
          --language: found "zn"; allowed: en, zh; did you mean "zh"?
          needs SCENARIO…
        See talentflow run --help

        """)
  }

  @Test func `an option at the end wants its value`() throws {
    let answer = try Talentflow.run(["run", "x.json5", "--out"])
    #expect(answer.status == 2)
    #expect(answer.errors.contains("  --out: needs a value: FOLDER\n"))
  }

  @Test func `too many operands are named`() throws {
    let answer = try Talentflow.run(["verify", "one", "two"])
    #expect(answer.status == 2)
    #expect(answer.errors.contains("  \"two\" is one too many: expected RESULTS\n"))
  }

  @Test func `the version is told`() throws {
    #expect(try Talentflow.run(["--version"]).output == "talentflow 0.1.0\n")
  }
}
