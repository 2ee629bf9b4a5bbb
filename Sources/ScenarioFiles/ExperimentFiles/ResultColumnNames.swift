/// Names of the columns that every experiment's points and runs have beside its own: no factor or outcome may take one of them.
package enum ResultColumnNames {
  package static let all: Set<String> = [
    "run", "point", "replicate", "seed", "status", "reason", "outcome", "runs", "failed", "mean", "sd", "q05", "q25",
    "q50",
    "q75", "q95", "standardError", "chance", "chanceLow", "chanceHigh", "comparedWith", "difference", "differenceLow",
    "differenceHigh",
  ]
}

extension ExperimentCheck {
  /// Notes a name that the result files have a column of already.
  mutating func checkColumn(_ name: String, at place: TreePath) {
    guard ResultColumnNames.all.contains(name) else { return }
    note(place, "found the name \"\(name)\", which is that of a column of the results; allowed another name")
  }
}
