extension JobMarket {
  /// Expected hires of an urn with `vacancies` places and `applicants` balls: `V·(1 − exp(−A/V))`, if all are there.
  ///
  /// The applicants of a sample scatter more about their mean than those of the district, and since the formula is concave
  /// they would find fewer posts. So with a scale *s* it is `V·(1 − z^A)` with `z = 1 − (1 − exp(−s/V))/s`, not below 0:
  /// over a Poisson number of applicants the mean is *s* times that of the district, which has `1/s` times the posts and the
  /// applicants. With *s* = 1 the two are the same.
  ///
  /// - Source: urn-ball matching; per application θ(1 − e^(−1/θ)) with θ = V/A, as in del Rio-Chanona et al. The form for
  ///   samples follows from `E z^A = exp(−λ(1 − z))`, the generating function of the Poisson distribution.
  /// - Parameters:
  ///   - vacancies: of the sample.
  ///   - applicants: of the sample.
  ///   - scale: simulated persons per person of the district.
  package static func expectedHires(vacancies: Double, applicants: Int, scale: Double) -> Double {
    guard vacancies > 0, applicants > 0 else { return 0 }
    if scale == 1 { return vacancies * (1 - Mathematics.exp(-Double(applicants) / vacancies)) }
    let left = 1 - (1 - Mathematics.exp(-scale / vacancies)) / scale
    return vacancies * (1 - (left > 0 ? Mathematics.power(left, Double(applicants)) : 0))
  }

  /// What one month's matching did.
  package struct Result: Sendable, Equatable {
    package var applicants = 0
    package var hires = 0
    package var hiresByTier = [0, 0, 0]
    package var unemployedByTier = [0, 0, 0]
    /// Hires of bachelors and above into posts tagged as AI.
    package var aiHires = 0

    static func += (left: inout Result, right: Result) {
      left.applicants += right.applicants
      left.hires += right.hires
      for tier in 0..<3 {
        left.hiresByTier[tier] += right.hiresByTier[tier]
        left.unemployedByTier[tier] += right.unemployedByTier[tier]
      }
      left.aiHires += right.aiHires
    }
  }

  /// An application of one person to one cell.
  struct Application: Equatable {
    let row: Int32
    let cell: UInt16
    let lottery: UInt64
    let key: UInt64
  }

