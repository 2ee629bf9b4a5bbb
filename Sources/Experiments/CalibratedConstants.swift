import DistrictModel
import ScenarioFiles

/// The constants that a calibration has found, and the places of the files that hold them.
public struct CalibratedConstants: Sendable {
  /// One number, before and after.
  public struct Constant: Sendable {
    public let path: String
    public let before: Double
    /// Rounded to seven significant digits, as it is written.
    public let after: Double
    public let low: Double?
    public let high: Double?
    /// The file that holds it.
    public let file: String
    fileprivate let origin: Origin
    fileprivate let sourceOrigin: Origin?

    /// Whether the file's own range allows the new value.
    public var isInRange: Bool { (low ?? after) <= after && after <= (high ?? after) }
  }

  public let constants: [Constant]
  private let loaded: LoadedScenario

  /// - Parameters:
  ///   - parameters: what the calibration ended in.
  ///   - loaded: the scenario it began with.
  public init(_ parameters: Parameters, in loaded: LoadedScenario) {
    self.loaded = loaded
    let leaves = Dictionary(
      loaded.tree.leaves().map { ($0.path.description, $0) }, uniquingKeysWith: { first, _ in first })
    constants = Self.values(of: parameters, in: loaded.scenario.district).compactMap { path, value in
      guard let leaf = leaves[path], let before = leaf.value.number else { return nil }
      let quantity = Self.quantity(of: leaf.path, in: loaded.tree)
      return Constant(
        path: path, before: before, after: Self.rounded(value), low: leaf.low?.number, high: leaf.high?.number,
        file: leaf.origin.file, origin: leaf.origin, sourceOrigin: quantity?["source"]?.origin)
    }
  }

  /// Every constant of Stage A by key path.
  static func values(of parameters: Parameters, in district: District) -> [(String, Double)] {
    let choice = parameters.inMigration.choice
    let reference = parameters.reference
    func table(_ path: String, _ names: [String], _ values: [Double]) -> [(String, Double)] {
      zip(names, values).map { ("parameters.reference.\(path).\($0)", $1) }
    }
    let tiers = Tier.allCases.map(\.name)
    return [
      ("parameters.population.initialResidents", parameters.population.initialResidents),
      ("parameters.inMigration.choice.degreeReference", choice.degreeReference),
      ("parameters.inMigration.choice.nonDegreeReference", choice.nonDegreeReference),
      ("parameters.outMigration.monthlyHazard", parameters.outMigration.monthlyHazard),
      ("parameters.recognition.bachelorTitleRate", parameters.recognition.bachelorTitleRate),
      ("parameters.recognition.certificateRate", parameters.recognition.certificateRate),
      ("parameters.labourDemand.autonomousJobs", parameters.labourDemand.autonomousJobs),
    ] + table("tightness", tiers, reference.tightness.values) + table("meanWage", tiers, reference.meanWage.values)
      + table("vacancyShares", district.zones.map(\.name), reference.vacancyShares.values)
      + table("residents", district.origins.map(\.name), reference.residents.values)
      + [("parameters.reference.allocationShare", reference.allocationShare)]
  }

