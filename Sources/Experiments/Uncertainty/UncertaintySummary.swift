import DistrictModel
import Reporting

/// What the spread of a result comes from, in words, a table and numbers: luck, uncertain parameters, both.
struct UncertaintySummary: Sendable {
  /// An outcome of a year, or the change of one.
  struct Row: Sendable {
    let name: String
    let year: Int
    let title: Text
    /// Nil where luck and parameters cannot be told apart.
    let components: VarianceComponents?
  }

  let draws: ParameterDraws
  let replicates: Int
  /// Share of the persons simulated.
  let sample: Sample
  /// Whether the rows are changes between scenarios rather than levels.
  let isOfChanges: Bool
  /// Whether the district's other parameters are those that the particles were made with.
  let isOfSameParameters: Bool
  let rows: [Row]

  private var drawn: Int { draws.draws(of: replicates) }

  /// Half the widths of 90 % intervals, outcome by outcome; nil where nothing can be told apart.
  func table(_ language: ReportLanguage) -> TextTable? {
    let known = rows.filter { $0.components != nil }
    guard !known.isEmpty else { return nil }
    let words = SummaryWords(language: language)
    var table = TextTable([
      (
        isOfChanges
          ? words("Spread of the change, ± 90 %, from", "变化的离散程度（±90%）来源")
          : words("Spread, ± 90 %, from", "离散程度（±90%）来源"), .left
      ), (words("luck", "随机"), .right),
      (words("parameters", "参数"), .right), (words("both", "合计"), .right),
      (words("of parameters", "参数占比"), .right), (words("mean", "均值误差"), .right),
    ])
    for row in known {
      guard let components = row.components else { continue }
      let share = components.parameterShare.map { NumberText.percent($0, language) } ?? ""
      table.append([
        row.title[language],
        words.size(VarianceComponents.margin(components.luck)),
        words.size(VarianceComponents.margin(components.parameters)) + (components.isTruncated ? " *" : ""),
        words.size(VarianceComponents.margin(components.total)), share,
        words.size(Statistics.studentT95(degreesOfFreedom: components.particles - 1) * components.standardError),
      ])
    }
    return table
  }

