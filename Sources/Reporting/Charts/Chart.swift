/// The charts there are, in the order a reader meets them: eight of a run, seven of a comparison, a waterfall for each of
/// up to three targets of an attribution, and from 21 on those of an experiment.
public enum ChartKind: Int, CaseIterable, Sendable {
  case fan = 1
  case flows
  case targets
  case pyramid
  case talents
  case zones
  case retention
  case labour
  case multiples
  case plane
  case exceedance
  case differences
  case talentsCompared
  case zonesCompared
  case windfall
  case waterfall
  case secondWaterfall
  case thirdWaterfall
  case surface = 21
  case response
  case frontier = 27
  case mixes
  case posterior = 31
  case backTest
  case convergence
  case uncertaintyFan

  /// The stem of its files: `01_fan`.
  public var name: String {
    "\(rawValue < 10 ? "0" : "")\(rawValue)_\(self)"
  }

  /// The gnuplot script as shipped with the program.
  var script: [UInt8] {
    switch self {
    case .fan: PackageResources.fan_gp
    case .flows: PackageResources.flows_gp
    case .targets: PackageResources.targets_gp
    case .pyramid: PackageResources.pyramid_gp
    case .talents: PackageResources.talents_gp
    case .zones: PackageResources.zones_gp
    case .retention: PackageResources.retention_gp
    case .labour: PackageResources.labour_gp
    case .multiples: PackageResources.multiples_gp
    case .plane: PackageResources.plane_gp
    case .exceedance: PackageResources.exceedance_gp
    case .differences: PackageResources.differences_gp
    case .talentsCompared: PackageResources.talentsCompared_gp
    case .zonesCompared: PackageResources.zonesCompared_gp
    case .windfall: PackageResources.windfall_gp
    case .waterfall, .secondWaterfall, .thirdWaterfall: PackageResources.waterfall_gp
    case .surface: PackageResources.surface_gp
    case .response: PackageResources.response_gp
    case .frontier: PackageResources.frontier_gp
    case .mixes: PackageResources.mixes_gp
    case .posterior: PackageResources.posterior_gp
    case .backTest: PackageResources.backTest_gp
    case .convergence: PackageResources.convergence_gp
    case .uncertaintyFan: PackageResources.uncertaintyFan_gp
    }
  }
}

/// One chart's data: rows of its own type, and the table its script reads.
///
/// A protocol because each chart has a type of its own and a result holds any choice of them.
public protocol Chart: Sendable {
  var kind: ChartKind { get }
  /// The table as CSV; empty if the chart has no rows and cannot be drawn.
  var tableBytes: [UInt8] { get }
}
