import DistrictModel
import Reporting
import ScenarioFiles

// What may be concluded from packages in many worlds, and what not.

extension RobustSummary {
  func sentences(_ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    var sentences = failures(words)
    guard let together = found.together, let judged = found.judged else {
      return sentences + [
        words(
          "In no world is every run of every package done: nothing can be compared.", "没有一种情形下全部方案均完成运行，无法比较。")
      ]
    }
    sentences += [satisfying(together, words), regretted(judged, words)]
    sentences += [agreement(together, judged, words), noise(judged, words), sampling(words)].compactMap { $0 }
    sentences += boxSentences(words)
    sentences += [scope(words)] + [baseYearSentence(words)].compactMap { $0 }
    return sentences
  }

  private func failures(_ words: SummaryWords) -> [String] {
    guard failed > 0 else { return [] }
    let list = found.leftOut.prefix(12).map { "\($0 + 1)" }.joined(separator: words(", ", "、"))
    let more = found.leftOut.count > 12 ? words(", …", "等") : ""
    return [
      words(
        "\(failed) of \(runs.runs.count) runs FAILED: see status and reason in runs.csv. Worlds with a failed run are left out for all packages: \(list)\(more). If runs fail in hard worlds, every package looks better than it is.",
        "共 \(runs.runs.count) 次运行，其中 \(failed) 次失败，见 runs.csv 的 status 与 reason 列。含失败运行的情形对全部方案均不计入：\(list)\(more)。若失败多发于不利情形，各方案均会显得偏好。"
      )
    ]
  }

  // MARK: - Which package

  /// Which package satisfies in most worlds, and whether the next one may be as good.
  private func satisfying(_ goal: Robust.Goal, _ words: SummaryWords) -> String {
    let best = found.mostSatisfying
    let satisfaction = goal.satisfactions[best]
    let worlds = found.compared.count
    let title = title(best, words.language)
    guard satisfaction.worlds > 0 else {
      return words(
        "Satisficing: NO package satisfies in any of the \(worlds) worlds.", "达标：\(worlds) 种情形下没有任何方案达标。")
    }
    let mayBeAsGood = satisfaction.leadMayBeLuck(over: goal.satisfactions)
    let alike = found.ranked.filter { $0 != best && mayBeAsGood[$0] }
    let first = words(
      "Satisficing: \(title) satisfies in most worlds, \(satisfaction.worlds) of \(worlds).",
      "达标：\(title)达标的情形最多，\(worlds) 种中有 \(satisfaction.worlds) 种。")
    guard !alike.isEmpty else {
      return first
        + words(
          " World by world, its lead over every other package is more than luck (10 % level over all of them).",
          "逐情形比较，其领先各方案均非偶然（总体 10% 水平）。")
    }
    let list = alike.map { other -> String in
      let pair = Satisfaction.compare(satisfaction, goal.satisfactions[other])
      return words(
        "\(self.title(other, .en)) (\(pair.oneOnly) worlds against \(pair.otherOnly))",
        "\(self.title(other, .zh))（\(pair.oneOnly) 比 \(pair.otherOnly)）")
    }.joined(separator: words(", ", "、"))
    return first
      + words(
        " Its lead over these may be luck, by the worlds in which only one of the two satisfies: \(list).",
        "但就仅其中一方达标的情形数看，对以下方案的领先可能出于偶然：\(list)。")
  }

  /// Which package is regretted least at worst, and how often another would be if luck were redrawn.
  private func regretted(_ judged: Robust.Outcome, _ words: SummaryWords) -> String {
    let outcome = experiment.outcomes[found.asked.regret]
    let best = judged.matrix.leastLargestRegret
    let standing = judged.matrix.standings[best]
    let world = standing.worldOfLargestRegret
    let size = words.size(standing.largestRegret, of: outcome)
    let error = words.size(judged.luck.ofLargestRegret[best], of: outcome)
    let draws = shares(judged, words)
    let place = worldText(world, words)
    guard standing.largestRegret > 0 else {
      return words(
        "Minimax regret: \(title(best, .en)) is best in every world. \(draws)",
        "最小最大后悔：\(title(best, .zh))在每种情形下均为最佳。\(draws)")
    }
    return words(
      "Minimax regret: \(title(best, .en)) has the smallest largest regret, \(size) (standard error \(error)), in world \(world + 1) (\(place)). \(draws)",
      "最小最大后悔：\(title(best, .zh))的最大后悔值最小，为 \(size)（标准误 \(error)），出现在情形 \(world + 1)（\(place)）。\(draws)")
  }

  /// `With the luck of every world redrawn, it comes out again in 71 % of 400 draws; Housing first in 25 %.`
  private func shares(_ judged: Robust.Outcome, _ words: SummaryWords) -> String {
    let best = judged.matrix.leastLargestRegret
    let luck = judged.luck
    func share(_ package: Int) -> String {
      NumberText.percent(Double(luck.leastRegretDraws[package]) / Double(luck.draws), words.language)
    }
    let others = packages.indices.filter { $0 != best && luck.leastRegretDraws[$0] > 0 }
      .sorted { (luck.leastRegretDraws[$0], $1) > (luck.leastRegretDraws[$1], $0) }.prefix(3)
      .map { words("\(title($0, .en)) in \(share($0))", "\(title($0, .zh)) \(share($0))") }
    let rest = others.isEmpty ? "" : words("; ", "；") + others.joined(separator: words(", ", "、"))
    let verdict =
      isRegretSure(judged)
      ? "" : words(" The choice lies within the noise: more replicates would tell.", "该选择在随机误差范围之内，需更多运行方可判断。")
    return words(
      "With the luck of every world redrawn, it comes out in \(share(best)) of \(luck.draws) draws\(rest).\(verdict)",
      "对各情形的随机性重抽 \(luck.draws) 次，其中 \(share(best)) 仍选出该方案\(rest)。\(verdict)")
  }

