/// Young residents who found firms, and the life of these firms.
public struct Entrepreneurship: Sendable {
  public struct Parameters: Decodable, Equatable, Sendable {
    /// Unit: years.
    public var minimumAge: Double
    /// Hazard of founding a firm. Unit: per year.
    public var degreeEntryRate: Double
    public var nonDegreeEntryRate: Double
    /// Start-up space at level 0 of every lever. Unit: m².
    public var existingSpace: Double
    /// Space at which the hazards hold. Unit: m².
    public var referenceSpace: Double
    /// Effect of ln(space / referenceSpace) on entry. Unit: ratio.
    public var spaceOnEntry: Double
    /// Effect of ln(space / referenceSpace) on exit. Unit: ratio.
    public var spaceOnExit: Double
    /// Space a job needs; a founder counts twice. Unit: m².
    public var spacePerJob: Double
    /// Entry with no free space, relative to entry with plenty. Unit: ratio.
    public var crowdedEntry: Double
    /// Share of free space from which there is plenty. Unit: share.
    public var plentyShare: Double
    /// Unit: jobs per firm.
    public var initialJobs: Double
    /// Unit: jobs per firm and year, in the first year.
    public var firstYearGrowth: Double
    /// Unit: share per year, after the first year.
    public var laterGrowth: Double
    /// Unit: probability per month, by age of the firm in months.
    public var exitProbability: StepTable
    /// Sector of a founder with a degree, and of the others.
    public var degreeSector: String
    public var nonDegreeSector: String
    /// Firms when the simulation starts. Unit: firms.
    public var initialFirms: Double
    public var initialJobsPerFirm: Double
    /// Ages of these firms are uniform below this. Unit: months.
    public var initialOldestMonths: Double
    /// Share of these firms in `degreeSector`. Unit: share.
    public var initialDegreeSectorShare: Double
  }
}

extension Entrepreneurship {
  /// The rule of one month.
  package struct Rule: Sendable {
    private let parameters: Parameters
    private let scale: Double
    package let degreeSector: Int
    package let nonDegreeSector: Int

    package init(_ parameters: Parameters, sectorNames: [String], scale: Double) {
      self.parameters = parameters
      self.scale = scale
      degreeSector = sectorNames.firstIndex(of: parameters.degreeSector) ?? 0
      nonDegreeSector = sectorNames.firstIndex(of: parameters.nonDegreeSector) ?? 0
    }

    package var initialMicroJobs: Int { Int((parameters.initialJobs * 1e6).rounded()) }

    /// Space of the district. Unit: m².
    package func space(_ settings: PolicySettings) -> Double {
      max(1, parameters.existingSpace + settings.startUpSpace)
    }

    /// Share of the space that is free.
    package func freeShare(_ startUps: StartUps, space: Double) -> Double {
      let needed = parameters.spacePerJob * (startUps.jobs + 2 * Double(startUps.firms.count)) / scale
      return max(0, 1 - needed / space)
    }

    /// Probability of founding a firm this month: zone × (no degree, degree).
    package func entryProbabilities(_ settings: PolicySettings, freeShare: Double) -> [Double] {
      let crowding =
        parameters.crowdedEntry + (1 - parameters.crowdedEntry) * min(1, freeShare / parameters.plentyShare)
      let spaceEffect =
        1 + parameters.spaceOnEntry * Mathematics.log(space(settings) / parameters.referenceSpace)
      return settings.startUpEntry.flatMap { zone in
        [parameters.nonDegreeEntryRate, parameters.degreeEntryRate].map {
          Hazard.monthly(fromYearly: max(0, $0 * spaceEffect * zone * crowding))
        }
      }
    }

    /// Exits and growth of one month.
    ///
    /// - Returns: keys of the founders whose firm closed, ascending, and the gross job gain (sample size).
    package func close(_ startUps: inout StartUps, month: Int, settings: PolicySettings, streams: RandomStreams)
      -> (founders: [UInt64], gained: Double)
    {
      let draws = streams.draws(.firmExit, month: month)
      let factor =
        settings.startUpExit
        * (1 - parameters.spaceOnExit * Mathematics.log(space(settings) / parameters.referenceSpace))
      let firstYear = Int((parameters.firstYearGrowth / 12 * 1e6).rounded())
      let later = Mathematics.power(1 + parameters.laterGrowth, 1.0 / 12) - 1
      var founders: [UInt64] = []
      var gained = 0
      startUps.firms.removeAll { firm in
        // The age at the start of the month: a firm founded last month faces its first check at age 0.
        let age = month - 1 - Int(firm.born)
        let isClosed = draws.uniform(firm.key) < parameters.exitProbability[age] * factor
        if isClosed, firm.founder != 0 { founders.append(firm.founder) }
        return isClosed
      }
      for index in startUps.firms.indices {
        let age = month - Int(startUps.firms[index].born)
        let jobs = startUps.firms[index].microJobs
        let growth = age <= 12 ? firstYear : Int((Double(jobs) * later).rounded())
        startUps.firms[index].microJobs += growth
        gained += growth
      }
      return (founders.sorted(), Double(gained) / 1e6)
    }

    /// The firms that are there at the start.
    package func initialFirms(zones: ZoneTable, calendar: Calendar, streams: RandomStreams) -> StartUps {
      let count = Int((parameters.initialFirms * scale).rounded())
      let zoneDraw = Categorical(zones.values)
      let zone = streams.draws(.initialFirm, draw: 0)
      let sector = streams.draws(.initialFirm, draw: 1)
      let age = streams.draws(.initialFirm, draw: 2)
      return StartUps(
        firms: (0..<count).map { slot in
          let key = DrawKey.key(.firm, cell: 0, month: calendar.initialMonth, slot: slot)
          let months = Int((age.uniform(key) * parameters.initialOldestMonths).rounded(.down))
          return StartUp(
            key: key, founder: 0, born: Int16(calendar.initialMonth - months),
            sector: UInt8(
              sector.uniform(key) < parameters.initialDegreeSectorShare ? degreeSector : nonDegreeSector),
            zone: UInt8(zoneDraw.index(zone.uniform(key))),
            microJobs: Int((parameters.initialJobsPerFirm * 1e6).rounded()))
        })
    }
  }
}