  /// Search, matching and hiring of one month.
  package struct Rule: Sendable {
    private let parameters: Parameters
    private let cells: JobCells
    /// Simulated persons per person of the district.
    private let scale: Double
    private let ownZoneWeight: Double

    package init(_ parameters: Parameters, cells: JobCells, scale: Double) {
      self.parameters = parameters
      self.scale = scale
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
      _ parts: inout [Residents], month: Int, settings: PolicySettings, wages: Wages.Scale, streams: RandomStreams
    ) -> Result {
      let posts = parts.posts
      let targets = targetCells(posts)
      let search = parts.sideBySide { _, residents in
        apply(residents, targets, month: month, settings: settings, streams: streams)
      }
      let hires = hires(search, posts, rounding: streams.draws(.hireRounding, month: month))
      let limits = limits(search, hires: hires.numbers)
      let ai = streams.draws(.targetCell, month: month, draw: 1)
      let hired = parts.sideBySide { part, residents in
        let winners = search[part].applications.filter { limits.admit($0) }
        return hire(winners, aiShares: hires.aiShares, ai, &residents, month, wages)
      }
      return zip(search, hired).reduce(into: Result()) { all, part in
        all += part.0.result
        all += part.1
      }
    }

    /// What the search of a part of the residents came to.
    struct Search {
      var result = Result()
      /// In the order of rows.
      var applications: [Application] = []
    }

    /// Hires by cell, and the share of a cell's free posts that are AI posts.
    private func hires(_ search: [Search], _ posts: PostStock, rounding: Draws) -> (numbers: [Int], aiShares: [Double])
    {
      var hires = Array(repeating: 0, count: cells.count)
      for part in search { for application in part.applications { hires[Int(application.cell)] += 1 } }
      var aiShares = Array(repeating: 0.0, count: cells.count)
      for cell in 0..<cells.count where hires[cell] > 0 {
        let vacancies = posts.vacancies(cell)
        let freeAI = min(vacancies, max(0, posts.ai[cell] - Double(posts.aiFilled[cell])))
        aiShares[cell] = vacancies > 0 ? freeAI / vacancies : 0
        let expected = JobMarket.expectedHires(vacancies: vacancies, applicants: hires[cell], scale: scale)
        let cellKey = DrawKey.key(.jobCell, cell: cell, month: 0, slot: 0)
        hires[cell] = min(hires[cell], stochasticallyRounded(expected, rounding.uniform(cellKey)))
      }
      return (hires, aiShares)
    }

    /// Who wins the lotteries: in each cell the lowest numbers, and of those who drew the highest of these the lowest
    /// keys.
    struct Limits {
      /// By cell.
      fileprivate let hires: [Int]
      fileprivate let numbers: [UInt64]
      fileprivate let lucky: Set<UInt64>

      func admit(_ application: Application) -> Bool {
        let cell = Int(application.cell)
        let limit = numbers[cell]
        return hires[cell] > 0
          && (application.lottery < limit || application.lottery == limit && lucky.contains(application.key))
      }
    }

    /// - Parameter hires: by cell; no more than applications.
    func limits(_ search: [Search], hires: [Int]) -> Limits {
      var ends = Array(repeating: 0, count: hires.count + 1)
      for part in search { for application in part.applications { ends[Int(application.cell) + 1] += 1 } }
      for cell in hires.indices { ends[cell + 1] += ends[cell] }
      let starts = ends
      var numbers = Array(repeating: UInt64(0), count: ends[hires.count])
      for part in search {
        for application in part.applications {
          numbers[ends[Int(application.cell)]] = application.lottery
          ends[Int(application.cell)] += 1
        }
      }
      var limits = Array(repeating: UInt64(0), count: hires.count)
      var ties = Array(repeating: 0, count: hires.count)
      numbers.withUnsafeMutableBufferPointer { numbers in
        for cell in hires.indices where hires[cell] > 0 {
          let drawn = starts[cell]..<ends[cell]
          let limit = Self.lowest(hires[cell], of: numbers, in: drawn)
          limits[cell] = limit
          ties[cell] = hires[cell] - drawn.reduce(0) { $0 + (numbers[$1] < limit ? 1 : 0) }
        }
      }
      var tied: [Int: [UInt64]] = [:]
      for part in search {
        for application in part.applications where application.lottery == limits[Int(application.cell)] {
          tied[Int(application.cell), default: []].append(application.key)
        }
      }
      let lucky = tied.reduce(into: Set<UInt64>()) { lucky, cell in
        lucky.formUnion(cell.value.sorted().prefix(ties[cell.key]))
      }
      return Limits(hires: hires, numbers: limits, lucky: lucky)
    }

    /// The number that is `count`-th from below in a range; rearranges the range (Hoare's selection).
    static func lowest(_ count: Int, of numbers: UnsafeMutableBufferPointer<UInt64>, in range: Range<Int>) -> UInt64 {
      var (low, high) = (range.lowerBound, range.upperBound - 1)
      let wanted = range.lowerBound + count - 1
      while low < high {
        let pivot = numbers[low + (high - low) / 2]
        var (left, right) = (low, high)
        while left <= right {
          while numbers[left] < pivot { left += 1 }
          while numbers[right] > pivot { right -= 1 }
          if left <= right {
            numbers.swapAt(left, right)
            left += 1
            right -= 1
          }
        }
        if wanted <= right { high = right } else if wanted >= left { low = left } else { break }
      }
      return numbers[wanted]
    }

    /// Hires the winners of a part, in the order of rows, so that the residents pass through the cache once.
    private func hire(
      _ winners: [Application], aiShares: [Double], _ ai: Draws, _ residents: inout Residents, _ month: Int,
      _ wages: Wages.Scale
    ) -> Result {
      var result = Result()
      for (index, winner) in winners.enumerated() {
        if index % Population.rowsAhead == 0 {
          residents.population.readAhead(winners[index...].prefix(Population.rowsAhead).map(\.row)[...])
        }
        let row = Int(winner.row)
        let share = aiShares[Int(winner.cell)]
        let isAI = share > 0 && ai.uniform(winner.key) < share
        let person = residents.population.record[row]
        let wage = wages.wage(
          cell: Int(winner.cell), ageMonths: month - Int(person.birth), skillFactor: person.skillFactor)
        residents.startWork(row, as: .employed, cell: winner.cell, wage: wage, aiPost: isAI)
        result.hires += 1
        result.hiresByTier[Int(person.tier)] += 1
        if isAI, person.education >= Education.bachelor.rawValue { result.aiHires += 1 }
      }
      return result
    }

    /// Applications of a part of the residents.
    private func apply(
      _ residents: Residents, _ targets: Targets, month: Int, settings: PolicySettings, streams: RandomStreams
    ) -> Search {
      var search = Search()
      let intensity = min(1, max(0, parameters.searchIntensity * settings.search))
      let newcomer = min(1, max(0, parameters.newcomerSearchIntensity + settings.newcomerSearch))
      let applies = streams.draws(.application, month: month)
      let target = streams.draws(.targetCell, month: month)
      let lottery = streams.draws(.hireLottery, month: month)
      let downward = streams.draws(.downwardSearch, month: month)
      let down = [0, parameters.midSearchesLow, parameters.highSearchesMid]
      let rows = Exposure.rows(of: .unemployed, in: residents.population.watch)
      search.applications.reserveCapacity(rows.count)
      residents.population.forEach(rows) { row, person, key in
        var tier = Int(person.tier)
        search.result.unemployedByTier[tier] += 1
        let isNewcomer = Int(person.introduced) == month
        guard applies.uniform(key) < (isNewcomer ? newcomer : intensity) else { return }
        if down[tier] > 0, downward.uniform(key) < down[tier] { tier -= 1 }
        guard let place = targets.place(tier: tier, zone: Int(person.zone), target.uniform(key)) else { return }
        search.applications.append(
          Application(row: row, cell: UInt16(place * 3 + tier), lottery: lottery.word(key), key: key))
      }
      search.result.applicants = search.applications.count
      return search
    }

    /// Where applicants of a tier and zone apply: in proportion to vacancies, the own zone weighted up.
    private func targetCells(_ posts: PostStock) -> Targets {
      Targets(
        zones: cells.zones,
        (0..<3).flatMap { tier in
          let vacancies = (0..<(cells.sectors * cells.zones)).map { posts.vacancies($0 * 3 + tier) }
          return (0..<cells.zones).map { own in
            var weights = vacancies
            for place in stride(from: own, to: weights.count, by: cells.zones) { weights[place] *= ownZoneWeight }
            return Categorical(weights)
          }
        })
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

extension JobMarket {
  /// Distributions of applications over places, by tier and own zone, in one table.
  ///
  /// A guide says where the search of the cumulative shares begins: the place found is that of the plain search.
  /// - Source: guide tables, Chen & Asau 1974.
  private struct Targets {
    private static let guides = 64
    private let zones: Int
    private let places: Int
    private let isEmpty: [Bool]
    private let cumulative: [Double]
    private let guide: [UInt8]

    init(zones: Int, _ distributions: [Categorical]) {
      self.zones = zones
      places = distributions.first?.cumulative.count ?? 0
      precondition(places <= 256, "a guide is one byte")
      isEmpty = distributions.map(\.isEmpty)
      cumulative = distributions.flatMap(\.cumulative)
      var guide: [UInt8] = []
      guide.reserveCapacity(distributions.count * Self.guides)
      for distribution in distributions {
        var place = 0
        for number in 0..<Self.guides {
          let uniform = Double(number) / Double(Self.guides)
          while place + 1 < distribution.cumulative.count, distribution.cumulative[place] <= uniform { place += 1 }
          guide.append(UInt8(place))
        }
      }
      self.guide = guide
    }

    /// The place that holds the uniform; nil if there is no vacancy.
    @inline(__always)
    func place(tier: Int, zone: Int, _ uniform: Double) -> Int? {
      let row = tier &* zones &+ zone
      if isEmpty[row] { return nil }
      var place = Int(guide[row &* Self.guides &+ Int(uniform * Double(Self.guides))])
      while place &+ 1 < places, cumulative[row &* places &+ place] <= uniform { place &+= 1 }
      return place
    }
  }
}
