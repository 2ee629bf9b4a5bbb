import DistrictModel
import Reporting
import ScenarioFiles

// What may be concluded from a search, and what not.

extension SeekSummary {
  func sentences(_ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    var sentences: [String] = []
    if failed > 0 {
      sentences.append(
        words(
          "\(failed) of \(runs.runs.count) runs FAILED: see status and reason in runs.csv. Nothing is concluded from mixes with a failed run.",
          "共 \(runs.runs.count) 次运行，其中 \(failed) 次失败，见 runs.csv 的 status 与 reason 列。含失败运行的组合不用于任何结论。"))
    }
    guard let answer = found.answer else {
      return sentences + [words("No mix has a finished run: nothing was found.", "没有任何组合完成运行，未得到结果。")]
    }
    sentences.append(verdict(answer, words))
    sentences += [certainty(answer, words), binding(answer, words), curse(words), attemptsSentence(words)].compactMap {
      $0
    }
    sentences.append(scope(words))
    sentences.append(luck(words))
    return sentences
  }

  /// Whether the mix does what is asked.
  private func verdict(_ answer: Seek.Confirmed, _ words: SummaryWords) -> String {
    let number = number(of: answer.mix)
    switch found.isReached {
    case true?:
      return words(
        "Mix \(number) does what is asked, with fresh luck too: it is the best that the search has found.",
        "组合 \(number) 在新随机数下仍满足要求，是搜索所得的最佳组合。")
    case false?:
      if Merit(found.problem, answer.believed).lack > 0 {
        return words(
          "NO mix of these levers that was looked at does what is asked; mix \(number) comes nearest.",
          "所搜索的组合均不能满足要求；组合 \(number) 最为接近。")
      }
      let safer = found.cheapestThatHolds.map { safer in
        words(
          " Mix \(self.number(of: safer.mix)) of the table did, but was chosen among several for having done so.",
          "表中组合 \(self.number(of: safer.mix)) 满足要求，但它是因此从若干组合中选出的。")
      }
      return words(
        "The search expected mix \(number) to do what is asked; fresh luck did NOT bear it out.",
        "搜索认为组合 \(number) 满足要求，但新随机数的运行未能证实。") + (safer ?? "")
    case nil:
      return words(
        "Mix \(number) could not be confirmed, as a run of it failed.", "组合 \(number) 有运行失败，未能确认。")
    }
  }

  /// How sure the confirmed chances are, and how many runs would make them so.
  private func certainty(_ answer: Seek.Confirmed, _ words: SummaryWords) -> String? {
    guard found.isReached == true, let confirmed = answer.confirmed else { return nil }
    let count = confirmed.runs.count
    let doubtful = asked.compactMap { asked -> (title: Text, runs: Int?)? in
      guard let least = asked.least else { return nil }
      let reached = confirmed.reached(asked.goal)
      guard Statistics.wilsonInterval(successes: reached, trials: count).lowerBound < least else { return nil }
      return (experiment.outcomes[asked.outcome].title, Self.runs(toTell: Double(reached) / Double(count), from: least))
    }
    guard !doubtful.isEmpty else {
      return words(
        "Every chance asked for lies below its 90 % interval: that it is kept is as sure as \(count) runs can make it.",
        "各项要求的概率均低于其 90% 区间，\(count) 次运行足以支持这一结论。")
    }
    let titles = doubtful.map { words($0.title.en, $0.title.zh) }.joined(separator: words(", ", "、"))
    let most = doubtful.map(\.runs).contains(nil) ? nil : doubtful.compactMap(\.runs).max()
    let more =
      most.map { words(" About \($0) replicates would tell.", "约需 \($0) 次运行方可判断。") }
      ?? words(
        " It stands just at what is asked: no number of replicates would tell; ask for a little less, or buy a little more.",
        "其概率恰在要求附近，再多运行也难以判断；可略降要求或略增投入。")
    return words(
      "\(titles): the interval of the chance reaches below what is asked, so \(count) runs do not make sure of it.\(more)",
      "\(titles)：概率区间的下端低于要求，\(count) 次运行尚不能确定。\(more)")
  }

  /// Runs after which the interval of a share would no longer hold another; nil if the two are too near, or the wrong way round.
  static func runs(toTell share: Double, from least: Double) -> Int? {
    guard share > least + 0.01 else { return nil }
    let spread = max(share * (1 - share), 0.01)
    let count = Statistics.normal95 * Statistics.normal95 * spread / ((share - least) * (share - least))
    return (Int(count / 10) + 1) * 10
  }

