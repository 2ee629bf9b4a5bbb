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

  /// Draws the charts of a results folder, unless the options say otherwise; what cannot be drawn is said, and is no failure.
  static func draw(
    inFolder folder: String, _ cancellation: Cancellation, _ arguments: Arguments, console: Console
  ) throws(CommandFailure) -> Drawn {
    guard !arguments["no-charts"] else { return Drawn(count: 0, first: nil) }
    if cancellation.isCancelled {
      throw .interrupted("interrupted before drawing; the results in \(folder) are complete")
    }
    let drawn = render(folder, terminals: [.svg], languages: [arguments.language], papers: [.slide])
    tell(drawn, arguments, console: console)
    if cancellation.isCancelled {
      throw .interrupted(
        "interrupted while drawing; the results in \(folder) are complete, some charts may be missing")
    }
    return Drawn(count: drawn.drawn.count, first: drawn.drawn.first.map { "\(ChartSet.folderName)/\($0)" })
  }

  /// Draws every combination asked for.
  static func render(
    _ folder: String, terminals: [Gnuplot.Terminal], languages: [ReportLanguage], papers: [Gnuplot.Paper]
  ) -> Gnuplot.Rendering {
    Gnuplot().render(
      folder: "\(folder)/\(ChartSet.folderName)", terminals: terminals, languages: languages, papers: papers,
      workers: RunPool.machineThreads)
  }

  /// Says what could not be drawn, and what to install.
  static func tell(_ drawn: Gnuplot.Rendering, _ arguments: Arguments, console: Console) {
    guard !arguments.isQuiet else { return }
    for advice in drawn.advice { console.error(advice[arguments.language]) }
    for failure in drawn.failures { console.error(failure.description) }
  }
}