  /// What was drawn, and what the table means.
  func sentences(_ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    let posterior = draws.posterior
    let (parameters, particles) = (posterior.parameters.count, posterior.particles.count)
    let size = NumberText.fixed(posterior.effectiveSize, places: 0, language)
    var sentences = [
      words(
        "Parameters are drawn from the posterior \"\(posterior.name)\" (\(parameters) parameters, \(particles) particles, worth \(size) of equal weight): \(drawn) draws, \(draws.runsPerParticle) run\(draws.runsPerParticle == 1 ? "" : "s") each. Intervals hold luck and these parameters; assumptions outside the posterior are still not in them.",
        "参数抽自后验“\(posterior.name)”（\(parameters) 个参数，\(particles) 个粒子，有效样本 \(size)）：抽取 \(drawn) 次，每次运行 \(draws.runsPerParticle) 次。区间包含随机波动与这些参数的不确定性，后验之外的假设仍未计入。"
      )
    ]
    if rows.contains(where: { $0.components != nil }) {
      sentences.append(
        words(
          "luck: what differs between runs of the same parameters. parameters: what differs between parameters once luck is taken off. Half-widths of 90 % of a normal distribution, by a one-way random-effects analysis of variance. of parameters: their part in the variance. mean: how far the mean is off because runs and draws are few (Monte-Carlo error).",
          "“随机”为相同参数下各次运行之差；“参数”为扣除随机波动后参数之间的差异；均为正态分布 90% 区间的半宽，由单因素随机效应方差分析得出。“参数占比”为占方差的比例。“均值误差”为运行与抽取次数有限所致的均值误差（蒙特卡洛误差）。"
        ))
    } else if draws.runsPerParticle == 1 {
      sentences.append(
        words(
          "Each draw was run once, so luck cannot be told from parameters; --runs-per-particle 2 would.",
          "每次抽取只运行一次，无法区分随机与参数；可用 --runs-per-particle 2。"))
    } else {
      sentences.append(
        words(
          "One draw alone: luck cannot be told from parameters; ask for more with --replicates.",
          "仅一次抽取，无法区分随机与参数；可用 --replicates 增加次数。"))
    }
    if rows.contains(where: { $0.components?.isTruncated == true }) {
      sentences.append(
        words(
          "* Estimated below zero and given as 0: the part of parameters is too small to be told from luck with \(drawn) draws.",
          "* 估计值为负，记为 0：参数的影响过小，\(drawn) 次抽取不足以将其与随机波动区分。"))
    }
    if drawn < 10 {
      sentences.append(
        words(
          "\(drawn) draw\(drawn == 1 ? " is" : "s are") few: the parts are rough, and the interval of parameters may be much wider.",
          "仅抽取 \(drawn) 次：各部分只是粗略估计，参数区间可能明显更宽。"))
    }
    if !posterior.constants.isEmpty, let fitted = Sample(posterior.making.sample), fitted.scale < sample.scale {
      sentences.append(
        words(
          "The constants of the particles were fitted at \(fitted), coarser than this run at \(sample): the luck of that fit counts as parameters, so their part is somewhat too wide.",
          "粒子的常数按 \(fitted) 拟合，比本次运行的 \(sample) 更粗：拟合时的随机偏差被计入“参数”，这一部分略偏宽。"))
    }
    if !isOfSameParameters {
      sentences.append(
        words(
          "The posterior was made with other values of the parameters that it leaves alone (or of an earlier district file); it may not fit this scenario.",
          "该后验生成时，其余参数的取值与现在不同（或城区文件已更新），可能不再适用于本情景。"))
    }
    return sentences
  }

  /// For a program.
  var members: [JSONValue.Member] {
    let posterior = draws.posterior
    return [
      .init(
        "posterior",
        .object([
          .init("name", .string(posterior.name)), .init("parameters", .integer(posterior.parameters.count)),
          .init("particles", .integer(posterior.particles.count)),
          .init("effectiveSize", .number(posterior.effectiveSize)), .init("draws", .integer(drawn)),
          .init("runsPerParticle", .integer(draws.runsPerParticle)),
          .init("sameParameters", .bool(isOfSameParameters)),
        ])),
      .init(
        "uncertainty",
        .array(
          rows.compactMap { row in
            row.components.map { components in
              .object([
                .init("outcome", .string(row.name)), .init("year", .integer(row.year)),
                .init("mean", .number(components.mean)), .init("luckSD", .number(components.luck.squareRoot())),
                .init("parameterSD", .number(components.parameters.squareRoot())),
                .init("totalSD", .number(components.total.squareRoot())),
                .init("parameterShare", components.parameterShare.map(JSONValue.number) ?? .null),
                .init("isTruncated", .bool(components.isTruncated)),
                .init("standardError", .number(components.standardError)),
              ])
            }
          })),
    ]
  }
}

extension SummaryWords {
  /// A spread: `±2,100`, `±0`.
  fileprivate func size(_ value: Double) -> String { "±" + count(value) }
}

extension Target.Definition {
  /// `Youth, 31 Dec 2026`, `Graduates, 2026`.
  func shortTitle(in year: Int) -> Text {
    let title = shortTitle ?? title
    return measure == .yearEnd
      ? Text(en: "\(title.en), 31 Dec \(year)", zh: "\(title.zh)，\(year) 年末")
      : Text(en: "\(title.en), \(year)", zh: "\(title.zh)，\(year) 年")
  }
}

extension SummaryWords {
  /// What intervals hold, for a program.
  static func intervalsForPrograms(_ isDrawn: Bool) -> String {
    isDrawn
      ? "Monte-Carlo variation and the parameters of the posterior"
      : "Monte-Carlo variation only; parameter uncertainty is not included"
  }
}
