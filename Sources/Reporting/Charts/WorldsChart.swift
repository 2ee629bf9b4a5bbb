/// In which worlds does a package fail?
///
/// Worlds in the plane of two uncertainties, those in which it fails as triangles and the others as rings, with the box found; beside it
/// the boxes on the way, by how many of the failing worlds they hold and how much of them is such.
public struct WorldsChart: Chart, Equatable {
  /// What an axis shows.
  public struct Axis: Sendable, Equatable {
    public var title: ChartText
    /// Ends of the axis.
    public var range: ClosedRange<Double>
    public var isLogarithmic: Bool
    /// Texts that stand for the numbers 0, 1, … ; empty where numbers are themselves.
    public var levels: [String]
    /// Limits of the box; nil where there is none.
    public var low: Double?
    public var high: Double?

    /// - Precondition: a logarithmic axis begins above 0.
    public init(
      title: ChartText, range: ClosedRange<Double>, isLogarithmic: Bool = false, levels: [String] = [], low: Double?,
      high: Double?
    ) {
      precondition(!isLogarithmic || range.lowerBound > 0, "a logarithmic axis begins above 0")
      self.title = title
      self.range = range
      self.isLogarithmic = isLogarithmic
      self.levels = levels
      self.low = low
      self.high = high
    }
  }

  /// One world.
  public struct World: Sendable, Equatable {
    public var x: Double
    public var y: Double
    /// Whether it is one of those asked about.
    public var isCase: Bool
    public var isInBox: Bool

    public init(x: Double, y: Double, isCase: Bool, isInBox: Bool) {
      self.x = x
      self.y = y
      self.isCase = isCase
      self.isInBox = isInBox
    }
  }

  /// A box by its coverage and density, 0…1.
  public struct Step: Sendable, Equatable {
    public var coverage: Double
    public var density: Double

    public init(coverage: Double, density: Double) {
      self.coverage = coverage
      self.density = density
    }
  }

  public var package: ChartText
  /// What happens in the worlds asked about: `does not satisfy`.
  public var question: ChartText
  /// What there is to know of the box that the plane does not show.
  public var remark: ChartText
  public var x: Axis
  public var y: Axis
  public var worlds: [World]
  public var path: [Step]
  /// The box found; nil if there is none.
  public var found: Step?

  /// - Precondition: there is a world.
  public init(
    package: ChartText, question: ChartText, remark: ChartText, x: Axis, y: Axis, worlds: [World], path: [Step],
    found: Step?
  ) {
    precondition(!worlds.isEmpty, "a chart of worlds has a world")
    self.package = package
    self.question = question
    self.remark = remark
    self.x = x
    self.y = y
    self.worlds = worlds
    self.path = path
    self.found = found
  }

  public var kind: ChartKind { .worlds }

  private static func columns(_ axis: String) -> [Table.Column] {
    [
      .init("\(axis)_en", .text), .init("\(axis)_zh", .text), .init("\(axis)_from", .exact),
      .init("\(axis)_to", .exact), .init("\(axis)_log", .integer), .init("\(axis)_levels", .text),
      .init("\(axis)_low", .exact),
      .init("\(axis)_high", .exact),
    ]
  }

  private static func cells(_ axis: Axis) -> [Table.Cell] {
    // Levels are parted by blanks, so that there may be none inside.
    let levels = axis.levels.map { $0.split(separator: " ").joined(separator: "_") }.joined(separator: " ")
    let text = ChartText(en: levels, zh: levels).forChartTable.en
    return axis.title.cells + [
      .number(axis.range.lowerBound), .number(axis.range.upperBound), .integer(axis.isLogarithmic ? 1 : 0), .text(text),
      .optional(axis.low),
      .optional(axis.high),
    ]
  }

  /// Worlds come first, then the boxes on the way, then the one found.
  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [
        .init("part", .text), .init("package_en", .text), .init("package_zh", .text), .init("question_en", .text),
        .init("question_zh", .text), .init("remark_en", .text), .init("remark_zh", .text),
      ] + Self.columns("x") + Self.columns("y") + [
        .init("world", .integer), .init("at_x", .exact), .init("at_y", .exact), .init("is_case", .integer),
        .init("in_box", .integer), .init("coverage", .fixed(4)), .init("density", .fixed(4)),
      ])
    func append(_ part: String, _ cells: [Table.Cell]) {
      let texts = package.cells + question.cells + remark.cells
      table.append([.text(part)] + texts + Self.cells(x) + Self.cells(y) + cells)
    }
    for (number, world) in worlds.enumerated() {
      append(
        "world",
        [
          .integer(number + 1), .number(world.x), .number(world.y), .integer(world.isCase ? 1 : 0),
          .integer(world.isInBox ? 1 : 0), .empty, .empty,
        ])
    }
    for (part, steps) in [("path", path), ("found", found.map { [$0] } ?? [])] {
      for step in steps {
        append(part, [.empty, .empty, .empty, .empty, .empty, .number(step.coverage), .number(step.density)])
      }
    }
    return table.isEmpty ? [] : table.csv
  }
}
