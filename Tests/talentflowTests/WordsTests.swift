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
          --language: found "zn"; allowed: en, zh; did you mean "en"?
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
