/// Lists the residents to whom something may happen in the second half of a month: those who may move to another home,
/// and those whom recognition, a payment or leaving may concern.
struct LateScan {
  /// Fields of the late gate.
  enum Field {
    /// The end of an affordable tenancy, or a move out of a dormitory.
    static let tenancyEnd = 0
    static let application = 1
    static let purchase = 2
    static let leaving = 3
    static let title = 4
    static let certificate = 5
    static let upskilling = 6
    static let market = 7
  }

  /// High bits of the bytes of the fields of homes, and of recognition.
  private static let homeFields: UInt64 = 0x80_8080
  private static let recognitionFields: UInt64 = 0x8080_8080_0000_0000

  /// A row, and whether recognition may concern it or something is due; if not, leaving alone may.
  struct Listed {
    private let bits: Int32

    @inline(__always)
    init(_ row: Int32, isForRecognition: Bool) { bits = row &<< 1 | (isForRecognition ? 1 : 0) }

    @inline(__always)
    var row: Int32 { bits &>> 1 }
    @inline(__always)
    var isForRecognition: Bool { bits & 1 != 0 }
  }

  /// The two lists, ascending.
  struct Rows {
    var movers: [Int32] = []
    var others: [Listed] = []

    /// Everybody as one whom anything may concern.
    static func everybody(_ count: Int) -> [Listed] {
      (0..<Int32(count)).map { Listed($0, isForRecognition: true) }
    }
  }

  private let gates: Draws
  private let month: Int
  private let opensEveryGate: Bool
  private let table: GateTable
  private let homeDraws: [Draws]
  private let dormitoryDraws: [Draws]
  private let recognise: TalentRecognition.MonthRule
  /// Highest probability of leaving by `LeavingBound`, and what the first step of the scan adds for it.
  private let highest: [Double]
  private let coarseLeaving: [UInt64]
  private let nonLocal: Draws
  private let local: Draws

  init(
    _ model: Model, recognise: TalentRecognition.MonthRule, leaving: OutMigration.MonthRule,
    housing: HousingMarket.MonthRule
  ) {
    self.recognise = recognise
    month = model.month
    opensEveryGate = model.opensEveryGate
    let streams = model.streams
    gates = streams.draws(.lateGate, month: month)
    nonLocal = streams.draws(.leaving, month: month)
    local = streams.draws(.localLeaving, month: month)
    highest = leaving.highest
    coarseLeaving = leaving.highest.map { GateTable.coarse($0, field: Field.leaving) }
    homeDraws = housing.draws(isDormitory: false)
    dormitoryDraws = housing.draws(isDormitory: true)
    // The top bit of an exposure: somebody who may apply for recognition or is about to become eligible.
    table = GateTable(always: { $0 & 0x80 != 0 }, personal: Field.leaving) { index in
      let exposure = Exposure(rawValue: index)
      return housing.probabilities(exposure) + recognise.probabilities(exposure)
    }
  }

  /// Goes over all residents once.
  func list(_ population: Population) -> Rows {
    var rows = Rows()
    if opensEveryGate {
      rows.movers = (0..<population.count).map { Int32($0) }
      rows.others = Rows.everybody(population.count)
      return rows
    }
    let now = Int16(clamping: month)
    rows.movers.reserveCapacity(population.count / 16)
    rows.others.reserveCapacity(population.count / 8)
    table.withSteps { steps in
      coarseLeaving.withUnsafeBufferPointer { coarse in
        let coarse = coarse.baseAddress!
        population.scan(0..<population.count) { key, watch in
          steps.first(Gate(gates, key: key), watch.exposure, personal: coarse[Int(watch.leaving)])
            | watch.isDue(now)
        } _: { row, key, watch in
          let gate = Gate(gates, key: key)
          let exposure = watch.exposure
          let open = steps.second(gate, exposure)
          let moves = open & Self.homeFields
          if moves != 0, mayMove(moves, gate, exposure, key) { rows.movers.append(row) }
          if watch.due <= now
            || recognise.mayChange(exposure, open & Self.recognitionFields, gate, table: table, key: key)
          {
            rows.others.append(Listed(row, isForRecognition: true))
          } else if leaves(gate, watch.leaving, key) {
            rows.others.append(Listed(row, isForRecognition: false))
          }
        }
      }
    }
    return rows
  }

  private func mayMove(_ open: UInt64, _ gate: Gate, _ exposure: UInt8, _ key: UInt64) -> Bool {
    let isDormitory = Exposure(rawValue: exposure).home == .dormitory
    return table.mayHappen(
      open, gate, class: exposure, key: key, draws: isDormitory ? dormitoryDraws : homeDraws)
  }

  private func leaves(_ gate: Gate, _ bound: UInt8, _ key: UInt64) -> Bool {
    gate.happens(Field.leaving, highest[Int(bound)], bound == LeavingBound.local ? local : nonLocal, key)
  }
}

extension LateScan.Rows {
  /// The others, and those of the movers about whose leaving nothing is known since they moved; ascending.
  func othersAfterMoving(_ population: Population) -> [LateScan.Listed] {
    var merged: [LateScan.Listed] = []
    merged.reserveCapacity(others.count + movers.count / 4)
    var next = 0
    for row in movers where population.watch[Int(row)].leaving == LeavingBound.unknown {
      while next < others.count, others[next].row < row {
        merged.append(others[next])
        next += 1
      }
      if next < others.count, others[next].row == row { continue }
      merged.append(LateScan.Listed(row, isForRecognition: false))
    }
    merged += others[next...]
    return merged
  }
}
