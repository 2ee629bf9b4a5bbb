import DistrictModel
import Experiments

/// `talentflow sensitivity EXPERIMENT`: which factors matter.
enum SensitivityCommand: ExperimentCommand {
  typealias Method = SensitivityMethod

  static let summary = Text(en: "which levers and assumptions an outcome hangs on", zh: "结果取决于哪些工具与假设")
  static let details = Text(
    en: """
      Varies the factors of an experiment file by its design and ranks them for each outcome. tornado: one factor at a \
      time, low and high; a first look. morris: elementary effects, mean size, mean and deviation; screens many \
      factors with few runs. sobolIndices: shares of the variance, of each factor alone and with all it has a part in. \
      Factors of one group are varied together by the last two. Every number has its interval, and the summary says which \
      neighbours the sample cannot rank and about how many runs would. Charts of each outcome show the ranking, and whether \
      it has settled. Options change the base scenario. Results go to \
      Results/<experiment>. An interrupted analysis goes on where it stopped when it is run again. A replicate that \
      fails at one point counts at none.
      """,
    zh: """
      按实验文件的设计变动各因子，并对每项结果排序。tornado：每次一个因子取低值与高值，用于初步了解；morris：基本效应的平均\
      幅度、均值与标准差，以较少运行筛选众多因子；sobolIndices：方差份额，即各因子单独及连同其参与的共同作用所占比例。后两种\
      方法将同组因子一起变动。各数值均带区间，摘要说明哪些相邻因子在此样本下无法排序、约需多少样本，并为每项结果绘制排序图与收敛图。选项修改基准情景。结果写入 \
      Results/<实验名>。中断后重新运行可继续。在某一设计点失败的重复序号在所有设计点均不计入。
      """)
  static let examples = [
    (
      line: "talentflow sensitivity Scenarios/Experiments/what-matters.json5 --sample 1:200",
      what: Text(en: "which levers and assumptions matter, a quick look", zh: "哪些工具与假设重要，快速浏览")
    )
  ]
}
