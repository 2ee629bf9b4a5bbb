import Foundation
import Reporting
import Testing

@Suite(.enabled(if: hasGnuplot, "gnuplot is not installed, so no chart can be drawn"))
struct DrawnChartTests {
  @Test(arguments: ChartKind.allCases)
  func `every chart draws in every terminal, language and paper without a word`(kind: ChartKind) throws {
    let folder = DrawnFolder(ChartExamples.all().only(kind))
    let rendering = folder.draw(Gnuplot.Terminal.allCases, ReportLanguage.allCases, Gnuplot.Paper.allCases)
    #expect(rendering.failures.isEmpty && rendering.advice.isEmpty, "\(rendering)")
    #expect(rendering.drawn.count == 12)
    for language in ReportLanguage.allCases {
      for paper in Gnuplot.Paper.allCases {
        let picture = folder.picture(kind, language, paper)
        #expect(picture.isWellFormed && picture.hasOnlyFiniteNumbers)
        let place = language == .en ? "Lakeside" : "湖滨区"
        #expect(picture.texts.contains { $0.contains(place) })
        #expect(picture.texts.contains { $0.contains(language == .en ? "Invented figures." : "示意数据。") })
      }
    }
    let leftovers = folder.home.contents.filter { $0.contains("partial") }
    #expect(leftovers.isEmpty)
  }

  @Test(arguments: [
    (ChartKind.fan, ["band 90": 1, "band 50": 1, "median": 1, "target": 1, "last median": 1]),
    (.flows, ["flow": 80, "net": 5, "net rim": 5, "net interval": 5, "net line": 1]),
    (.targets, ["interval 90": 6, "interval 50": 6, "median": 6, "goal": 1]),
    (.pyramid, ["men": 22, "women": 22, "men start": 22, "women start": 22, "men interval": 22, "women interval": 22]),
    (.talents, ["class a": 10, "class f": 10, "interval 90": 5, "target": 1]),
    (.zones, ["change": 7, "interval 90": 7]),
    (.retention, ["band 1": 2, "median 4": 1, "last 4": 1]),
    (.labour, ["unemployment": 1, "vacancies band": 1, "rent": 1, "base": 1]),
    (.multiples, ["band 90 1": 1, "band 50 8": 1, "base 8": 1, "median 2": 1, "median 8": 1, "target 8": 1]),
    (.plane, ["scenario": 8, "interval cost": 7, "interval effect": 7, "frontier": 1]),
    (.exceedance, ["curve 0": 1, "curve 7": 1, "number 7": 1, "target": 1]),
    (.differences, ["difference": 105, "interval 90": 105]),
    (.talentsCompared, ["class a": 16, "class f": 16, "interval 90": 8, "target": 1]),
    (.zonesCompared, ["change": 98]),
    (
      .windfall,
      [
        "additional": 7, "displaced": 7, "net": 7, "interval 90": 7, "paid additional": 7, "paid anyway": 7,
      ]
    ),
    (.waterfall, ["share": 8, "total": 2, "interval 90": 10, "end of share": 8, "target": 1]),
    (.secondWaterfall, ["share": 8, "total": 2]), (.thirdWaterfall, ["share": 8, "total": 2]),
    (.surface, ["surface": 20, "goal": 2, "goal at the low end": 2, "goal at the high end": 2]),
    (.response, ["interval 1": 20, "mean 1": 20, "mean 5": 20]),
    (.frontier, ["interval 1": 7, "believed 1": 7, "chance 2": 7]), (.mixes, ["levels": 28, "lowest": 28]),
    (
      .robustness,
      ["interval 90": 7, "share": 7, "regret": 7, "regret 90": 7, "mean regret": 7, "largest regret": 7]
    ),
    (.worlds, ["case": 13, "other": 47, "way": 1, "step": 12, "found": 1]),
    (.posterior, ["particles 10": 10, "particles 13": 10]),
    (.backTest, ["band 90 1": 6, "band 50 4": 6, "error 2": 6, "observed 4": 6]),
    (.convergence, ["distance 90": 4, "distance 50": 4, "tolerance": 3, "kept": 4, "effective": 4]),
    (.uncertaintyFan, ["luck and parameters": 1, "luck alone": 1, "mean": 1, "target": 1, "last mean": 1]),
    (.tornado, ["low end": 5, "high end": 5, "interval low": 5, "interval high": 5, "target": 1]),
    (.screening, ["factor": 5, "interval 90": 5]),
    (.shares, ["alone": 5, "in all": 5, "interval alone": 5, "interval in all": 5, "luck": 5]),
    (.settling, ["band 1": 1, "line 1": 1, "estimate 1": 5, "band 5": 1, "estimate 5": 5]),
  ])
  /// A box with a border is two marks; strokes that touch, and pieces of a line of more than a hundred points, are one each.
  func `every row of the table has its mark`(kind: ChartKind, marks: [String: Int]) {
    let folder = DrawnFolder(ChartExamples.all().only(kind))
    #expect(folder.draw().failures.isEmpty)
    let picture = folder.picture(kind)
    for (title, count) in marks {
      #expect(picture.marks[title] == count, "\(title): \(picture.marks)")
    }
  }

