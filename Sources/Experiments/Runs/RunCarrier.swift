import DistrictModel

/// Carries out the runs of an experiment, batch by batch, for whoever waits for them.
public struct RunCarrier: Sendable {
  /// Knows the runs that are finished already.
  public let register: RunRegister
  /// The threads; their number changes no value.
  public let pool: RunPool
  public let cancellation: Cancellation
  public let meter: WorkMeter?

  public init(
    register: RunRegister = RunRegister(), pool: RunPool, cancellation: Cancellation = Cancellation(),
    meter: WorkMeter? = nil
  ) {
    self.register = register
    self.pool = pool
    self.cancellation = cancellation
    self.meter = meter
  }

  /// Carries every run that waits to its end; the meter learns what is left before the first one starts.
  ///
  /// - Precondition: the runs are registered in `register`.
  /// - Throws: `cancelled`; finished runs stay registered.
  public func carry(_ runs: ExperimentRuns) throws(ExperimentFailure) {
    precondition(runs.register === register, "runs are carried where they are registered")
    if let meter { meter.add(runs.monthsLeft(threads: pool.threads) + meter.done - meter.total) }
    do throws(RunFailure) {
      try runs.execute(in: pool, cancellation: cancellation, meter: meter)
    } catch {
      throw ExperimentFailure(error)
    }
  }
}
