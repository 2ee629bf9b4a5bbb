/// The cells of one row of a scenario table, put together as a scenario file would say it.
struct RowTree {
  /// What cannot be put together.
  private(set) var problems: [ScenarioProblem] = []

  /// A value with its key path.
  struct Cell {
    let path: TreePath
    /// Where the path is written: in the header.
    let key: Origin
    let value: ScenarioTree
  }

  /// - Parameters:
  ///   - cells: of one row, each path once.
  ///   - origin: where the row begins.
  mutating func tree(of cells: [Cell], at origin: Origin) -> ScenarioTree {
    let tree = node(cells[...], depth: 0)
    return ScenarioTree(tree?.content ?? .map([]), at: origin)
  }

  /// What stands at the first `depth` steps, which the cells share.
  private mutating func node(_ cells: ArraySlice<Cell>, depth: Int) -> ScenarioTree? {
    guard let first = cells.first else { return nil }
    let whole = cells.first { $0.path.steps.count == depth }
    let parts = cells.filter { $0.path.steps.count > depth }
    guard let part = parts.first else { return first.value }
    if let whole {
      report(part, "also set as a whole, by the column \"\(whole.path)\" of the same row")
      return whole.value
    }
    let isList = part.path.steps[depth].isIndex
    if let other = parts.first(where: { $0.path.steps[depth].isIndex != isList }) {
      report(other, "makes a list and a map of the same thing, with the column \"\(part.path)\" of the same row")
      return nil
    }
    return isList ? list(parts, depth: depth) : map(parts, depth: depth)
  }

  private mutating func map(_ cells: [Cell], depth: Int) -> ScenarioTree {
    var entries: [ScenarioTree.Entry] = []
    for cell in cells {
      guard case .key(let key) = cell.path.steps[depth], !entries.contains(where: { $0.key == key }) else { continue }
      let inside = cells.filter { $0.path.steps[depth] == .key(key) }
      if let node = node(inside[...], depth: depth + 1) {
        entries.append(.init(key: key, origin: cell.key, value: node))
      }
    }
    return ScenarioTree(.map(entries), at: cells[0].value.origin)
  }

  /// Elements counted from 0; a list in a row, as one in a file, replaces the inherited one as a whole.
  private mutating func list(_ cells: [Cell], depth: Int) -> ScenarioTree {
    var elements: [ScenarioTree] = []
    while true {
      let inside = cells.filter { $0.path.steps[depth] == .index(elements.count) }
      guard let element = node(inside[...], depth: depth + 1) else { break }
      elements.append(element)
    }
    let filled = elements.count
    for cell in cells {
      guard case .index(let index) = cell.path.steps[depth], index > filled else { continue }
      let gap = TreePath(Array(cell.path.steps[..<depth])).appending(filled)
      report(cell, "this row has nothing in \(gap): elements are counted from [0], without a gap")
    }
    return ScenarioTree(.list(elements), at: cells[0].value.origin)
  }

  private mutating func report(_ cell: Cell, _ message: String) {
    problems.append(ScenarioProblem(at: cell.value.origin, path: cell.path, message))
  }
}

extension TreePath.Step {
  fileprivate var isIndex: Bool {
    if case .index = self { true } else { false }
  }
}
