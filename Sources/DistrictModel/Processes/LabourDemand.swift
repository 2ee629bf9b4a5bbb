/// Posts held by young people: attrition, creation by programmes, by itself, and through the multiplier.
public struct LabourDemand: Sendable {
  public struct Parameters: Decodable, Equatable, Sendable {
    /// Vacant posts over filled posts when the simulation starts. Unit: share.
    public var initialVacancyShare: Double
    /// Share of new posts that go to people in the age band. Unit: share.
    public var youthShare: Double
    /// Shares of the initial posts; add up to 1. Unit: share.
    public var sectorShares: SectorTable
    /// Tiers of the posts of a sector; the three add up to 1 in each sector. Unit: share.
    public var lowTierMix: SectorTable
    public var midTierMix: SectorTable
    public var highTierMix: SectorTable
    /// Posts lost. Unit: share per year.
    public var attrition: SectorTable
    /// Zones of the posts; add up to 1. Unit: share.
    public var zoneShares: ZoneTable
    /// Posts of all ages that come without any programme. Unit: jobs per year.
    public var autonomousJobs: Double
    /// Unit: share per year, compounded from the first policy year.
    public var autonomousTrend: Double
    /// Local jobs per high-technology job. Unit: ratio.
    public var multiplier: Double
    public var multiplierSectorShares: SectorTable
    /// From signing a project to its first posts. Unit: months.
    public var pipelineLagMonths: Double
    /// From the first to the last post of a project. Unit: months.
    public var pipelineSpreadMonths: Double
    /// Tiers of AI posts. Unit: share.
    public var aiTierMix: TierTable
  }
}

extension LabourDemand {
  /// The rule of one month; sizes are those of the simulated sample.
  package struct Rule: Sendable {
    private let parameters: Parameters
    private let cells: JobCells
    private let scale: Double
    private let startYear: Int
    /// Per sector, by tier.
    private let tierMix: [[Double]]

    package init(_ parameters: Parameters, cells: JobCells, scale: Double, startYear: Int) {
      self.parameters = parameters
      self.cells = cells
      self.scale = scale
      self.startYear = startYear
      tierMix = (0..<cells.sectors).map { sector in
        [parameters.lowTierMix[sector], parameters.midTierMix[sector], parameters.highTierMix[sector]]
      }
    }

    /// Distribution of posts over cells, for each tier.
    package func cellWeights() -> [[Double]] {
      (0..<3).map { tier in
        var weights = Array(repeating: 0.0, count: cells.sectors * cells.zones)
        for sector in 0..<cells.sectors {
          for zone in 0..<cells.zones {
            weights[sector * cells.zones + zone] =
              parameters.sectorShares[sector] * tierMix[sector][tier] * parameters.zoneShares[zone]
          }
        }
        let sum = weights.reduce(0, +)
        return weights.map { sum > 0 ? $0 / sum : 0 }
      }
    }

    /// Attrition and creation of one month.
    ///
    /// `slots ← slots·(1 − attrition/12) + Σ jobs · youthShare · tierMix`. The multiplier follows the high-technology
    /// jobs of programmes.
    ///
    /// - Returns: jobs of all ages from identified sources (programmes and multiplier, not the autonomous ones).
    package func apply(to posts: inout PostStock, settings: PolicySettings, year: Int) -> Double {
      for sector in 0..<cells.sectors {
        let kept = 1 - min(1, parameters.attrition[sector] * settings.attrition / 12)
        for rest in 0..<(cells.zones * 3) {
          posts.regular[sector * cells.zones * 3 + rest] *= kept
          posts.ai[sector * cells.zones * 3 + rest] *= kept
        }
      }
      let multiplied = parameters.multiplier * settings.highTechnologyJobs
      let growth = Mathematics.power(1 + parameters.autonomousTrend, Double(max(0, year - startYear)))
      let autonomous = parameters.autonomousJobs * settings.autonomousJobs / 12 * growth
      var identified = multiplied
      for sector in 0..<cells.sectors {
        for zone in 0..<cells.zones {
          let here = sector * cells.zones + zone
          let programme = settings.jobs[here]
          identified += programme
          let spread =
            parameters.zoneShares[zone]
            * (multiplied * parameters.multiplierSectorShares[sector] + autonomous * parameters.sectorShares[sector])
          let ai = settings.aiJobs[here] * parameters.youthShare * scale
          let other = (programme + spread) * parameters.youthShare * scale - ai
          for tier in 0..<3 {
            let cell = here * 3 + tier
            posts.ai[cell] += ai * parameters.aiTierMix.values[tier]
            posts.regular[cell] += other * tierMix[sector][tier] + ai * parameters.aiTierMix.values[tier]
          }
        }
      }
      return identified
    }

    /// Posts of start-ups by cell from their jobs by sector and zone (of all ages, sample size).
    package func startUpPosts(jobs: [Double]) -> [Double] {
      (0..<cells.count).map { cell in
        jobs[cell / 3] * parameters.youthShare * tierMix[cells.sector(cell)][cells.tier(cell)]
      }
    }
  }
}
