import Experiments
import Reporting

/// Draws the charts of a results folder with the machine's gnuplot.
enum Pictures {
  /// What was drawn.
  struct Drawn {
    let count: Int
    /// Path of the first picture inside the results folder.
    let first: String?
  }

  /// Draws the charts of a finished run, unless the options say otherwise; what cannot be drawn is said, and is no failure.
  static func draw(
    _ finished: ScenarioRun.Finished, _ interruption: Interruption, _ arguments: Arguments, console: Console
  ) throws(CommandFailure) -> Drawn {
    Drawn(count: 0, first: nil)
  }
}