  /// What keeps the mix from being better: the chance or budget with least to spare, and levers at the end of their range.
  private func binding(_ answer: Seek.Confirmed, _ words: SummaryWords) -> String? {
    let estimate = answer.confirmed ?? answer.believed
    var slacks = zip(found.problem.chances, seek.chances).map { chance, written in
      (
        title: goalText(written.outcome, words.language),
        slack: estimate.score(chance.goal) - Mathematics.normalQuantile(chance.least)
      )
    }
    slacks += zip(found.problem.limits, seek.limits).map { limit, written in
      (
        title: experiment.outcomes[written.outcome].title[words.language],
        slack: -10 * limit.excess(estimate.mean(limit.column))
      )
    }
    guard let tightest = slacks.min(by: { $0.slack < $1.slack }) else { return nil }
    let ends = levers.indices.filter {
      answer.mix[$0] == found.space.axes[$0].levels.count - 1 && found.space.axes[$0].isOrdered
    }
    .map { levers[$0].name }
    let binds =
      tightest.slack < 0
      ? words("What is missing most: \(tightest.title).", "欠缺最多的是：\(tightest.title)。")
      : words("What binds: \(tightest.title).", "起约束作用的是：\(tightest.title)。")
    guard !ends.isEmpty else { return binds }
    return binds
      + words(
        " At the upper end of the range given: \(ends.joined(separator: ", ")); a wider range might do better.",
        "已达给定范围上限的工具：\(ends.joined(separator: "、"))；放宽范围或可更好。")
  }

  /// What luck had favoured in the search.
  private func curse(_ words: SummaryWords) -> String? {
    guard let first = found.attempts.first, let confirmed = first.confirmed, let asked = asked.first else { return nil }
    let believed = NumberText.percent(Self.chance(first.believed, asked.goal), words.language)
    let share = words.chance(confirmed.reached(asked.goal), of: confirmed.runs.count)
    return words(
      "Winner's curse: of many mixes the search picks those that luck favours. It believed in a chance of \(believed) for its first choice; fresh luck gave \(share). Only confirmed figures should be quoted.",
      "赢家诅咒：从众多组合中选优会偏向运气好的组合。搜索对首选组合的估计为 \(believed)，新随机数下为 \(share)。请只引用确认值。")
  }

  private func attemptsSentence(_ words: SummaryWords) -> String? {
    let count = found.attempts.count
    guard count > 1 else { return nil }
    return words(
      "\(count - 1) earlier choice\(count == 2 ? "" : "s") did not hold in the confirmation; the search learnt from \(count == 2 ? "it" : "them") and went on, each time with new luck.",
      "此前 \(count - 1) 次选择未通过确认，搜索据此继续，每次使用新的随机数。")
  }

  /// How much was looked at, and that a search is no proof.
  private func scope(_ words: SummaryWords) -> String {
    let cheap = origins.count { $0.stage == .search }
    let space =
      found.space.count == .max || found.space.count > 1_000_000_000
      ? words("more than a billion", "逾十亿") : NumberText.count(found.space.count, words.language)
    return words(
      "\(found.archive.mixes.count) of \(space) mixes were looked at, with \(cheap) runs of \(seek.effort.sample) and \(origins.count - cheap) of \(base.run.sample). A search may miss a better mix; among the neighbours of the mix found it knows none.",
      "共查看 \(space) 种组合中的 \(found.archive.mixes.count) 种：\(seek.effort.sample) 运行 \(cheap) 次，\(base.run.sample) 运行 \(origins.count - cheap) 次。搜索可能遗漏更优组合；在所得组合的邻近组合中未发现更优者。"
    )
  }

  private func luck(_ words: SummaryWords) -> String {
    let uncertain = experiment.factors.filter { $0.role == .uncertainty }.map(\.name)
    guard !uncertain.isEmpty else {
      return words(
        "Chances are over the luck of the draw alone: what is uncertain about the model is not in them.",
        "概率仅针对随机波动，未计入模型参数的不确定性。")
    }
    return words(
      "Chances are over luck and over worlds: each replicate draws \(uncertain.joined(separator: ", ")) anew, the same for every mix.",
      "概率同时针对随机波动与不确定情形：每次运行重新抽取 \(uncertain.joined(separator: "、"))，各组合相同。")
  }
}
