import DistrictModel
import Experiments

/// `talentflow seek EXPERIMENT`: the cheapest mix of levers that reaches the targets with a given probability.
enum SeekCommand: ExperimentCommand {
  typealias Method = SeekMethod

  static let summary = Text(
    en: "the cheapest mix of levers that is likely enough to reach its targets", zh: "寻找达到目标把握足够的最省组合")
  static let details = Text(
    en: """
      Looks for the mix of an experiment file's levers that costs least while chances to reach goals stay at or above \
      what is asked, or that makes a chance greatest within a budget. Cheap runs (1:20) find mixes, a few at the \
      experiment's own sample tell how cheap runs differ, and the mix found is confirmed there with luck that no choice \
      has seen: only confirmed figures should be quoted. A chance is confirmed if its exact 95 % interval lies above what is \
      asked (58 of 64 runs for 80 %), and the search aims at mixes that are likely to pass. One that does not is learnt \
      from, and the search goes on with new luck, four attempts at most: a mix that falls short is confirmed in one \
      search of ten at most. Mixes for more and for less than was asked make a frontier of cost and chance. If no \
      mix does what is asked, the nearest is told, and what is missing most. Options change the base scenario. Results \
      go to Results/<experiment>. An interrupted search goes on where it stopped when it is run again. Nothing is \
      concluded from a mix with a failed run.
      """,
    zh: """
      在实验文件所列工具中寻找组合：在目标实现概率不低于要求的前提下投入最小，或在预算内使实现概率最大。先以低成本运行（1:20）搜索，\
      再以少量全样本运行校准两者之差，最后用未参与选择的新随机数按实验自身的抽样确认：请只引用确认值。概率的精确 95% 区间全部高于要求\
      （如 80% 需 64 次中 58 次达标）方为确认，搜索会选取很可能通过确认的组合；未通过时据此继续，每次用新随机数，至多四次，\
      不达标组合被误认的机会不超过十分之一。\
      要求更高与更低时的组合构成投入与概率的前沿。若无组合满足要求，则给出最接近者及欠缺最多之处。选项修改基准情景。结果写入 \
      Results/<实验名>。中断后重新运行可继续。含失败运行的组合不用于任何结论。
      """)
  static let examples = [
    (
      line: "talentflow seek Scenarios/Experiments/cheapest-mix.json5",
      what: Text(en: "the cheapest mix for a chance of 80 %", zh: "实现概率 80% 的最省组合")
    ),
    (
      line: "talentflow seek Scenarios/Experiments/cheapest-mix.json5 --sample 1:200 --replicates 8",
      what: Text(en: "a quick look at a coarse sample", zh: "粗抽样快速浏览")
    ),
  ]
}
