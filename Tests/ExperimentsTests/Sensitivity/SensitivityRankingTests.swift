import DistrictModel
import Testing

@testable import Experiments

struct SensitivityRankingTests {
  private func estimate(_ value: Double, _ half: Double) -> Estimate {
    Estimate(value: value, interval: (value - half)...(value + half))
  }

  @Test func `factors whose intervals are apart are ranked`() {
    let ranking = SensitivityRanking(
      [estimate(0.1, 0.04), estimate(0.6, 0.1), estimate(0.3, 0.1)], sample: 64, negligible: 0)
    #expect(ranking.order == [1, 2, 0])
    #expect(ranking.ties.isEmpty)
    #expect(ranking.needed == nil)
  }

  /// 0.4 ± 0.1 and 0.3 ± 0.1: half-widths add up to twice the distance, so that four times the sample parts them.
  @Test func `twice the width asks for four times the sample`() {
    let ranking = SensitivityRanking([estimate(0.3, 0.1), estimate(0.4, 0.1)], sample: 64, negligible: 0.05)
    #expect(ranking.ties.map(\.upper) == [1] && ranking.ties.map(\.lower) == [0])
    // Binary fractions leave 256 a last digit short or over.
    #expect((256...257).contains(ranking.needed ?? 0))
  }

  @Test func `two negligible factors need no order, and equal ones can have none`() {
    let small = [estimate(0.01, 0.02), estimate(0.012, 0.02)]
    #expect(SensitivityRanking(small, sample: 64, negligible: 0.05).ties.isEmpty)
    #expect(!SensitivityRanking(small, sample: 64, negligible: 0).ties.isEmpty)
    let equal = SensitivityRanking([estimate(0.5, 0.1), estimate(0.5, 0.1)], sample: 64, negligible: 0)
    #expect(equal.order == [0, 1])
    #expect(equal.ties.map(\.needed) == [nil])
    #expect(equal.needed == nil && !equal.ties.isEmpty)
  }

  @Test func `an estimate without an interval is undecided`() {
    let ranking = SensitivityRanking(
      [estimate(0.5, 0.01), Estimate(value: 0.1, interval: nil)], sample: 8, negligible: 0)
    #expect(ranking.ties.count == 1)
  }

  /// The number that the ranking asks for does part the factors: two slopes whose shares differ by some 10 %.
  @Test func `the sample asked for is about the sample that does`() throws {
    func ranking(rows: Int) throws -> SensitivityRanking {
      let design = SaltelliDesign(groups: .single(3), rows: rows, seed: 21)
      let results = design.points.map { 5 * $0[0] + 4.5 * $0[1] * $0[1] + $0[2] }
      let indices = try #require(
        SobolIndices(design, results: results, bootstrap: Bootstrap(resamples: 300, seed: 2)))
      return SensitivityRanking(indices.total, sample: rows, negligible: 0.01)
    }
    let few = try ranking(rows: 64)
    let needed = try #require(few.needed)
    #expect(needed > 64)
    #expect(try ranking(rows: 2 * needed).ties.isEmpty)
  }

  @Test func `a negative index is explained in both languages`() {
    let names = [Text(en: "rent", zh: "租金"), Text(en: "jobs", zh: "岗位")]
    let within = SensitivityRemark.negativeWithinError(group: 1, value: -0.0123).text(names: names)
    #expect(
      within.en
        == "jobs: the first-order index of −0.012 is a small or zero effect plus sampling error; a share cannot be negative, "
        + "but its estimate can.")
    #expect(within.zh == "岗位：一阶指数 −0.012 为接近于零的效应加抽样误差；份额本身不会为负，其估计值可以为负。")
    let tie = SensitivityRanking.Tie(upper: 0, lower: 1, needed: 4096)
    #expect(
      SensitivityRemark.undecided(tie).text(names: names).en
        == "rent and jobs cannot be ranked by this sample; 4,096 rows would do.")
    #expect(
      SensitivityRemark.undecided(tie).text(names: names, unit: .trajectories).zh == "租金与岗位在此样本下无法排序；约需 4096 条轨迹。")
  }

  /// Noise of deviation 12 on a result that hangs on nothing: sizes of effects average 2·12/√π/(2/3) = 20.3; over 2 × 1,000 effects of
  /// deviation 15.3 the standard error is 0.35, some more because neighbours share a point.
  @Test func `luck of each point makes effects of the size stated`() throws {
    let design = MorrisDesign(groups: .single(2), trajectories: 1000, seed: 5)
    let draws = DesignDraws(.bootstrap, seed: 7)
    let results = design.points.indices.map { 12 * Mathematics.normalQuantile(draws.uniform($0)) }
    let screening = MorrisScreening(design, results: results, bootstrap: Bootstrap(resamples: 100, seed: 1))
    let ranking = SensitivityRanking(screening.measures.map(\.importance), sample: 1000, negligible: 0)
    let remarks = SensitivityRemark.remarks(on: screening, ranking: ranking, luck: .independent(variance: 144))
    guard case .luckInEffects(let size) = try #require(remarks.last) else {
      Issue.record("the luck of points is remarked on")
      return
    }
    #expect(abs(size - 20.31) < 0.01)
    #expect(abs(Statistics.mean(screening.measures.map(\.importance.value)) - size) < 2.2)
    #expect(
      remarks.last?.text(names: []).en == "Points had luck of their own; effects of about 20 arise from luck alone.")
  }

  @Test func `effects that are all zero are said to be none`() {
    let design = MorrisDesign(groups: .single(2), trajectories: 4, seed: 5)
    let screening = MorrisScreening(
      design, results: design.points.map { _ in 3 }, bootstrap: Bootstrap(resamples: 10, seed: 1))
    let ranking = SensitivityRanking(screening.measures.map(\.importance), sample: 4, negligible: 0)
    #expect(SensitivityRemark.remarks(on: screening, ranking: ranking, luck: .common) == [.nothingVaries])
  }

  @Test func `remarks name what the indices show`() throws {
    let design = SaltelliDesign(groups: .single(3), rows: 64, seed: 3)
    let indices = try #require(
      SobolIndices(
        design, results: design.points.map(TestFunctions.ishigami), bootstrap: Bootstrap(resamples: 200, seed: 2)))
    let ranking = SensitivityRanking(indices.total, sample: 64, negligible: 0.05)
    let remarks = SensitivityRemark.remarks(on: indices, ranking: ranking, luck: .common)
    #expect(remarks.filter { if case .undecided = $0 { true } else { false } }.count == ranking.ties.count)
    #expect(remarks.contains(.interactions(share: indices.interactionShare)))
    #expect(remarks.last == .luckInCommon)
  }
}
