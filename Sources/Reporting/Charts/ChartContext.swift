/// What the titles and notes of all charts of a result share.
///
/// The scripts name no place, scenario or age band; they load these from `context.gp` beside the tables.
public struct ChartContext: Sendable, Equatable {
  /// The place, as in "Xiaoshan" and "萧山区".
  public var place: ChartText
  public var scenario: ChartText
  /// First and last month simulated.
  public var firstMonth: ChartMonth
  public var lastMonth: ChartMonth
  /// The youngest and the oldest age counted.
  public var ages: ClosedRange<Int>
  public var replicates: Int
  /// The share of the persons simulated, as in `1:1` or `1:10`.
  public var sample: String
  /// A sentence on source and caveat; empty for none. One line on the page: some 120 characters.
  public var note: ChartText
  /// A sentence of its own for some charts, such as a definition only the caller knows.
  public var ownNotes: [ChartKind: ChartText]

  public init(
    place: ChartText, scenario: ChartText, firstMonth: ChartMonth, lastMonth: ChartMonth, ages: ClosedRange<Int>,
    replicates: Int, sample: String, note: ChartText, ownNotes: [ChartKind: ChartText] = [:]
  ) {
    precondition(replicates > 0, "a chart needs a run")
    self.place = place
    self.scenario = scenario
    self.firstMonth = firstMonth
    self.lastMonth = lastMonth
    self.ages = ages
    self.replicates = replicates
    self.sample = sample
    self.note = note
    self.ownNotes = ownNotes
  }

  /// The context as a gnuplot script that sets variables.
  var script: String {
    """
    # context.gp - what the titles and notes of these charts share; written with the tables.
    place_en = \(Self.quoted(place.en))
    place_zh = \(Self.quoted(place.zh))
    scenario_en = \(Self.quoted(scenario.en))
    scenario_zh = \(Self.quoted(scenario.zh))
    first_month = \(Self.quoted(firstMonth.description))
    last_month = \(Self.quoted(lastMonth.description))
    age_from = \(ages.lowerBound)
    age_to = \(ages.upperBound)
    replicates = \(replicates)
    sample = \(Self.quoted(sample))
    note_en = \(Self.quoted(note.en))
    note_zh = \(Self.quoted(note.zh))

    """
      + ChartKind.allCases.compactMap { kind in
        ownNotes[kind].map { note in
          let own = "own_en = \(Self.quoted(note.en)); own_zh = \(Self.quoted(note.zh))"
          return "if (CHART eq \"\(kind.name)\") { \(own) }\n"
        }
      }.joined()
  }

  /// A text as a gnuplot string: inside single quotes nothing is special but the quote itself, which is doubled.
  static func quoted(_ text: String) -> String {
    let line = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : String($0) }.joined()
    return "'" + line.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
