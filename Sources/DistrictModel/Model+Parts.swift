import Dispatch

extension Array where Element == Residents {
  /// Does something with every part of the residents, side by side, and returns the answers in the order of parts.
  ///
  /// The parts share nothing that is written to. With one part nothing but the call itself happens.
  mutating func sideBySide<Answer: Sendable>(_ body: @Sendable (Int, inout Residents) -> Answer) -> [Answer] {
    if count == 1 { return [body(0, &self[0])] }
    let parts = count
    return withUnsafeMutableBufferPointer { residents in
      // Each part is written to by one thread alone, and so is each answer.
      nonisolated(unsafe) let residents = residents
      return [Answer](unsafeUninitializedCapacity: parts) { answers, initialized in
        nonisolated(unsafe) let answers = answers
        DispatchQueue.concurrentPerform(iterations: parts) { part in
          (answers.baseAddress! + part).initialize(to: body(part, &residents[part]))
        }
        initialized = parts
      }
    }
  }

  /// The counts of all parts together.
  var stocks: ResidentStocks { dropFirst().reduce(self[0].stocks) { $0 + $1.stocks } }

  /// The posts of the district, and how many of them anybody holds.
  var posts: PostStock {
    dropFirst().reduce(into: self[0].posts) { all, part in
      for cell in 0..<all.cells.count {
        all.filled[cell] += part.posts.filled[cell]
        all.aiFilled[cell] += part.posts.aiFilled[cell]
      }
    }
  }
}

/// What the residents of a part did in a step of a month: whole numbers, which add up in any order.
struct MonthCounts: Sendable {
  var flows = Flows()
  var recognition = TalentRecognition.Result()
  var payments: Payments
  var founded: [StartUp] = []

  /// Nothing yet.
  init(_ model: Model) { payments = Payments(levers: model.scenario.district.levers.levers.count) }
}

extension Model {
  /// Does something with every part of the residents, side by side, under a model that does not change meanwhile.
  mutating func eachPart<Answer: Sendable>(_ body: @Sendable (Model, Int, inout Residents) -> Answer) -> [Answer] {
    // Taken out of the model meanwhile: a copy in the model's copy would be copied with the first change.
    var parts: [Residents] = []
    swap(&parts, &self.parts)
    defer { self.parts = parts }
    let model = self
    return parts.sideBySide { body(model, $0, &$1) }
  }

  /// Takes in what the parts did.
  mutating func add(_ parts: [MonthCounts]) {
    for part in parts {
      flows += part.flows
      recognition += part.recognition
      payments += part.payments
      startUps.firms += part.founded
      for firm in part.founded { startUpJobsGained += Double(firm.microJobs) / 1e6 }
    }
  }

  /// Number of residents.
  package var count: Int { parts.reduce(0) { $0 + $1.count } }

  /// Graduates introduced since January who have stopped being residents this month.
  package var introducedGone: Int { parts.reduce(0) { $0 + $1.introducedGone } }

  /// Counts of the residents.
  package var stocks: ResidentStocks { parts.stocks }

  /// Posts of the district and how many of them are held.
  package var posts: PostStock { parts.posts }

  /// Local students elsewhere.
  package var awayStudents: Int { parts.reduce(0) { $0 + $1.away.count } }

  /// Events by age and stay since the policy start.
  package var profiles: ProfileCounts { parts.dropFirst().reduce(parts[0].profiles) { $0 + $1.profiles } }

  /// The only part of a model that has one.
  package var residents: Residents {
    get {
      precondition(parts.count == 1, "the residents are in several parts")
      return parts[0]
    }
    _modify {
      precondition(parts.count == 1, "the residents are in several parts")
      yield &parts[0]
    }
  }
}
