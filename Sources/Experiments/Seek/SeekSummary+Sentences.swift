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
    sentences += [binding(answer, words), ruleSentence(words), curse(words), sampling(words)].compactMap { $0 }
    sentences.append(scope(words))
    sentences += [luck(words)] + [baseYearSentence(words)].compactMap { $0 }
    return sentences
  }

  /// Whether the mix does what is asked.
  private func verdict(_ answer: Seek.Confirmed, _ words: SummaryWords) -> String {
    let number = number(of: answer.mix)
    let attempts = found.attempts.count
    switch found.isReached {
    case true?:
      let tries = attempts == 1 ? "" : words(" at attempt \(attempts)", "（第 \(attempts) 次尝试）")
      return words(
        "CONFIRMED\(tries): mix \(number) does what is asked with fresh luck too. Of the mixes whose confirmation it could expect to succeed it is the best that the search has found.",
        "已确认\(tries)：组合 \(number) 在新随机数下满足要求，是搜索所得、预期可通过确认的最佳组合。")
    case false?:
      if Merit(found.problem, answer.believed).lack > 0 {
        return words(
          "NOT CONFIRMED. NO mix of these levers that was looked at does what is asked; mix \(number) comes nearest.",
          "未获确认。所搜索的组合均不能满足要求；组合 \(number) 最为接近。")
      }
      let tooFew = asked.compactMap(\.least).filter { found.rule.needed(for: $0) == nil }.max()
      if let tooFew {
        let fewest = Confirmation.fewestReplicates(for: tooFew)
        let share = NumberText.percent(tooFew, words.language)
        return words(
          "NOT CONFIRMED: \(found.rule.replicates) replicates cannot confirm a chance of \(share), whatever comes of them; needs \(fewest) or more, better 64. Mix \(number) is what the search found.",
          "未获确认：\(found.rule.replicates) 次运行无论结果如何都不足以确认 \(share) 的概率，至少需 \(fewest) 次，最好 64 次。组合 \(number) 仅为搜索所得。")
      }
      return words(
        "NOT CONFIRMED: the search expected mix \(number) to do what is asked; fresh luck did not bear it out\(attempts == 1 ? "" : ", nor any of the \(attempts - 1) before it"). More replicates confirm a mix with less to spare.",
        "未获确认：搜索认为组合 \(number) 满足要求，但新随机数的运行未能证实\(attempts == 1 ? "" : "，此前 \(attempts - 1) 次尝试亦然")。增加运行次数可使余量较小的组合通过确认。"
      )
    case nil:
      return words(
        "NOT CONFIRMED: a run of mix \(number) failed.", "未获确认：组合 \(number) 有运行失败。")
    }
  }

  /// What counts as confirmed, and how often that is wrong.
  private func ruleSentence(_ words: SummaryWords) -> String {
    let counts = asked.compactMap { asked -> String? in
      guard let least = asked.least, let needed = found.rule.needed(for: least) else { return nil }
      let share = NumberText.percent(least, words.language)
      return words(
        "\(needed) of \(found.rule.replicates) runs for \(share)",
        "\(share) 需 \(found.rule.replicates) 次中达标 \(needed) 次")
    }
    let needed =
      counts.isEmpty ? "" : words(" (\(counts.joined(separator: ", ")))", "（\(counts.joined(separator: "、"))）")
    return words(
      "Confirmed means: the exact 95 % interval of the chance, or of the mean for a budget, lies on the right side of what is asked\(needed). Every attempt has fresh luck and there are \(Confirmation.mostAttempts) at most, so a mix that falls short is confirmed in one search of ten at most.",
      "“确认”指概率的精确 95% 区间（预算则为均值的 95% 区间）全部落在要求一侧\(needed)。每次尝试均用新随机数，至多 \(Confirmation.mostAttempts) 次，因此不达标的组合被误认的机会不超过十分之一。"
    )
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
    guard !asked.isEmpty, !found.attempts.isEmpty else { return nil }
    return words(
      "Winner's curse: of many mixes the search picks those that luck favours, so that what it believed is too good on average. Only confirmed figures should be quoted; these too are of a mix that passed, and so lean a little to the good side.",
      "赢家诅咒：从众多组合中选优会偏向运气好的组合，搜索时的估计平均偏乐观。请只引用确认值；确认值来自已通过的组合，仍略偏乐观。")
  }

  /// A coarse sample has more luck than the district, so that a chance of it is nearer to one half.
  private func sampling(_ words: SummaryWords) -> String? {
    let sample = base.run.sample
    guard sample.persons > 1, !asked.isEmpty else { return nil }
    return words(
      "Confirmed with one person in \(sample.persons): the district itself has less luck, so that its chance lies farther from one half. A mix held to a chance above one half here has more to spare, and may cost more, than the district needs; a finer sample tells.",
      "本次按 \(sample) 抽样确认：实际城区的随机波动更小，概率离二分之一更远。要求的概率高于二分之一时，此处得到的组合余量偏大、成本可能高于实际所需；可用更细的抽样核对。"
    )
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
