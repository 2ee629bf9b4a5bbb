/// The charts there are, in the order a reader meets them: eight of a run, seven of a comparison, a waterfall for each of
/// up to three targets of an attribution, from 21 on those of an experiment, each once for an outcome, and that of a run with a posterior.
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
  case tornado
  case screening
  case shares
  case settling
  case frontier = 27
  case mixes
  case robustness
  case worlds
  case posterior = 31
  case backTest
  case convergence
  case uncertaintyFan

  /// The stem of its files: `01_fan`.
  public var name: String {
    "\(rawValue < 10 ? "0" : "")\(rawValue)_\(self)"
  }

  /// The stem of the files of one of several charts of this kind: `21_surface`, `21_surface_2`, …
  public func name(part: Int) -> String { part == 1 ? name : "\(name)_\(part)" }

  /// The kind and the part that a stem names; nil if it is that of no chart.
  static func named(_ stem: String) -> (kind: ChartKind, part: Int)? {
    for kind in allCases {
      if stem == kind.name { return (kind, 1) }
      guard stem.hasPrefix(kind.name + "_") else { continue }
      let number = stem.dropFirst(kind.name.count + 1)
      if let part = Int(number), part > 1, String(part) == number { return (kind, part) }
    }
    return nil
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
    case .robustness: PackageResources.robustness_gp
    case .worlds: PackageResources.worlds_gp
    case .posterior: PackageResources.posterior_gp
    case .backTest: PackageResources.backTest_gp
    case .convergence: PackageResources.convergence_gp
    case .uncertaintyFan: PackageResources.uncertaintyFan_gp
    case .tornado: PackageResources.tornado_gp
    case .screening: PackageResources.screening_gp
    case .shares: PackageResources.shares_gp
    case .settling: PackageResources.settling_gp
    }
  }
}

/// One chart's data: rows of its own type, and the table its script reads.
///
/// A protocol because each chart has a type of its own and a result holds any choice of them.
public protocol Chart: Sendable {
  var kind: ChartKind { get }
  /// Which of several charts of its kind in a result it is, from 1: an experiment has one for each outcome.
  var part: Int { get }
  /// The table as CSV; empty if the chart has no rows and cannot be drawn.
  var tableBytes: [UInt8] { get }
}

extension Chart {
  public var part: Int { 1 }
  /// The stem of its files.
  public var name: String { kind.name(part: part) }
}
