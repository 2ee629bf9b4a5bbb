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

  /// Whether all points start from the same base year; nil where no parameter is varied.
  func baseYearSentence(_ words: SummaryWords) -> String? {
    let parameters = experiment.factors.filter(\.isParameter)
    guard !parameters.isEmpty else { return nil }
    let year = base.district.calibration.year
    if let fits = runs.fits {
      let gap = words.count(fits.largestGap)
      let held = words(
        "Base year held: the constants of \(year) were fitted anew for each of \(fits.sets) sets of parameters, so that differences are those of the years after it. The stock at the end of \(year) is within \(gap) persons of the base's at all of them",
        "基准年保持一致：对 \(fits.sets) 组参数分别重新拟合 \(year) 年常数，因此差异仅来自此后年份；\(year) 年末青年人口与基准情景相差均不超过 \(gap) 人")
      return held
        + (fits.largestGap > 0.002 * base.district.calibration.closingResidents
          ? words("; where that is much, narrower ranges would help.", "；若偏差较大，可缩小参数范围。") : words(".", "。"))
        + (fits.failed > 0
          ? words(
            " \(fits.failed) sets could NOT be fitted and keep the constants of the base.",
            "另有 \(fits.failed) 组参数未能拟合，沿用基准常数。") : "")
    }
    let constants = BaseYearFit.constants(varied: parameters, in: base).map { $0.title[words.language] }
    let names = (constants.isEmpty ? parameters.map { $0.title[words.language] } : constants).joined(
      separator: words(", ", "、"))
    return constants.isEmpty
      ? words(
        "The base year is NOT held: \(names) act before the policy start too, so a part of each effect is there by the end of \(year) already.",
        "基准年未保持一致：\(names) 在政策期之前也起作用，部分影响在 \(year) 年末已经存在。")
      : words(
        "The base year is NOT held: \(names) are constants fitted to \(year), so a part of each effect is there by its end already.",
        "基准年未保持一致：\(names) 属于按 \(year) 年拟合的常数，部分影响在该年末已经存在。")
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
      + (runs.fits.map {
        [
          .init(
            "baseYear",
            .object([.init("sets", .integer($0.sets)), .init("largestGap", .number($0.largestGap))]))
        ]
      } ?? [])
  }
}

extension Factor.Value {
  /// With three decimals at most, for summaries; the files have all of them.
  var short: String {
    guard let number, number.magnitude >= 0.01 else { return description }
    return Factor.Value.number((number * 1000).rounded() / 1000).description
  }
}
