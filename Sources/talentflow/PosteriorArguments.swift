import DistrictModel
import Experiments
import ScenarioFiles

/// From the words of a command line to the parameters that replicates draw.
enum PosteriorArguments {
  static let options: [Option] = [.posterior, .runsPerParticle]

  /// The posterior that the options name, with how it is drawn from; nil if none is named.
  ///
  /// - Parameter loaded: what is run, the base first: the seed of its first replicate decides the draws.
  static func draws(
    _ arguments: Arguments, for loaded: [LoadedScenario]
  ) throws(CommandFailure) -> ParameterDraws? {
    guard let path = arguments.text(.posterior) else {
      if arguments.text(.runsPerParticle) != nil {
        throw .wrongRequest("--runs-per-particle: has no meaning without --posterior")
      }
      return nil
    }
    do throws(ScenarioProblems) {
      return ParameterDraws(
        try PosteriorLoader.load(path: path),
        runsPerParticle: arguments.integer(.runsPerParticle) ?? ParameterDraws.defaultRuns,
        seed: loaded[0].scenario.run.seed)
    } catch {
      throw CommandFailure(error)
    }
  }
}
