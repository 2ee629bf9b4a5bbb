// swift-tools-version: 6.2
import PackageDescription

/// Every warning is an error: a warning that stays becomes noise, and noise hides the next one.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "TalentFlow",
  products: [.executable(name: "talentflow", targets: ["talentflow"])],
  targets: [
    .target(name: "DistrictModel", swiftSettings: strict),
    .target(name: "Reporting", resources: [.embedInCode("Gnuplot")], swiftSettings: strict),
    .target(name: "ScenarioFiles", dependencies: ["DistrictModel"], swiftSettings: strict),
    .target(
      name: "Experiments", dependencies: ["DistrictModel", "ScenarioFiles", "Reporting"],
      swiftSettings: strict),
    .executableTarget(
      name: "talentflow",
      dependencies: ["DistrictModel", "ScenarioFiles", "Experiments", "Reporting"],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["DistrictModel", "ScenarioFiles"],
      path: "Tests/TestSupport", exclude: ["Districts"], swiftSettings: strict),
    .testTarget(
      name: "DistrictModelTests", dependencies: ["DistrictModel", "ScenarioFiles", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ScenarioFilesTests", dependencies: ["ScenarioFiles", "DistrictModel", "TestSupport"],
      exclude: ["WrongFiles", "WrongExperiments"],
      swiftSettings: strict),
    .testTarget(
      name: "ExperimentsTests", dependencies: ["Experiments", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting"], swiftSettings: strict),
    .testTarget(
      name: "talentflowTests", dependencies: ["Reporting", "TestSupport"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
