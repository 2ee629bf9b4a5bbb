import Dispatch
import Experiments
import Reporting
import Synchronization

/// Shows how far a run is: one line on a terminal, plain lines at intervals elsewhere, nothing when quiet.
///
/// A class, because it owns a timer that must end with it.
final class Progress {
  private let line: ProgressLine
  private let timer: (any DispatchSourceTimer)?
  /// Shows what the first replicates say, in lines that stay; nil when quiet.
  let showFirstNumbers: (@Sendable (FirstNumbers) -> Void)?

  /// Begins to show the progress of a run of several months.
  init(_ label: String, of meter: WorkMeter, console: Console, quiet: Bool, language: ReportLanguage) {
    line = ProgressLine(label, of: meter, console: console, language: language)
    guard !quiet else {
      timer = nil
      showFirstNumbers = nil
      return
    }
    showFirstNumbers = { [line] numbers in
      if let text = numbers.text(language, width: console.columns) { line.interject(text) }
    }
    let interval: DispatchTimeInterval = console.isTerminal ? .milliseconds(200) : .seconds(10)
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "progress"))
    timer.schedule(deadline: .now() + interval, repeating: interval)
    timer.setEventHandler { @Sendable [line] in line.draw() }
    timer.resume()
    self.timer = timer
  }

  deinit { end() }

  /// Stops, and clears the line on a terminal.
  func end() {
    timer?.cancel()
    line.clear()
  }
}

/// The line that says how far a run is.
///
/// A class, because a timer's thread draws it and the command's thread clears it.
final class ProgressLine: Sendable {
  private enum State {
    case undrawn, drawn, cleared
  }

  private let console: Console
  private let label: String
  private let meter: WorkMeter
  private let language: ReportLanguage
  private let start = ContinuousClock.now
  private let state = Mutex(State.undrawn)

  init(_ label: String, of meter: WorkMeter, console: Console, language: ReportLanguage) {
    self.console = console
    self.label = label
    self.meter = meter
    self.language = language
  }

  func draw() {
    let elapsed = ContinuousClock.now - start
    let phase = meter.phase
    let total = phase?.isOpen == true ? nil : meter.total
    let text =
      label + (phase.map { " · " + $0.title[language] } ?? "") + ": "
      + WorkMeter.text(done: meter.done, of: total, elapsed: elapsed, language)
    state.withLock { state in
      guard state != .cleared else { return }
      state = .drawn
      // A line that reaches the last column would wrap, and only its last part could be cleared.
      let line = console.isTerminal ? "\r\u{1B}[K" + TextTable.cut(text, to: max(1, console.columns - 1)) : text + "\n"
      console.raw(line)
    }
  }

  /// Writes lines above the line of progress, if the rest of the work takes more than a few seconds.
  func interject(_ text: String) {
    let elapsed = ContinuousClock.now - start
    guard meter.done > 0, elapsed * (meter.total - meter.done) > Self.longWait * meter.done else { return }
    state.withLock { state in
      guard state != .cleared else { return }
      console.raw((console.isTerminal ? "\r\u{1B}[K" : "") + text + "\n")
    }
  }

  private static let longWait = Duration.seconds(3)

  /// Takes the line off a terminal; nothing is drawn afterwards.
  func clear() {
    state.withLock { state in
      if console.isTerminal && state == .drawn { console.raw("\r\u{1B}[K") }
      state = .cleared
    }
  }
}
