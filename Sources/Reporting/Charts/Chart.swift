/// The charts there are, in the order a reader meets them.
public enum ChartKind: Int, CaseIterable, Sendable {
  case fan = 1
  case flows
  case targets
  case pyramid
  case talents
  case zones
  case retention
  case labour

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
    }
  }
}

/// One chart's data: rows of its own type, and the table its script reads.
///
/// A protocol because eight types conform and a result holds any choice of them.
public protocol Chart: Sendable {
  var kind: ChartKind { get }
  /// The table as CSV; empty if the chart has no rows and cannot be drawn.
  var tableBytes: [UInt8] { get }
}
