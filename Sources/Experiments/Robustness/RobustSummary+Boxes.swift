import DistrictModel
import Reporting
import ScenarioFiles

// In which worlds the explained package fails, or holds, in words.

/// What a box asks of one factor.
struct BoxLimit {
  let factor: Factor
  /// Nil where there is no such limit.
  let low: Double?
  let high: Double?

  init(_ factor: Factor, _ limits: ClosedRange<Double>) {
    self.factor = factor
    low = limits.lowerBound == -.infinity ? nil : limits.lowerBound
    high = limits.upperBound == .infinity ? nil : limits.upperBound
  }

  /// The limits as values of the factor: of texts the first and the last that are inside.
  var ends: (low: String?, high: String?) {
    guard factor.isListOfTexts else { return (low.map(Self.number), high.map(Self.number)) }
    let inside = factor.levels.indices.filter { Double($0) >= low ?? -.infinity && Double($0) <= high ?? .infinity }
    return (
      low == nil ? nil : inside.first.map { factor.levels[$0].description },
      high == nil ? nil : inside.last.map { factor.levels[$0].description }
    )
  }

  /// Four digits: a limit lies anywhere between two worlds.
  private static func number(_ value: Double) -> String {
    guard value != 0 else { return "0" }
    var scale = 1.0
    while value.magnitude * scale < 1000, scale < 1e12 { scale *= 10 }
    return Factor.Value.number((value * scale).rounded() / scale).description
  }

  /// `Pull of rival cities above 1.21 (0…2)`
  func text(_ words: SummaryWords) -> String {
    let unit = factor.unit.flatMap(Unit.named)?.words.map { words(" \($0.en)", $0.zh) } ?? ""
    let ends = ends
    let limit =
      switch (ends.low, ends.high) {
      case (let low?, nil):
        factor.isListOfTexts ? words("from \(low)", "自 \(low) 起") : words("above \(low)", "高于 \(low)")
      case (nil, let high?):
        factor.isListOfTexts ? words("up to \(high)", "至 \(high) 止") : words("below \(high)", "低于 \(high)")
      case (let low?, let high?): words("between \(low) and \(high)", "介于 \(low) 与 \(high) 之间")
      case (nil, nil): ""
      }
    let range =
      factor.isListOfTexts
      ? factor.levels.map(\.description).joined(separator: words(", ", "、"))
      : factor.distribution?.range.map { "\(Self.number($0.lowerBound))…\(Self.number($0.upperBound))\(unit)" } ?? ""
    return words("\(factor.title.en) \(limit) (of \(range))", "\(factor.title.zh)\(limit)（范围 \(range)）")
  }
}

extension RobustSummary {
  /// The limits of a box, the surest first.
  func limits(of box: WorldBoxes.Found) -> [BoxLimit] {
    box.limits.map { BoxLimit(factors[$0.factor], box.box.limits[$0.factor]) }
  }

  /// `does not satisfy`, or `falls behind the best package by more than 5,000`
  func caseText(_ words: SummaryWords) -> String {
    switch found.question {
    case .fails: words("does not satisfy", "未达标")
    case .holds: words("satisfies", "达标")
    case .regrets(let least):
      words(
        "falls behind the best package by more than \(words.size(least, of: experiment.outcomes[found.asked.regret]))",
        "落后最佳方案超过 \(words.size(least, of: experiment.outcomes[found.asked.regret]))")
    }
  }