  /// Whether the choice by regret holds in nine of ten draws of luck.
  func isRegretSure(_ judged: Robust.Outcome) -> Bool {
    10 * judged.luck.leastRegretDraws[judged.matrix.leastLargestRegret] >= 9 * judged.luck.draws
  }

  /// Whether the two rules choose the same; nil if no package satisfies anywhere.
  private func agreement(_ goal: Robust.Goal, _ judged: Robust.Outcome, _ words: SummaryWords) -> String? {
    let (often, regret) = (found.mostSatisfying, judged.matrix.leastLargestRegret)
    guard goal.satisfactions[often].worlds > 0 else { return nil }
    guard often != regret else {
      return words(
        "Both rules choose \(title(often, .en)).", "两种准则均选择\(title(often, .zh))。")
    }
    let pair = Satisfaction.compare(goal.satisfactions[often], goal.satisfactions[regret])
    let standings = judged.matrix.standings
    let outcome = experiment.outcomes[found.asked.regret]
    let more = words.size(standings[often].largestRegret - standings[regret].largestRegret, of: outcome)
    let doubt =
      pair.probability > 0.1 || !isRegretSure(judged)
      ? words(
        " At least one of the two differences lies within luck: neither rule alone settles it.",
        "两项差异中至少一项在随机误差范围之内，仅凭其一不能定论。")
      : ""
    return words(
      "The two rules DISAGREE: \(title(often, .en)) satisfies in \(pair.oneOnly - pair.otherOnly) more worlds, \(title(regret, .en)) has the largest regret smaller by \(more). Which counts more is for the planner to say.\(doubt)",
      "两种准则结论不一致：\(title(often, .zh))多在 \(pair.oneOnly - pair.otherOnly) 种情形下达标，\(title(regret, .zh))的最大后悔值则小 \(more)。孰轻孰重由规划者判断。\(doubt)"
    )
  }

  // MARK: - How sure

  private func noise(_ judged: Robust.Outcome, _ words: SummaryWords) -> String {
    let outcome = experiment.outcomes[found.asked.regret]
    let (mean, difference) = (
      words.size(judged.luck.ofMean, of: outcome), words.size(judged.luck.ofDifference, of: outcome)
    )
    let best = judged.matrix.leastLargestRegret
    let (seen, fresh) = (
      words.size(judged.matrix.standings[best].meanRegret, of: outcome),
      words.size(judged.luck.freshRegret[best], of: outcome)
    )
    return words(
      "Luck within a world: with \(base.run.replicates) runs the mean of a package is known to a standard error of \(mean), a difference between two packages, which share their luck, of \(difference). The best package of a world is partly the luckiest, so that regret is too large as seen: for \(title(best, .en)) \(seen) in the mean, \(fresh) if other runs choose the best; the truth lies about between.",
      "情形内的随机性：\(base.run.replicates) 次运行下，单个方案均值的标准误为 \(mean)，共享随机数的两方案之差的标准误为 \(difference)。每种情形的最佳方案部分出于运气，故直接所得的后悔值偏大：\(title(best, .zh))的平均后悔值直接计算为 \(seen)，由另一半运行选定最佳时为 \(fresh)，真值大致介于两者之间。"
    )
  }

  /// A coarse sample has more luck than the district, which moves shares of runs.
  private func sampling(_ words: SummaryWords) -> String? {
    let sample = base.run.sample
    guard sample.persons > 1 else { return nil }
    return words(
      "One person in \(sample.persons) was simulated: the district itself has less luck. That moves in how many worlds a package satisfies; regret, which is of differences, less. Check the packages that matter at a finer sample.",
      "本次按 \(sample) 抽样模拟：实际城区的随机波动更小。这会改变达标的情形数，对后悔值（差值）影响较小。对要紧的方案请用更细的抽样核对。"
    )
  }

  private func scope(_ words: SummaryWords) -> String {
    let names = factors.map { $0.title[words.language] }.joined(separator: words(", ", "、"))
    return words(
      "Shares are of \(found.compared.count) worlds drawn from the stated ranges of \(names), all else as in the base. They say how much of what was thought possible a package stands, not how likely the future is; what is not among these factors is in no world.",
      "比例针对按 \(names) 的给定范围抽取的 \(found.compared.count) 种情形，其余同基准情景。它说明方案在所设想的可能情形中能承受多少，而非未来发生的概率；未列入的不确定因素不在其中。"
    )
  }

  /// `Pull of rival cities 1.83, Weight of wages 0.41`
  func worldText(_ world: Int, _ words: SummaryWords) -> String {
    zip(factors, found.worlds[world].values).map { "\($0.title[words.language]) \($1.short)" }.joined(
      separator: words(", ", "，"))
  }
}
