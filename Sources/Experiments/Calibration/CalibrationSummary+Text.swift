import DistrictModel
import Reporting
import ScenarioFiles

extension CalibrationSummary {
  /// Largest distance among the particles.
  var tolerance: Double { population.tolerance.isFinite ? population.tolerance : population.distances.max() ?? 0 }

  public func text(_ language: ReportLanguage, seconds: Double?, place: RunSummary.Place?) -> String {
    var text = Self.wrapped([heading(language, seconds: seconds)])
    text += "\n" + steps(language).text() + "\n" + parameters(language).text() + "\n" + fit(language).text(width: 100)
    text += "\n" + Self.wrapped(sentences(language))
    if let place {
      text += place.text(language)
      let file = "\(place.folder)/\(PosteriorText.fileName)"
      text += SummaryWords(language: language)(
        "\(file): for talentflow run --posterior\n", "\(file)：供 talentflow run --posterior 使用\n")
    }
    return text
  }

  public func markdown(_ language: ReportLanguage) -> String {
    let words = SummaryWords(language: language)
    var text = pageTitle(language) + "\n" + heading(language, seconds: nil) + "\n\n"
    if let note = experiment.note { text += note[language] + "\n\n" }
    text += words("## The search\n\n", "## 搜索过程\n\n") + steps(language).markdown
    text += words("\n## Parameters\n\n", "\n## 参数\n\n") + parameters(language).markdown
    text += words("\n## Fit\n\n", "\n## 拟合\n\n") + fit(language).markdown + "\n"
    return text + sentences(language).map { "- \($0)\n" }.joined()
  }

  /// `Xiaoshan · structural · 14 parameters, 9 figures · 1,412 points simulated · …2030-12 · 1:50`
  private func heading(_ language: ReportLanguage, seconds: Double?) -> String {
    let words = SummaryWords(language: language)
    let (parameters, fitted) = (experiment.factors.count, figures.count { !$0.isHeldOut })
    var parts = [
      base.district.title[language], experiment.name,
      words("\(parameters) parameters, \(fitted) figures", "\(parameters) 个参数，\(fitted) 项数据"),
      words(
        "\(NumberText.count(found.simulations, .en)) points simulated",
        "模拟 \(NumberText.count(found.simulations, .zh)) 个点"),
      "…\(base.run.until)", base.run.sample.description,
    ]
    if let seconds { parts.append(NumberText.fixed(seconds, places: 1, language) + words(" s", " 秒")) }
    return parts.joined(separator: " · ")
  }

  // MARK: - Tables

  /// How the search went.
  private func steps(_ language: ReportLanguage) -> TextTable {
    let words = SummaryWords(language: language)
    var table = TextTable([
      (words("step", "步骤"), .left), (words("largest distance", "最大距离"), .right), (words("simulated", "模拟"), .right),
      (words("kept", "保留"), .right), (words("worth of equal weight", "有效样本"), .right),
    ])
    for generation in found.generations {
      let name =
        generation.generation == 0
        ? words("history matching", "历史匹配")
        : words("generation \(generation.generation)", "第 \(generation.generation) 代")
      let most = generation.tolerance.isFinite ? generation.tolerance : generation.distances.max() ?? 0
      table.append([
        name, NumberText.fixed(most, places: 2, language), NumberText.count(generation.simulated, language),
        NumberText.count(generation.points.count, language),
        NumberText.fixed(generation.effectiveSize, places: 0, language),
      ])
    }
    return table
  }

  /// What is known of each parameter, the narrowest first.
  private func parameters(_ language: ReportLanguage) -> TextTable {
    let words = SummaryWords(language: language)
    var table = TextTable([
      (words("parameter", "参数"), .left), (words("before, 90 %", "先验 90%"), .right), (words("median", "中位数"), .right),
      (words("after, 90 %", "后验 90%"), .right), (words("width left", "剩余宽度"), .right),
    ])
    for narrowing in narrowings.sorted(by: { $0.ratio < $1.ratio }) {
      func range(_ values: [Double]) -> String { Self.number(values[0]) + "…" + Self.number(values[2]) }
      table.append([
        narrowing.factor.title[language], range(narrowing.before), Self.number(narrowing.after[1]),
        range(narrowing.after), NumberText.percent(narrowing.ratio, language),
      ])
    }
    return table
  }

  /// How every figure is met, those held out last.
  private func fit(_ language: ReportLanguage) -> TextTable {
    let words = SummaryWords(language: language)
    var table = TextTable([
      (words("figure", "数据"), .left), (words("expected", "期望"), .right), (words("± allowed", "±容许"), .right),
      (words("particles", "粒子"), .right), (words("90 %", "90%"), .right), (words("gap / allowed", "偏差/容许"), .right),
    ])
    for fit in fits.filter({ !$0.figure.isHeldOut }) + fits.filter(\.figure.isHeldOut) {
      let figure = fit.figure
      let allowed = (figure.error * figure.error + figure.discrepancy * figure.discrepancy + fit.noise * fit.noise)
        .squareRoot()
      let mark = figure.isHeldOut ? words(" (held out)", "（留出）") : ""
      table.append([
        figure.title[language] + mark, figure.expectation(Self.number), Self.number(allowed), Self.number(fit.mean),
        Self.number(fit.q05) + "…" + Self.number(fit.q95), NumberText.fixed(fit.implausibility, places: 1, language),
      ])
    }
    return table
  }