  func boxSentences(_ words: SummaryWords) -> [String] {
    guard let boxes = found.boxes else { return [] }
    let title = title(found.explained, words.language)
    let (cases, worlds) = (boxes.cases, boxes.points)
    let isHolding = found.question == .holds
    let head = words(
      "Where does it \(isHolding ? "hold" : "fail")? \(title) \(caseText(words)) in \(cases) of \(worlds) worlds",
      "何处\(isHolding ? "达标" : "失效")？\(title)在 \(worlds) 种情形中有 \(cases) 种\(caseText(words))")
    switch boxes.verdict {
    case .never: return [head + words(": there is nothing to tell apart.", "，无需区分。")]
    case .always: return [head + words(", that is in all of them: no limit tells them apart.", "，即全部情形，无从区分。")]
    case .tooFewCases:
      return [
        head
          + words(
            ": too few to say in which (at least \(WorldBoxes.leastOfEither) are needed); see them in worlds.csv.",
            "，数量过少（至少需 \(WorldBoxes.leastOfEither) 种），不足以归纳；可见 worlds.csv。")
      ]
    case .tooFewOthers:
      return [
        head
          + words(
            ": too few others to say what sets them apart (at least \(WorldBoxes.leastOfEither) are needed).",
            "，其余情形过少（至少需 \(WorldBoxes.leastOfEither) 种），不足以归纳。")
      ]
    case .noBox:
      return [
        head
          + words(
            ": no limit on any factor tells them from the others by more than luck.", "，没有任何因子的界限能在偶然之外将其与其余情形区分。")
      ]
    case .found:
      return [head + words(".", "。")] + boxes.boxes.enumerated().map { sentence($1, number: $0, words) }
        + [luck(boxes, words)]
    }
  }

  private func sentence(_ box: WorldBoxes.Found, number: Int, _ words: SummaryWords) -> String {
    let limits = limits(of: box).map { $0.text(words) }.joined(separator: words(" and ", "，且"))
    let quality = box.quality
    let coverage = NumberText.percent(quality.coverage, words.language)
    let density = NumberText.percent(quality.density, words.language)
    let chances = box.limits.map {
      "\(factors[$0.factor].title[words.language]) \(Self.probability($0.probability, words.language))"
    }
    .joined(separator: words(", ", "、"))
    let name = words("Box \(number + 1)", "区域 \(number + 1)")
    let found = self.found.boxes?.cases ?? 0
    let thin =
      quality.density >= self.found.asked.density
      ? ""
      : words(
        " Less dense than asked: limits that may be luck were let go, or no denser box was found.",
        "密度低于要求：可能出于偶然的界限已舍去，或未找到更密的区域。")
    return words(
      "\(name): \(limits). It holds \(quality.cases) of these \(found) worlds (coverage \(coverage)), and of the \(quality.points) worlds in it \(quality.cases) are such (density \(density)). Chance that a limit gained this by luck: \(chances).\(thin)",
      "\(name)：\(limits)。包含上述 \(found) 种情形中的 \(quality.cases) 种（覆盖率 \(coverage)）；其内 \(quality.points) 种情形中有 \(quality.cases) 种属此（密度 \(density)）。各界限出于偶然的概率：\(chances)。\(thin)"
    )
  }

  private static func probability(_ value: Double, _ language: ReportLanguage) -> String {
    value < 0.001 ? "< 0.001" : NumberText.fixed(value, places: 3, language)
  }

  /// How often a box as telling turns up where there is none.
  private func luck(_ boxes: WorldBoxes, _ words: SummaryWords) -> String {
    guard let luck = boxes.luck else { return "" }
    let count = Int((luck * Double(WorldBoxes.shuffles + 1)).rounded()) - 1
    let verdict =
      luck > 0.05
      ? words("the box may well be luck; more worlds would tell.", "该区域很可能出于偶然，需更多情形方可判断。")
      : words("the box is hardly luck.", "该区域难以用偶然解释。")
    return words(
      "These chances flatter, as the box was chosen by looking. With the worlds shuffled, so that there is nothing to find, as telling a first box turned up in \(count) of \(WorldBoxes.shuffles) trials: \(verdict)",
      "上述概率偏于乐观，因为区域是看过数据后选定的。将情形打乱（已无规律可寻）后，\(WorldBoxes.shuffles) 次试验中有 \(count) 次得到同样显著的首个区域：\(verdict)"
    )
  }
}
