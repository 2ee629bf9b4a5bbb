import Testing

@testable import Experiments

struct WorkEstimateTests {
  @Test func `an estimate adds starts and months and divides by the threads that have work`() {
    let estimate = WorkEstimate(runs: 10, months: 600, threads: 2, trial: (start: 0.5, month: 0.01))
    #expect(estimate.seconds == 5.5)
    #expect(estimate.text.en == "about 6 s with 2 threads")
    #expect(WorkEstimate(runs: 1, months: 60, threads: 4, trial: (1, 0.1)).seconds == 7)
    #expect(WorkEstimate.duration(0.2).en == "a second")
    #expect(WorkEstimate.duration(61).en == "65 s")
    #expect(WorkEstimate.duration(3601).zh == "65 分钟")
    #expect(WorkEstimate.duration(36_000).en == "10 h")
  }
}
