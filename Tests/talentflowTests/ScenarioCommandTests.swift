import Foundation
import Reporting
import TestSupport
import Testing

/// `check`, `show` and `levers`: reading only.
struct ScenarioCommandTests {
  private let practice = "\(Lakeside.folder)/practice.json5"
  private let plan = "\(Lakeside.folder)/plan.json5"

  private func json(_ text: String) throws -> Any { try JSONSerialization.jsonObject(with: Data(text.utf8)) }

  @Test func `right files have no problem`() throws {
    let answer = try Talentflow.run(["check", practice, plan, "\(Lakeside.folder)/Lakeside"])
    #expect(answer.status == 0)
    #expect(answer.output == "3 files: no problem\n")
  }

  @Test func `a posterior is checked as one`() throws {
    let answer = try Talentflow.run(["check", "Scenarios/Xiaoshan/posterior.json", practice])
    #expect(answer.status == 0)
    #expect(answer.output == "2 files: no problem\n")
  }

  @Test func `a missing file is a wrong request and names the nearest`() throws {
    let answer = try Talentflow.run(["check", "\(Lakeside.folder)/practise.json5"])
    #expect(answer.status == 2)
    #expect(answer.output.isEmpty)
    #expect(
      answer.errors == """
        \(Lakeside.folder)/practise.json5: 1 problem, nothing was run
          cannot be read: no such file; did you mean "practice.json5"?

        """)
  }

  @Test func `problems come as JSON too, with the same status`() throws {
    let answer = try Talentflow.run(["check", "nowhere.json5", "--format", "json"])
    #expect(answer.status == 2)
    let problems = try #require((try json(answer.output) as? [String: Any])?["problems"] as? [[String: Any]])
    #expect(problems.count == 1)
    #expect(problems[0]["file"] as? String == "nowhere.json5")
  }

  @Test func `a change at a wrong key path is a problem`() throws {
    let answer = try Talentflow.run(["show", practice, "--set", "parameters.famly.firstBirthRate=0.1"])
    #expect(answer.status == 2)
    #expect(answer.errors.contains("parameters.famly"))
    #expect(answer.errors.contains("did you mean"))
  }

  @Test func `show names value, unit, source and place`() throws {
    let answer = try Talentflow.run(["show", practice, "--only", "parameters.outMigration.monthlyHazard"])
    #expect(answer.status == 0)
    #expect(
      answer.output == """
        parameters.outMigration.monthlyHazard = 0.01 per month (0.007…0.013)
            assumed; invented · \(Lakeside.folder)/Lakeside/people.json5:164

        """)
  }

  @Test func `a change is shown as set on the command line`() throws {
    let answer = try Talentflow.run([
      "show", practice, "--only", "parameters.outMigration.monthlyHazard", "--set",
      "parameters.outMigration.monthlyHazard=0.011",
    ])
    #expect(answer.output.contains("= 0.011 per month"))
    #expect(answer.output.contains("· --set parameters.outMigration.monthlyHazard=0.011\n"))
  }

  @Test func `show compares two scenarios`() throws {
    let answer = try Talentflow.run(["show", practice, "--diff", plan])
    #expect(answer.status == 0)
    #expect(answer.output.hasPrefix("name: \"practice\" → \"plan\"\n    \(practice):3 → \(plan):3\n"))
    let same = try Talentflow.run(["show", practice, "--diff", practice])
    #expect(same.output == "no difference\n")
  }

  @Test func `a lever that is not set stands at the practice of the base year, and is said to`() throws {
    let set = ["show", practice, "--set", "levers.rentSubsidy.level=1", "--only", "levers"]
    let unset = ["show", practice, "--only", "levers"]
    #expect(try Talentflow.run(set).output.hasPrefix("levers.rentSubsidy.level = 1\n"))
    #expect(try Talentflow.run(unset).output == "no lever is set: all stand at the practice of 2026\n")
    #expect(try Talentflow.run(unset + ["--language", "zh"]).output == "未设定任何政策工具：均延续 2026 年做法\n")
    #expect(try Talentflow.run(unset + ["--format", "json"]).output == "[]\n")
    let one = try Talentflow.run(["show", practice, "--only", "levers.nativeAlliance"])
    #expect(one.output == "levers.nativeAlliance = 0.4 (practice of 2026)\n")
    #expect(try Talentflow.run(["show", practice, "--only", "levers.nativeAliance"]).status == 2)
    let other = "\(Lakeside.folder)/\(UUID().uuidString).json5"
    let text = "{ name: \"other\", extends: \"practice.json5\", levers: { nativeAlliance: { level: 1 } } }"
    try text.write(toFile: "\(Repository.root)/\(other)", atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: "\(Repository.root)/\(other)") }
    let there = try Talentflow.run(["show", practice, "--diff", other, "--only", "levers"])
    #expect(there.output.hasPrefix("levers.nativeAlliance.level: 0.4 (practice of 2026) → 1\n"))
    let back = try Talentflow.run(["show", other, "--diff", practice, "--only", "levers", "--language", "zh"])
    #expect(back.output.hasPrefix("levers.nativeAlliance.level: 1 → 0.4（2026 年做法）\n"))
    let all = try Talentflow.run(["show", practice, "--diff", plan, "--only", "levers"])
    #expect(all.output.contains("levers.nativeAlliance.level: 0.4 (practice of 2026) → 1\n"))
    #expect(!all.output.contains("nothing → 1\n"))
  }

  /// Rows `low` and `middle`, together the group `some`, and `high`.
  private let table = "Tests/ScenarioFilesTests/WrongFiles/parts/levels.csv"

  @Test func `a row of a table is shown and compared as a file is`() throws {
    let answer = try Talentflow.run(["show", "\(table)#low", "--diff", "\(table)#high", "--only", "levers"])
    #expect(answer.status == 0)
    #expect(answer.output == "levers.lakeCard.level: 1 → 2\n    \(table):2 → \(table):4\n")
    let all = try Talentflow.run(["show", table])
    #expect(all.status == 2)
    #expect(all.errors.hasSuffix("  holds 3 scenarios where one is wanted; name one, such as \(table)#low\n"))
    let attributed = try Talentflow.run(["attribute", practice, "\(table)#some"])
    #expect(attributed.status == 2 && attributed.errors.contains("holds 2 scenarios where one is wanted"))
  }

  @Test func `show writes a table that a spreadsheet takes for UTF-8 and that says the same when read again`() throws {
    let path = "\(Lakeside.folder)/written-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: "\(Repository.root)/\(path)") }
    let written = try Talentflow.shell("talentflow show '\(practice)' '\(plan)' --table > '\(path)'")
    #expect(written.status == 0)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(Repository.root)/\(path)"))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF] + Array("name,title.en,title.zh,note.en,note.zh,".utf8)))
    #expect(try Talentflow.run(["check", path]).status == 0)
    for (file, row) in [(practice, "practice"), (plan, "plan")] {
      #expect(try Talentflow.run(["show", file, "--diff", "\(path)#\(row)"]).output == "no difference\n")
    }
  }

  @Test(arguments: [
    (["--only", "levers"], "leave --only out"), (["--diff", "x.json5"], "leave --diff out"),
    (["--format", "json"], "leave --format json out"),
  ])
  func `a table is of whole scenarios`(options: [String], words: String) throws {
    let answer = try Talentflow.run(["show", practice, "--table"] + options)
    #expect(answer.status == 2 && answer.errors.contains(words))
    #expect(try Talentflow.run(["show", practice, plan]).status == 2)
  }

  @Test func `show and levers speak JSON`() throws {
    let shown = try json(try Talentflow.run(["show", practice, "--format", "json"]).output)
    #expect((shown as? [String: Any])?["scenario"] is [String: Any])
    let levers = try json(try Talentflow.run(["levers", "\(Lakeside.folder)/Lakeside", "--format", "json"]).output)
    #expect(((levers as? [String: Any])?["levers"] as? [Any])?.count == 13)
  }

  @Test func `levers are listed in the chosen language`() throws {
    let english = try Talentflow.run(["levers", "\(Lakeside.folder)/Lakeside"])
    #expect(english.output.hasPrefix("Lakeside District: 13 levers. Level 0 is no programme, 1 the report's plan.\n"))
    let chinese = try Talentflow.run(["levers", "\(Lakeside.folder)/Lakeside", "--language", "zh"])
    #expect(chinese.output.hasPrefix("湖滨区：13 项政策工具。力度 0 为无政策，1 为报告计划。\n"))
  }

  @Test func `a reader that leaves early is told, not obeyed with a crash`() throws {
    let answer = try Talentflow.shell(
      "talentflow show Scenarios/baseline.json5 | head -c 10 >/dev/null; exit ${PIPESTATUS[0]}")
    #expect(answer.status == 1)
    #expect(answer.errors == "standard output was closed before everything was written\n")
  }

  @Test func `a full standard output is the machine's trouble`() throws {
    let answer = try Talentflow.shell("talentflow levers '\(Lakeside.folder)/Lakeside' > /dev/full")
    #expect(answer.status == 1)
    #expect(answer.errors == "cannot write standard output: No space left on device\n")
  }
}
