import DistrictModel
import Experiments

/// `talentflow robust EXPERIMENT`: packages of levers in many worlds, and in which of them one fails.
enum RobustCommand: ExperimentCommand {
  typealias Method = RobustMethod

  static let summary = Text(
    en: "hold packages of levers against many worlds: which stands up, and where it fails", zh: "检验政策方案在多种不确定情形下的稳健性")
  static let details = Text(
    en: """
      Runs every package of an experiment file in every world: values for what is uncertain, drawn from the stated ranges. \
      The packages of a world share its luck. Told of each package: in how many worlds it satisfies (enough of the world's \
      runs reach everything that is to be reached), with the interval of that share; the mean, the worst world, and the \
      regret, that is how far it falls behind the best package of the same world. Which package the two rules choose \
      (most worlds satisfied, smallest largest regret), whether they agree, and whether the choice is more than luck. Of \
      one package the worlds in which it fails are described by limits on what is uncertain, if there are any. Options \
      change the base scenario and the packages alike. Results go to Results/<experiment>. An interrupted experiment goes \
      on where it stopped when it is run again. A world with a failed run is left out for all packages, and named.
      """,
    zh: """
      将实验文件中的各方案放在每种情形（按给定范围抽取的不确定因素取值）下运行；同一情形的各方案共享随机数。对每个方案给出：达标的情形数\
      （该情形足够多的运行实现全部所求结果）及其比例区间，均值、最差情形，以及后悔值（落后于同一情形下最佳方案的幅度）。并给出两种准则\
      （达标情形最多、最大后悔值最小）各自选择的方案、是否一致、是否超出随机误差。对其中一个方案，如能归纳，则以不确定因素的界限描述其失效的\
      情形。选项同时修改基准情景与各方案。结果写入 Results/<实验名>。中断后重新运行可继续。含失败运行的情形对全部方案均不计入，并予列明。
      """)
  static let examples = [
    (
      line: "talentflow robust Scenarios/Experiments/which-holds.json5",
      what: Text(en: "six packages of the same cost in many worlds", zh: "同等投入的六个方案在多种情形下的表现")
    ),
    (
      line: "talentflow robust Scenarios/Experiments/which-holds.json5 --sample 1:500 --replicates 2",
      what: Text(en: "a quick look at a coarse sample", zh: "粗抽样快速浏览")
    ),
  ]
}
