extension JobMarket {
  /// Expected hires of an urn with `vacancies` places and `applicants` balls: `V·(1 − exp(−A/V))`.
  ///
  /// - Source: urn-ball matching; per application θ(1 − e^(−1/θ)) with θ = V/A, as in del Rio-Chanona et al.
  package static func expectedHires(vacancies: Double, applicants: Int) -> Double {
    guard vacancies > 0, applicants > 0 else { return 0 }
    return vacancies * (1 - Mathematics.exp(-Double(applicants) / vacancies))
  }

  /// What one month's matching did.
  package struct Result: Sendable, Equatable {
    package var applicants = 0
    package var hires = 0
    package var hiresByTier = [0, 0, 0]
    package var unemployedByTier = [0, 0, 0]
    /// Hires of bachelors and above into posts tagged as AI.
    package var aiHires = 0
  }

  /// An application of one person to one cell.
  struct Application {
    let row: Int32
    let cell: Int32
    let lottery: UInt64
    let key: UInt64
  }

  /// A post offered to an applicant.
  struct Offer {
    let row: Int32
    let cell: UInt16
    let isAI: Bool
    /// Read when the offer is made, so that the reads of many offers overlap.
    let skillFactor: Float
  }

  /// Search, matching and hiring of one month.
  package struct Rule: Sendable {
    private let parameters: Parameters
    private let cells: JobCells
    private let ownZoneWeight: Double

    package init(_ parameters: Parameters, cells: JobCells) {
      self.parameters = parameters
      self.cells = cells
      ownZoneWeight = Mathematics.exp(parameters.ownZone)
    }

    /// Monthly probabilities of separation by tier and age in months.
    package func separation(oldestMonths: Int) -> [[Double]] {
      parameters.separation.values.map { base in
        (0...oldestMonths).map { min(1, base * parameters.separationByAge[$0 / 12]) }
      }
    }

    /// Everybody out of work may apply to one cell; each cell hires by lottery.
    package func match(
      _ residents: inout Residents, month: Int, settings: PolicySettings, wages: Wages.Scale, streams: RandomStreams
    ) -> Result {
      var result = Result()
      let applications = apply(residents, month: month, settings: settings, streams: streams, result: &result)
      let rounding = streams.draws(.hireRounding, month: month)
      let ai = streams.draws(.targetCell, month: month, draw: 1)
      var offers: [Offer] = []
      var start = 0
      while start < applications.count {
        let cell = Int(applications[start].cell)
        var end = start
        while end < applications.count, Int(applications[end].cell) == cell { end += 1 }
        let vacancies = residents.posts.vacancies(cell)
        let freeAI = min(vacancies, max(0, residents.posts.ai[cell] - Double(residents.posts.aiFilled[cell])))
        let aiShare = vacancies > 0 ? freeAI / vacancies : 0
        let expected = JobMarket.expectedHires(vacancies: vacancies, applicants: end - start)
        let cellKey = DrawKey.key(.jobCell, cell: cell, month: 0, slot: 0)
        let hires = min(end - start, stochasticallyRounded(expected, rounding.uniform(cellKey)))
        for winner in Self.lowest(hires, of: applications[start..<end]) {
          offers.append(
            Offer(
              row: winner.row, cell: UInt16(cell), isAI: aiShare > 0 && ai.uniform(winner.key) < aiShare,
              skillFactor: residents.population.record[Int(winner.row)].skillFactor))
        }
        start = end
      }
      // In the order of rows, so that the residents pass through the cache once.
      offers.sort { $0.row < $1.row }
      for offer in offers { hire(offer, &residents, month, wages, &result) }
      return result
    }

    /// The applications with the lowest lottery numbers; ties go to the lower key.
    static func lowest(_ count: Int, of applications: ArraySlice<Application>) -> [Application] {
      if count >= applications.count { return Array(applications) }
      if count <= 0 { return [] }
      var numbers = applications.map(\.lottery)
      numbers.sort()
      let limit = numbers[count - 1]
      let winners = applications.filter { $0.lottery <= limit }
      if winners.count == count { return winners }
      return Array(winners.sorted { ($0.lottery, $0.key) < ($1.lottery, $1.key) }.prefix(count))
    }

    private func hire(
      _ offer: Offer, _ residents: inout Residents, _ month: Int, _ wages: Wages.Scale, _ result: inout Result
    ) {
      let row = Int(offer.row)
      let person = residents.population.traits[row]
      let wage = wages.wage(
        cell: Int(offer.cell), ageMonths: month - Int(person.birth), skillFactor: offer.skillFactor)
      residents.startWork(row, as: .employed, cell: offer.cell, wage: wage, aiPost: offer.isAI)
      result.hires += 1
      result.hiresByTier[Int(person.tier)] += 1
      if offer.isAI, person.education >= Education.bachelor.rawValue { result.aiHires += 1 }
    }

    /// Applications in the order of cells.
    private func apply(
      _ residents: Residents, month: Int, settings: PolicySettings, streams: RandomStreams, result: inout Result
    ) -> [Application] {
      let targets = targetCells(residents.posts)
      let intensity = min(1, max(0, parameters.searchIntensity * settings.search))
      let newcomer = min(1, max(0, parameters.newcomerSearchIntensity + settings.newcomerSearch))
      let applies = streams.draws(.application, month: month)
      let target = streams.draws(.targetCell, month: month)
      let lottery = streams.draws(.hireLottery, month: month)
      let downward = streams.draws(.downwardSearch, month: month)
      var found: [Application] = []
      let population = residents.population
      for row in 0..<population.count where population.traits[row].status == Status.unemployed.rawValue {
        let key = population.key[row]
        var tier = Int(population.traits[row].tier)
        result.unemployedByTier[tier] += 1
        let isNewcomer = Int(population.traits[row].introduced) == month
        guard applies.uniform(key) < (isNewcomer ? newcomer : intensity) else { continue }
        let down = tier == 2 ? parameters.highSearchesMid : (tier == 1 ? parameters.midSearchesLow : 0)
        if down > 0, downward.uniform(key) < down { tier -= 1 }
        let distribution = targets[tier * cells.zones + Int(population.traits[row].zone)]
        guard !distribution.isEmpty else { continue }
        let place = distribution.index(target.uniform(key))
        let cell = place * 3 + tier
        found.append(Application(row: Int32(row), cell: Int32(cell), lottery: lottery.word(key), key: key))
      }
      result.applicants = found.count
      return ordered(found)
    }

    /// Counting sort by cell.
    private func ordered(_ found: [Application]) -> [Application] {
      guard let any = found.first else { return [] }
      var next = Array(repeating: 0, count: cells.count + 1)
      for application in found { next[Int(application.cell) + 1] += 1 }
      for cell in 0..<cells.count { next[cell + 1] += next[cell] }
      var sorted = Array(repeating: any, count: found.count)
      for application in found {
        sorted[next[Int(application.cell)]] = application
        next[Int(application.cell)] += 1
      }
      return sorted
    }

    /// Where applicants of a tier and zone apply: in proportion to vacancies, the own zone weighted up.
    private func targetCells(_ posts: PostStock) -> [Categorical] {
      (0..<3).flatMap { tier in
        (0..<cells.zones).map { own in
          Categorical(
            (0..<(cells.sectors * cells.zones)).map { place in
              posts.vacancies(place * 3 + tier) * (place % cells.zones == own ? ownZoneWeight : 1)
            })
        }
      }
    }

    /// Perceived tightness after a month: `(1 − w)·f + w·hires/unemployed`; unchanged in a tier without unemployed.
    package func tightness(_ before: [Double], after result: Result) -> [Double] {
      (0..<3).map { tier in
        guard result.unemployedByTier[tier] > 0 else { return before[tier] }
        let rate = Double(result.hiresByTier[tier]) / Double(result.unemployedByTier[tier])
        return (1 - parameters.tightnessWeight) * before[tier] + parameters.tightnessWeight * rate
      }
    }
  }
}