  /// Puts values, in the order of `values(of:in:)`, where they belong.
  static func set(_ values: [Double], in parameters: inout Parameters) {
    var rest = values[...]
    func take(_ value: inout Double) { value = rest.removeFirst() }
    func take(_ table: inout [Double]) {
      let count = table.count
      table = Array(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    take(&parameters.population.initialResidents)
    take(&parameters.inMigration.choice.degreeReference)
    take(&parameters.inMigration.choice.nonDegreeReference)
    take(&parameters.outMigration.monthlyHazard)
    take(&parameters.recognition.bachelorTitleRate)
    take(&parameters.recognition.certificateRate)
    take(&parameters.labourDemand.autonomousJobs)
    take(&parameters.reference.tightness.values)
    take(&parameters.reference.meanWage.values)
    take(&parameters.reference.vacancyShares.values)
    take(&parameters.reference.residents.values)
    take(&parameters.reference.allocationShare)
    precondition(rest.isEmpty, "a value for each constant")
  }

  /// The quantity that a value, or a member of a value, belongs to.
  private static func quantity(of path: TreePath, in tree: ScenarioTree) -> ScenarioTree? {
    for count in [path.steps.count, path.steps.count - 1] {
      if let node = tree[TreePath(Array(path.steps.prefix(count)))], node.isQuantity { return node }
    }
    return nil
  }

  /// Seven significant digits: finer than any calibration knows, and short enough to read.
  static func rounded(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return value }
    var scale = 1.0
    while value.magnitude * scale < 1e6 { scale *= 10 }
    return (value * scale).rounded() / scale
  }

  // MARK: - Files

  /// A file with the new values in it, all else as it was.
  public struct RewrittenFile: Sendable {
    public let path: String
    public let bytes: [UInt8]
  }

  /// The files that hold the constants, with the new values in their places.
  ///
  /// Only the numbers change, and `start value …;` at the head of a source, which holds no longer; comments and layout
  /// stay.
  ///
  /// - Throws: a problem for each constant that was set on the command line, lies outside its range, or has no place.
  public func rewritten() throws(ScenarioProblems) -> [RewrittenFile] {
    let problems = constants.filter { !$0.isInRange }.map { constant in
      ScenarioProblem(
        file: constant.file, position: constant.origin.position, path: constant.path,
        message:
          "the calibrated value \(constant.after) lies outside low…high \(constant.low ?? 0)…\(constant.high ?? 0)")
    }
    if !problems.isEmpty { throw ScenarioProblems(problems) }
    var edits: [String: [Edit]] = [:]
    for constant in constants {
      guard constant.origin.position != nil else {
        throw ScenarioProblems([
          ScenarioProblem(
            file: constant.file, position: nil, path: constant.path,
            message: "was set on the command line, so there is no place in a file to write to")
        ])
      }
      edits[constant.file, default: []].append(Edit(number: constant.after, at: constant.origin))
      if let source = constant.sourceOrigin.flatMap(Edit.init(sourceAt:)), source.file == constant.file {
        edits[constant.file, default: []].append(source)
      }
    }
    let files = edits.keys.sorted().map { path in
      RewrittenFile(path: path, bytes: Edit.apply(edits[path] ?? []))
    }
    try check(files)
    return files
  }

  /// Makes sure that the scenario can be read with the new files in place of the old.
  private func check(_ files: [RewrittenFile]) throws(ScenarioProblems) {
    let changed = Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    let disk = FileSource.disk
    let source = FileSource(
      read: { path throws(FileTrouble) in
        if let bytes = changed[path] { return bytes }
        return try disk.read(path)
      }, names: disk.names, workingFolder: disk.workingFolder)
    _ = try ScenarioLoader.load(path: loaded.path, patches: loaded.patches, from: source)
  }
}

/// A piece of a file to be replaced.
private struct Edit {
  let source: SourceFile
  let range: Range<Int>
  let text: String

  var file: String { source.path }

  /// A number where another one stands.
  init(number: Double, at origin: Origin) {
    source = origin.source
    let end = source.bytes[origin.offset...].firstIndex { !Self.isPartOfNumber($0) } ?? source.bytes.count
    range = origin.offset..<end
    text = number.plainDescription
  }

  /// The removal of `start value …; ` from the head of a text; nil if it does not stand there.
  init?(sourceAt origin: Origin) {
    let marker = Array("start value".utf8)
    let start = origin.offset + 1
    let bytes = origin.source.bytes
    guard bytes.count > start + marker.count, Array(bytes[start..<start + marker.count]) == marker,
      let end = bytes[start...].firstIndex(where: { $0 == UInt8(ascii: ";") || $0 == bytes[origin.offset] }),
      bytes[end] == UInt8(ascii: ";")
    else { return nil }
    source = origin.source
    range = start..<(bytes[end + 1] == UInt8(ascii: " ") ? end + 2 : end + 1)
    text = ""
  }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "x"), UInt8(ascii: "X"):
      true
    default: false
    }
  }

  /// The file of some edits with all of them made, each once.
  static func apply(_ edits: [Edit]) -> [UInt8] {
    guard var bytes = edits.first?.source.bytes else { return [] }
    var done: Set<Int> = []
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound })
    where done.insert(edit.range.lowerBound).inserted {
      bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8))
    }
    return bytes
  }
}
