import ScenarioFiles
import TestSupport

/// A posterior of Lakeside, written by hand: two parameters, a constant, three particles.
enum PosteriorExample {
  static let path = "\(Lakeside.folder)/posterior.json5"

  static func text(
    district: String = "Lakeside", second: String = "parameters.satisfaction.wage", sample: String = "1:1",
    particles: String = """
    { weight: 1, distance: 0.5, values: [0.8, 0.4], constants: [0.22] },
    { weight: 2, distance: 0.4, values: [1.0, 0.6], constants: [0.24] },
    { weight: 1, distance: 0.3, values: [1.1, 0.5], constants: [0.26] },
    """
  ) -> String {
    """
    {
      posterior: "by-hand", title: { en: "By hand", zh: "手写" }, district: "\(district)", scenario: "practice",
      making: {
        version: "0", experiment: "none", experimentDigest: "", districtDigest: "", sample: "\(sample)", until: "2028-12",
        replicates: 1, seed: 1, points: 10, plausible: 5, generations: 1, tolerance: 0.5, simulations: 20,
        effectiveSize: 2.67, fittedTo: ["a"], heldOut: [],
      },
      uncertainties: [
        { name: "leaving", title: { en: "Leaving", zh: "离开" }, path: "parameters.outMigration.satisfaction", low: 0.6, high: 1.2 },
        { name: "wage", title: { en: "Wage", zh: "工资" }, path: "\(second)", low: 0.2, high: 0.8 },
      ],
      constants: ["parameters.inMigration.choice.degreeReference"],
      particles: [ \(particles) ],
    }
    """
  }

  static func load(_ text: String = text()) throws(ScenarioProblems) -> Posterior {
    try PosteriorLoader.load(path: path, from: Repository.files(adding: [path: text]))
  }
}