  @Test(arguments: [
    (ChartKind.fan, ["16 of 32", "Target 1.05 million", "2030", "7/32"], ["32 次中 16 次", "目标 105万人"]),
    (.flows, ["+48.4  Graduates", "−103.3  Leavers", "+2.6", "1042.6"], ["+4.84  新到大学生", "104.26"]),
    (
      .targets,
      [
        "Youth population, end of 2026", "above 1,050,000 persons", "at least 50,000 persons", "1,043,100", "1/32",
        "6.3%",
      ],
      ["青年人口，2026 年末", "超过 105万人", "不低于 5万人", "104.31万"]
    ),
    (.pyramid, ["14", "35", "Dark bars: ages divisible by five."], ["深色条：五的倍数岁。"]),
    (.talents, ["Class A", "14,492", "Target", "25/32"], ["A 类", "1.45万", "1.4万"]),
    (.zones, ["Ningwei", "+8.4 (+3.0%)", "−2.8 (−4.2%)", "280.0"], ["宁围", "28.00"]),
    (.retention, ["Months since arrival", "78%  Returnees (108 months)"], ["到来后的月数", "78%  回流青年（108 个月）"]),
    (.labour, ["Mean rent, 2025-12 = 100", "6.2%  vacant"], ["失业率与岗位空缺率"]),
    (.multiples, ["Housing first", "Work report", "Target 1.05", "28/32"], ["住房优先", "目标 105"]),
    (
      .plane, ["Jobs first", "+2.80", "+8.0", "350k", "8/32", "200,000 CNY each"],
      ["就业优先", "+28.00", "+0.80", "35.0", "人均 20 万元"]
    ),
    (.exceedance, ["Talent first", "1,058,000", "32/32", "Target 1.05 million"], ["人才优先", "105.80万", "目标 105万人"]),
    (.differences, ["Families first", "+2000", "±250", "2026"], ["家庭优先", "+2000", "±250"]),
    (
      .talentsCompared, ["Work report", "15,890", "+2450", "±130", "40", "Target 14,000"],
      ["工作报告方案", "1.59万", "目标 1.4万"]
    ),
    (.zonesCompared, ["Zone 7", "Graduates first", "+1200", "±300"], ["第 7 片", "大学生优先", "+1200"]),
    (.windfall, ["Returnees first", "+8400", "200,000", "98%"], ["回流优先", "+8400", "20万"]),
    (
      .waterfall, ["Family 1", "+3800", "+3450 to +4150", "−400", "Target 1,050,000", "1,042,650–1,043,350"],
      ["第 1 类", "+3450 至 +4150", "目标 105万"]
    ),
    (
      .surface, ["Lakeside: Youth population, 2028", "Affordable homes", "thousand persons", "1060"],
      ["湖滨区：2028 年青年人口", "保障房", "万人", "106.0"]
    ),
    (.response, ["Lever 5", "Lakeside: Youth population, 2028"], ["工具5", "湖滨区：2028 年青年人口"]),
    (
      .frontier, ["Goal 2, 2028", "asked 80%", "62", "69", "Public cost, 2026–2028, CNY million"],
      ["2028 年目标2", "要求 80%"]
    ),
    (
      .mixes, ["Lever 4", "62 found", "69 tried", "1 base", "1100", "16/32"],
      ["工具4", "62 已确认", "69 未确认", "1 基准", "11.0"]
    ),
    (
      .robustness, ["Graduates first", "86", "≈ 66", "6.0", "Regret, thousand persons"], ["大学生优先", "0.60", "后悔值（万人）"]
    ),
    (
      .worlds,
      [
        "Lakeside: worlds in which Graduates first does not satisfy", "Pull of rival cities", "↑ Weight of cash",
        "the box",
      ],
      ["湖滨区：大学生优先未达标的情形", "周边城市竞争", "该区域"]
    ),
    (.posterior, ["Weight 14 of coming", "30%", "108%", "−1.5"], ["权重14", "湖滨区：不确定参数的认识"]),
    (.backTest, ["Series 4", "Lakeside: observed and simulated", "2029"], ["序列4", "湖滨区：观测与模拟"]),
    (.convergence, ["history matching", "generation 3", "850"], ["历史匹配", "第 3 代", "850"]),
    (.uncertaintyFan, ["Target 1.05 million", "65%"], ["目标 105万人", "65%"]),
    (
      .tornado, ["World 0", "Lever 3", "+18.0", "−12.0", "centre 1043.0", "Target 1050", "0.5"],
      ["不确定0", "工具3", "+1.80", "中心 104.30", "目标 105"]
    ),
    (.screening, ["World 0", "18.0", "0.9", "1.5", "curved, joint", "one way"], ["工具1", "1.80", "0.09", "非线性或交互"]),
    (
      .shares,
      [
        "World 4", "0.47", "0.44 to 0.56",
        "256 rows. Alone they make 115% of the variance together. Whiskers: 90% by bootstrap. Grey mark: what no influence would show.",
      ],
      ["工具1", "0.50", "0.44 至 0.56"]
    ),
    (
      .settling, ["World 0", "Lever 3", "Lakeside: is the sample large enough? Youth population, 2028"],
      ["不确定0", "湖滨区：样本是否足够？2028 年青年人口"]
    ),
  ])
  func `a chart says what its table says`(kind: ChartKind, english: [String], chinese: [String]) {
    let folder = DrawnFolder(ChartExamples.all().only(kind))
    #expect(folder.draw([.svg], [.en, .zh]).failures.isEmpty)
    for (language, expected) in [(ReportLanguage.en, english), (.zh, chinese)] {
      let texts = folder.picture(kind, language).texts
      for text in expected {
        #expect(texts.contains(text), "\(text) is not among \(texts)")
      }
    }
  }

