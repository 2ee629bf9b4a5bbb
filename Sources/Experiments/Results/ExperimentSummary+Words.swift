import DistrictModel
import Reporting
import ScenarioFiles

// What the summaries of experiments say in the same words.

extension ExperimentSummary {
  var base: Scenario { experiment.base.scenario }

  /// `Xiaoshan · homes-and-rent · 25 points (grid) × 4 replicates · 2026-01…2030-12 · 1:20`
  func heading(
    _ language: ReportLanguage, design: Text, points: Int, seconds: Double?
  ) -> String {
    let words = SummaryWords(language: language)
    let replicates = base.run.replicates
    var parts = [
      base.district.title[language], experiment.name,
      words(
        "\(points) point\(points == 1 ? "" : "s") (\(design.en)) × \(replicates) replicate\(replicates == 1 ? "" : "s")",
        "\(points) 个设计点（\(design.zh)）× \(replicates) 次运行"),
      "\(base.district.period.start)…\(base.run.until)", base.run.sample.description,
    ]
    if let seconds { parts.append(NumberText.fixed(seconds, places: 1, language) + words(" s", " 秒")) }
    return parts.joined(separator: " · ")
  }

  /// The title of a page in Markdown.
  func pageTitle(_ language: ReportLanguage) -> String {
    "# \(base.district.title[language])\(language == .en ? ": " : "：")\(experiment.title[language])\n"
  }

  /// Sentences as lines of a terminal, each on a line of its own.
  static func wrapped(_ sentences: [String]) -> String {
    sentences.map { Wrapping.lines($0, width: 80).joined(separator: "\n") + "\n" }.joined()
  }

  /// The members that the JSON of every experiment begins with.
  ///
  /// - Parameter method: by which the points were chosen; left out if nil.
  func members(method: String? = nil, points: Int) -> [JSONValue.Member] {
    [.init("district", .string(base.district.name)), .init("experiment", .string(experiment.name))]
      + (method.map { [.init("method", .string($0))] } ?? []) + [
        .init("points", .integer(points)), .init("replicates", .integer(base.run.replicates)),
        .init("runs", .integer(runs.runs.count)), .init("failed", .integer(failed)),
        .init("seed", .integer(base.run.seed)), .init("sample", .string(base.run.sample.description)),
      ]
  }
}

extension Factor.Value {
  /// With three decimals at most, for summaries; the files have all of them.
  var short: String {
    guard let number, number.magnitude >= 0.01 else { return description }
    return Factor.Value.number((number * 1000).rounded() / 1000).description
  }
}
