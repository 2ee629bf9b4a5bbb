/// The charts of a result: their scripts, tables and the context they share, as files of a folder `charts/`.
///
/// The scripts are fixed files of the program; only the tables and `context.gp` change from run to run. Everything a script needs stands
/// beside it, so the folder can be copied anywhere and drawn with gnuplot alone.
public struct ChartSet: Sendable {
  public var context: ChartContext
  /// At most one of a kind and part; one without rows is left out.
  public var charts: [any Chart]

  /// - Precondition: no two charts of a kind and part.
  public init(context: ChartContext, charts: [any Chart]) {
    precondition(Set(charts.map(\.name)).count == charts.count, "two charts of one kind and part in a result")
    self.context = context
    self.charts = charts
  }

  /// A file and its content.
  public struct File: Sendable, Equatable {
    /// The name inside the folder.
    public var name: String
    public var bytes: [UInt8]
  }

  /// The folder's name inside a result.
  public static let folderName = "charts"

  /// The charts that have rows.
  var drawn: [(kind: ChartKind, name: String, table: [UInt8])] {
    charts.map { (kind: $0.kind, name: $0.name, table: $0.tableBytes) }.filter { !$0.table.isEmpty }
  }

  /// All files of the folder, sorted by name.
  public var files: [File] {
    let drawn = drawn
    guard !drawn.isEmpty else { return [] }
    let tables = drawn.map { File(name: $0.name + ".csv", bytes: $0.table) }
    let context = File(name: "context.gp", bytes: Array(context.script.utf8))
    return (tables + [context] + Self.scripts(for: drawn.map { ($0.kind, $0.name) })).sorted { $0.name < $1.name }
  }

  /// The tables of the charts that have rows, by their place in a result, with what each chart shows.
  public var tables: [(name: String, title: ChartText)] {
    drawn.map { (name: "\(Self.folderName)/\($0.name).csv", title: $0.kind.title) }
  }

  /// Writes all files into the folder `charts` of a result under way.
  public func write(to result: ResultFolder) throws(ReportingError) {
    for file in files { try result.write(file.bytes, to: Self.folderName + "/" + file.name) }
  }

  /// Writes the scripts of the charts whose tables stand in a folder anew, where they are missing or another version's.
  ///
  /// - Returns: the names of the scripts written.
  @discardableResult
  public static func refreshScripts(inFolder folder: String) throws(ReportingError) -> [String] {
    let names = Set(try Files.names(in: folder))
    let stems = names.sorted().filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }
    let charts = stems.compactMap { stem in ChartKind.named(stem).map { ($0.kind, stem) } }
    var written: [String] = []
    for file in charts.isEmpty ? [] : scripts(for: charts) {
      let path = folder + "/" + file.name
      if names.contains(file.name), try Files.contents(of: path) == file.bytes { continue }
      try Files.replace(path, with: file.bytes)
      written.append(file.name)
    }
    return written
  }

  private static func scripts(for charts: [(kind: ChartKind, name: String)]) -> [File] {
    charts.map { File(name: $0.name + ".gp", bytes: $0.kind.script) } + [
      File(name: "canvas.gp", bytes: PackageResources.canvas_gp),
      File(name: "frame.gp", bytes: PackageResources.frame_gp), File(name: "need.gp", bytes: PackageResources.need_gp),
      File(name: "name.gp", bytes: PackageResources.name_gp),
      File(name: "roles.gp", bytes: PackageResources.roles_gp),
      File(name: "spread.gp", bytes: PackageResources.spread_gp),
      File(name: "style.gp", bytes: PackageResources.style_gp),
      File(name: "years.gp", bytes: PackageResources.years_gp),
    ]
  }
}