  @Test func `a percentage is shown from a hundred runs on, a count below`() {
    for (reached, runs, expected, other) in [(130, 200, "65%", "130 of 200"), (50, 99, "50 of 99", "51%")] {
      var rows = ChartExamples.fan().rows
      for index in rows.indices { rows[index].chance = ChartChance(reached: reached, of: runs) }
      let folder = DrawnFolder(.one(FanChart(rows: rows), runs: runs))
      #expect(folder.draw().failures.isEmpty)
      let texts = folder.picture(.fan).texts
      #expect(texts.contains(expected) && !texts.contains(other), "\(texts)")
    }
  }

  @Test(arguments: [(60, 5), (54, 4), (6, 0)])
  func `runs at the target are told of the Decembers that were simulated alone`(months: Int, decembers: Int) {
    let folder = DrawnFolder(.one(FanChart(rows: Array(ChartExamples.fan().rows.prefix(months)))))
    #expect(folder.draw().failures.isEmpty)
    let texts = folder.picture(.fan).texts
    #expect(texts.count { $0.hasSuffix("/32") } == decembers, "\(texts)")
    #expect(texts.contains("runs at target in Dec.") == (decembers > 0), "\(texts)")
  }

  @Test func `nothing that only nearly happens is shown as certain`() {
    let rows = ChartExamples.fan(runs: 1000).rows.map { row in
      FanChart.Row(
        month: row.month, persons: row.persons, goal: row.goal,
        chance: ChartChance(reached: row.month.year < 2028 ? 1 : 999, of: 1000))
    }
    let folder = DrawnFolder(.one(FanChart(rows: rows), runs: 1000))
    #expect(folder.draw().failures.isEmpty)
    let texts = folder.picture(.fan).texts
    #expect(texts.contains("<1%") && texts.contains(">99%"), "\(texts)")
  }

  @Test func `a script draws from any folder, with any name, where the planner stands`() throws {
    let folder = DrawnFolder(ChartExamples.all().only(.zones), in: "a b'c 图表 $x")
    #expect(folder.draw([.svg, .png], [.zh]).failures.isEmpty)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["LC_ALL=C.UTF-8", "gnuplot", "../a b'c 图表 $x/06_zones.gp"]
    folder.home.write("", to: "elsewhere/empty")
    process.currentDirectoryURL = URL(fileURLWithPath: folder.home.path + "/elsewhere")
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.home.path + "/elsewhere/06_zones.png"))
    #expect(bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]))
  }

  @Test func `an svg names fonts that Windows and macOS have`() {
    let folder = DrawnFolder(ChartExamples.all().only(.zones))
    #expect(folder.draw().failures.isEmpty)
    let raw = folder.picture(.zones).raw
    #expect(raw.contains("'Microsoft YaHei'") && !raw.contains("font-family=\"Noto"))
  }

  @Test func `rsvg accepts every picture`() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/rsvg-convert") else { return }
    let folder = DrawnFolder(ChartExamples.long())
    let rendering = folder.draw([.svg], [.zh], [.a4], workers: 2)
    #expect(rendering.failures.isEmpty && rendering.drawn.count == ChartKind.allCases.count)
    for picture in rendering.drawn {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/rsvg-convert")
      process.arguments = ["-o", folder.home.path + "/picture.png", folder.charts + "/" + picture]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(picture)")
    }
  }
}
