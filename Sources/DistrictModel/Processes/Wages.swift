/// Wages at hire and each January.
public struct Wages: Sendable {
  public struct Parameters: Decodable, Equatable, Sendable {
    /// Unit: CNY per month, by tier of the post.
    public var base: TierTable
    public var sectorFactors: SectorTable
    public var zoneFactors: ZoneTable
    /// `exp(experience·x − curvature·x² + offset + skill)`, x = years above `experienceAge`, at most `experienceYears`.
    public var experience: Double
    public var curvature: Double
    public var offset: Double
    public var experienceAge: Double
    public var experienceYears: Double
    /// Standard deviation of the log wage between persons.
    public var skillDeviation: Double
    /// Response of the wage index to log tightness. Unit: per year.
    public var indexSpeed: Double
    /// Bound of the log tightness in that response.
    public var indexBound: Double
  }
}

extension Wages {
  /// Wages in one month.
  ///
  /// `base · sector · zone · exp(experience·x − curvature·x² + offset + index) · skill`, in whole CNY.
  package struct Scale: Sendable {
    private let parameters: Parameters
    private let cells: JobCells
    /// `base · sector · zone` of each cell.
    private let levels: [Double]
    /// By age in months.
    private let experience: [Double]
    /// Wage index by tier: log wage relative to outside.
    package private(set) var index = [0.0, 0.0, 0.0]
    private var indexFactor = [1.0, 1.0, 1.0]

    package init(_ parameters: Parameters, cells: JobCells, oldestAgeMonths: Int) {
      self.parameters = parameters
      self.cells = cells
      levels = (0..<cells.count).map {
        parameters.base.values[cells.tier($0)] * parameters.sectorFactors[cells.sector($0)]
          * parameters.zoneFactors[cells.zone($0)]
      }
      experience = (0...oldestAgeMonths).map { months in
        let x = min(max(Double(months) / 12 - parameters.experienceAge, 0), parameters.experienceYears)
        return Mathematics.exp(parameters.experience * x - parameters.curvature * x * x + parameters.offset)
      }
    }

    /// Unit: CNY per month, whole.
    package func wage(sector: Int, zone: Int, tier: Int, ageMonths: Int, skillFactor: Float) -> Float {
      wage(cell: cells.index(sector: sector, zone: zone, tier: tier), ageMonths: ageMonths, skillFactor: skillFactor)
    }

    @inline(__always)
    package func wage(cell: Int, ageMonths: Int, skillFactor: Float) -> Float {
      let level = levels[cell] * indexFactor[cell % 3]
      let wage = level * experience[min(max(ageMonths, 0), experience.count - 1)] * Double(skillFactor)
      return wage < 1e9 ? Float(Int(wage + 0.5)) : Float(wage.rounded())
    }

    /// Moves the index towards tight tiers: `index += speed/12 · clamp(ln(f/f_ref))`.
    package mutating func adjust(tightness: [Double], reference: [Double]) {
      for tier in 0..<3 {
        let pressure = Mathematics.log(max(tightness[tier], 1e-6) / reference[tier])
        let bounded = min(max(pressure, -parameters.indexBound), parameters.indexBound)
        index[tier] += parameters.indexSpeed / 12 * bounded
        indexFactor[tier] = Mathematics.exp(index[tier])
      }
    }
  }
}