  /// Four significant digits: figures are rates and counts alike.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    if value.magnitude >= 1000 { return NumberText.count(value, .en) }
    let size = value.magnitude
    let places = size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : size >= 0.01 || size == 0 ? 4 : 5
    var text = NumberText.fixed(value, places: places, .en)
    while text.last == "0", text.contains(".") { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  // MARK: - Sentences

  private func sentences(_ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    var sentences: [String] = []
    if failed > 0 {
      sentences.append(
        words(
          "\(failed) of \(found.simulations) points FAILED and count for nothing; points.csv names those of the first design.",
          "共模拟 \(found.simulations) 个点，其中 \(failed) 个失败，未计入结果，首轮设计中的失败见 points.csv。"))
    }
    let (kept, design) = (found.generations[0].points.count, found.design.count)
    let bound = Self.number(settings.bound)
    sentences.append(
      words(
        "History matching kept \(kept) of \(design) points: no fitted figure is farther off than \(bound) times what error, model and luck allow.",
        "历史匹配保留 \(design) 个点中的 \(kept) 个：各项拟合数据的偏差均不超过误差、模型与随机容许范围的 \(bound) 倍。"))
    if let ending = found.ending { sentences.append(self.ending(ending, words)) }
    sentences.append(
      words(
        "width left: deviation after over deviation before, on the scale of the prior's own probabilities. Near 100 % the figures say nothing of the parameter, and it stays as uncertain as its range.",
        "“剩余宽度”为后验与先验标准差之比（按先验自身的概率刻度）。接近 100% 表示数据对该参数没有信息，其不确定性仍为原范围。"))
    let held = figures.filter(\.isHeldOut)
    if !held.isEmpty {
      let far = fits.filter { $0.figure.isHeldOut && $0.implausibility > settings.bound }.count
      sentences.append(
        words(
          "Back-test: \(held.count) figures were held out of the fit; \(far) of them \(far == 1 ? "is" : "are") farther off than \(bound) times what is allowed.",
          "回测：留出 \(held.count) 项数据未参与拟合，其中 \(far) 项偏差超过容许范围的 \(bound) 倍。"))
    } else {
      sentences.append(
        words(
          "Nothing was held out, so the fit is no evidence that the model foresees anything.",
          "没有留出数据，因此拟合本身不能证明模型具有预测能力。"))
    }
    if base.run.sample != .full {
      sentences.append(
        words(
          "One person in \(base.run.sample.persons) was simulated; the constants of the particles were fitted at \(search.sampleOfConstants).",
          "按 \(base.run.sample) 抽样模拟；粒子的基年常数按 \(search.sampleOfConstants) 拟合。"))
    }
    return sentences
  }

  private func ending(_ ending: ParticleFilter.Ending, _ words: SummaryWords) -> String {
    switch ending {
    case .toleranceReached: words("The search ended at the tolerance asked for.", "搜索在达到所要求的容许距离时结束。")
    case .generationsDone: words("The search ended after the generations asked for.", "搜索在完成所要求的代数后结束。")
    case .acceptanceTooLow:
      words("The search ended early: hardly any point came nearer.", "搜索提前结束：几乎没有更接近的点。")
    case .simulationsSpent:
      words("The search ended early: the points allowed were spent.", "搜索提前结束：允许的模拟点数已用完。")
    case .effectiveSizeTooLow:
      words("The search ended early: few particles carry the weight.", "搜索提前结束：权重集中于少数粒子。")
    case .noProgress: words("The search ended: the distances fall no further.", "搜索结束：距离不再下降。")
    }
  }

  // MARK: - JSON

  public func json(seconds: Double?, place: RunSummary.Place?) -> JSONValue {
    var members = members(method: "calibrate", points: pointCount)
    members += [
      .init("simulations", .integer(found.simulations)),
      .init("plausible", .integer(found.generations[0].points.count)),
      .init("generations", .integer(found.generations.count - 1)), .init("tolerance", .number(tolerance)),
      .init("particles", .integer(population.points.count)), .init("effectiveSize", .number(population.effectiveSize)),
      .init("ending", found.ending.map { .string($0.rawValue) } ?? .null),
      .init(
        "parameters",
        .array(
          narrowings.map { narrowing in
            .object([
              .init("name", .string(narrowing.factor.name)), .init("q05", .number(narrowing.after[0])),
              .init("q50", .number(narrowing.after[1])), .init("q95", .number(narrowing.after[2])),
              .init("widthLeft", .number(narrowing.ratio)),
            ])
          })),
      .init(
        "figures",
        .array(
          fits.map { fit in
            .object([
              .init("name", .string(fit.figure.name)), .init("heldOut", .bool(fit.figure.isHeldOut)),
              .init("expected", .number(fit.figure.expected(fit.mean))), .init("mean", .number(fit.mean)),
              .init("q05", .number(fit.q05)), .init("q95", .number(fit.q95)),
              .init("implausibility", .number(fit.implausibility)),
            ])
          })),
    ]
    if let seconds { members.append(.init("seconds", .number(seconds))) }
    if let place { members += place.members }
    return .object(members)
  }
}
