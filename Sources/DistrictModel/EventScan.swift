/// Lists the residents to whom something may happen in the first half of a month: those whose leading bytes rule nothing
/// out, those with a birthday or a school event, and founders.
struct EventScan {
  private let gates: Draws
  private let month: Int
  private let opensEveryGate: Bool
  private let isSeptember: Bool
  private let firstAbove: Int
  private let workAge: Int
  private let childLeavingAge: Int
  /// By status.
  private let bounds: [GateBounds]

  /// - Parameters:
  ///   - entry: the highest probability of founding a firm.
  ///   - birth: the probability of a first birth.
  init(_ model: Model, gates: Draws, entry: Double, birth: Double) {
    let parameters = model.scenario.parameters
    self.gates = gates
    month = model.month
    opensEveryGate = model.opensEveryGate
    isSeptember = model.calendar.month(model.month).ofYear == 9
    firstAbove = model.limits.firstAbove
    workAge = Int(parameters.schooling.nonLocalWorkAge * 12)
    childLeavingAge = Int(parameters.ageing.migrantLeavingAge * 12)
    typealias Field = Model.EarlyField
    let always = [Field.death: model.mortality.highest, Field.birth: birth]
    let activity = parameters.activity
    bounds = Status.allCases.map { status in
      var probabilities = always
      switch status {
      case .employed, .unemployed:
        probabilities[Field.startUp] = entry
        probabilities[Field.activity] = activity.inactivityEntry
        if status == .employed {
          let highest = model.separation.map { $0.max() ?? 0 }.max() ?? 0
          probabilities[Field.separation] = highest * model.settings.separation
        }
      case .inactive: probabilities[Field.activity] = activity.inactivityExit
      case .student, .entrepreneur: break
      }
      return GateBounds(probabilities)
    }
  }

  /// Replaces `rows` by the rows of a block, ascending.
  func list(_ block: Range<Int>, of population: Population, into rows: inout [Int]) {
    rows.removeAll(keepingCapacity: true)
    let (keys, traits, bounds) = (population.key.span, population.traits.span, bounds.span)
    for row in block {
      let person = traits[row]
      let mayHappen = Gate(gates, key: keys[row]).mayHappen(bounds[Int(person.status)])
      if mayHappen || isDue(person) || opensEveryGate { rows.append(row) }
    }
  }

  /// True on a birthday beyond the band, at a turn of school, and for founders.
  @inline(__always)
  private func isDue(_ person: Population.Traits) -> Bool {
    let age = month &- Int(person.birth)
    if age >= firstAbove || person.status == Status.entrepreneur.rawValue { return true }
    guard person.status == Status.student.rawValue else { return false }
    return isSeptember || Int(person.graduation) == month
      || person.origin != 0 && (age >= workAge || age == childLeavingAge)
  }
}
