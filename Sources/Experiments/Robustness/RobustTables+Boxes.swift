import DistrictModel
import Reporting
import ScenarioFiles

// Where the explained package fails.

extension RobustTables {
  private static let quality: [ResultColumn] = [
    .count("worlds", "Worlds", "情形数", "Worlds in the box", "区域内的情形数"),
    .count("cases", "Cases", "所问情形", "Those among them in which it happens", "其中属所问的情形数"),
    .part("coverage", "Coverage", "覆盖率", "Part of all worlds in which it happens", "占全部所问情形的比例"),
    .part("density", "Density", "密度", "Part of the box's worlds in which it happens", "占区域内情形的比例"),
    .part("mass", "Mass", "占比", "Part of all worlds that are in the box", "区域内情形占全部情形的比例"),
  ]

  static let boxes = ResultLayout(
    name: "boxes.csv",
    purpose: Text(
      en: "In which worlds the explained package fails, or holds: limits of each box", zh: "所解释方案在哪些情形下失效或达标：各区域的界限"),
    columns: [
      .count("box", "Box", "区域", "Number of the box, from 1", "区域序号，从 1 起"),
      .word("package", "Package", "方案", "The package explained", "所解释的方案"),
      .word(
        "question", "Question", "问题",
        "fails: it does not satisfy; holds: it does; regrets: its regret is larger than asked",
        "fails 为未达标；holds 为达标；regrets 为后悔值超过给定值"),
      .word("factor", "Factor", "因子", "Factor with a limit, the surest first", "有界限的因子，最确定者在先"),
      .word("path", "Key path", "键路径", "Where the value stands in a scenario", "在情景文件中的位置"),
      .word("unit", "Unit", "单位", "Unit of the value as the files have it; empty if they have none", "文件所载单位；无则为空"),
      .word(
        "low", "From", "下限", "Lower limit, midway between two worlds; of texts the first inside; empty if none",
        "下限（两种情形之中点；文本则为区域内首个）；无则为空"),
      .word("high", "To", "上限", "Upper limit, likewise", "上限，同上"),
      .word("rangeLow", "Range from", "范围下限", "Smallest value that worlds have", "各情形的最小值"),
      .word("rangeHigh", "Range to", "范围上限", "Largest value that worlds have", "各情形的最大值"),
      .part(
        "probability", "Probability", "概率",
        "Chance that the limit gained this by luck: quasi-p-value, which flatters as the box was chosen by looking",
        "该界限所得出于偶然的概率（准 p 值；因区域系看过数据后选定而偏乐观）"),
    ] + quality + [
      .part(
        "luck", "Luck", "偶然", "Share of shuffles of the worlds that gave as telling a first box; of the first box only",
        "打乱情形后得到同样显著的首个区域的比例；仅首个区域有")
    ])

  var boxTable: Table {
    var table = Self.boxes.table
    guard let boxes = summary.found.boxes else { return table }
    for (number, box) in boxes.boxes.enumerated() {
      for (limit, text) in zip(box.limits, summary.limits(of: box)) {
        let values = summary.found.worlds.map { $0.values[limit.factor] }
          .sorted { text.factor.coordinate(of: $0) < text.factor.coordinate(of: $1) }
        let ends = text.exactEnds
        let row: [Table.Cell] = [
          .integer(number + 1), .text(summary.packages[summary.found.explained].name),
          .text(summary.found.question.word), .text(text.factor.name), .text(text.factor.path.description),
          .text(text.factor.unit ?? ""), .text(ends.low), .text(ends.high), .text(values.first?.description ?? ""),
          .text(values.last?.description ?? ""), .number(limit.probability),
        ]
        let luck: Table.Cell = number == 0 ? boxes.luck.map(Table.Cell.number) ?? .empty : .empty
        table.append(row + Self.cells(of: box.quality) + [luck])
      }
    }
    return table
  }

  private static func cells(of quality: BoxQuality) -> [Table.Cell] {
    [
      .integer(quality.points), .integer(quality.cases), .number(quality.coverage), .number(quality.density),
      .number(quality.mass),
    ]
  }

  // MARK: - Peeling

  static let peeling = ResultLayout(
    name: "peeling.csv",
    purpose: Text(
      en: "Boxes on the way to the first one, slice by slice: coverage against density", zh: "逐层剥离至首个区域的过程：覆盖率与密度"),
    columns: [
      .count("step", "Step", "步骤", "Slices peeled off; 0 is all worlds", "已剥离的层数；0 为全部情形"),
      .count("factors", "Factors", "因子数", "Factors with a limit", "有界限的因子数"),
    ] + quality)

  var peelingTable: Table {
    var table = Self.peeling.table
    for (step, candidate) in (summary.found.boxes?.path ?? []).enumerated() {
      table.append([.integer(step), .integer(candidate.box.restricted.count)] + Self.cells(of: candidate.quality))
    }
    return table
  }
}

extension BoxLimit {
  /// The limits as exactly as they were found; empty where there is none.
  fileprivate var exactEnds: (low: String, high: String) {
    guard !factor.isListOfTexts else { return (ends.low ?? "", ends.high ?? "") }
    func text(_ value: Double?) -> String {
      value.map { Factor.Value.number(Factor.Distribution.tidy($0)).description } ?? ""
    }
    return (text(low), text(high))
  }
}

extension Robust {
  /// The first box that a world is in; nil outside all.
  func box(ofWorld world: Int, factors: [Factor]) -> Int? {
    let point = Self.coordinates(of: factors, in: [worlds[world]])[0]
    return boxes?.boxes.firstIndex { $0.box.contains(point) }
  }
}
