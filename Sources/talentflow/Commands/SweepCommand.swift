import DistrictModel
import Experiments

/// `talentflow sweep EXPERIMENT`: every point of a design.
enum SweepCommand: ExperimentCommand {
  typealias Method = SweepMethod

  static let summary = Text(en: "run every point of an experiment: which mixes do what", zh: "运行实验的全部设计点：不同组合的效果")
  static let details = Text(
    en: """
      Runs the base scenario of an experiment file at every point of its design (grid, list, Latin hypercube or Sobol' \
      sequence) and writes each run, each point's mean, spread, Monte-Carlo error, chance to reach its goal and \
      paired difference from the base scenario's point or the best, and charts of each outcome: a response surface for \
      two factors, else the outcome against each factor. All points meet the same luck unless the file says otherwise. Options change the base scenario. Results go to \
      Results/<experiment>. An interrupted sweep goes on where it stopped when it is run again. A run that fails is \
      listed with its reason and counts for nothing.
      """,
    zh: """
      按实验文件的设计（网格、列表、拉丁超立方或 Sobol' 序列）逐点运行基准情景，写出每次运行、各设计点的均值、离散、\
      蒙特卡洛误差、目标实现概率，以及与基准点（或最好点）的配对差异，并绘制每项结果的图：两个因子为响应面，否则为结果随各因子的变化。除非文件另有规定，\
      各点使用相同随机数。选项修改基准情景。结果写入 Results/<实验名>。中断后重新运行可继续。失败的运行会列出原因，不计入结果。
      """)
  static let examples = [
    (
      line: "talentflow sweep Scenarios/Experiments/homes-and-subsidy.json5",
      what: Text(en: "two levers, every pair of levels", zh: "两项工具的全部水平组合")
    ),
    (
      line: "talentflow sweep Scenarios/Experiments/four-levers.json5 --sample 1:100 --replicates 2",
      what: Text(en: "a Latin hypercube over four levers, a quick look", zh: "四项工具的拉丁超立方设计，快速浏览")
    ),
  ]
}
