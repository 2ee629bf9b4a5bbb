/// Lists the residents to whom something may happen in the first half of a month: birthdays, deaths, turns of school,
/// first births, founding of firms, inactivity and separations.
struct EarlyScan {
  /// Fields of the early gate.
  enum Field {
    static let death = 0
    static let birth = 1
    static let startUp = 2
    static let activity = 3
    static let separation = 4
  }

  private let gates: Draws
  /// By field of the gate.
  private let draws: [Draws]
  private let month: Int
  private let opensEveryGate: Bool
  private let table: GateTable
  /// Founders whose firm closed this month.
  private let closedFounders: Set<UInt64>
  /// By the low bits of a key: whether a founder with these bits is among them. Most are told apart without the set.
  private let mayBeClosed: [Bool]

  /// - Parameters:
  ///   - entry: the highest probability of founding a firm.
  ///   - birth: the probability of a first birth.
  init(_ model: Model, gates: Draws, entry: Double, birth: Double) {
    self.gates = gates
    month = model.month
    opensEveryGate = model.opensEveryGate
    closedFounders = model.closedFounders
    var mayBeClosed = Array(repeating: false, count: 1 << 12)
    for key in closedFounders { mayBeClosed[Int(key & 0xFFF)] = true }
    self.mayBeClosed = mayBeClosed
    let streams = model.streams
    draws = [Stream.death, .firstBirth, .startUpEntry, .activity, .separation, .earlyGate, .earlyGate, .earlyGate]
      .map { streams.draws($0, month: model.month) }
    let activity = model.scenario.parameters.activity
    let separation = model.separation.map { ($0.max() ?? 0) * model.settings.separation }
    // Home and recognition do not bear on it.
    let probabilities = (UInt8(0)..<8).map { index in
      var probabilities = GateTable.Fields.zero
      guard let present = Exposure(rawValue: index).activity else { return probabilities }
      probabilities[Field.death] = model.mortality.highest
      probabilities[Field.birth] = birth
      switch present {
      case .employedLow: probabilities[Field.separation] = separation[0]
      case .employedMid: probabilities[Field.separation] = separation[1]
      case .employedHigh: probabilities[Field.separation] = separation[2]
      case .inactive: probabilities[Field.activity] = activity.inactivityExit
      default: break
      }
      if present.isEmployed || present == .unemployed {
        probabilities[Field.startUp] = entry
        probabilities[Field.activity] = activity.inactivityEntry
      }
      return probabilities
    }
    // A founder whose firm closed is found by key among all founders.
    let sought = closedFounders.isEmpty ? UInt8.max : Exposure.Activity.entrepreneur.rawValue
    table = GateTable(always: { $0 & 7 == sought }) { probabilities[Int($0 & 7)] }
  }

  /// Replaces `rows` by the rows of a block, ascending.
  func list(_ block: Range<Int>, of population: Population, into rows: inout [Int32]) {
    rows.removeAll(keepingCapacity: true)
    if opensEveryGate {
      rows += block.lazy.map { Int32(truncatingIfNeeded: $0) }
      return
    }
    let now = Int16(clamping: month)
    table.withSteps { steps in
      population.scan(block) { key, watch in
        steps.first(Gate(gates, key: key), watch.exposure) | watch.isDue(now)
      } _: { row, key, watch in
        let gate = Gate(gates, key: key)
        if watch.due <= now
          || mayBeClosed[Int(key & 0xFFF)] && closedFounders.contains(key)
          || table.mayHappen(
            steps.second(gate, watch.exposure), gate, class: watch.exposure, key: key, draws: draws)
        {
          rows.append(row)
        }
      }
    }
  }
}
