import DistrictModel
import ScenarioFiles

/// Carries out the points of a calibration, batch by batch, each kept on the disk as soon as it is done.
///
/// A class, because the steps of a search share its count.
final class CalibrationRuns {
  private let search: CalibrationSearch
  private let carrier: RunCarrier

  init(_ search: CalibrationSearch, carrier: RunCarrier) {
    self.search = search
    self.carrier = carrier
  }

  /// Points so far; fits of constants alone are none.
  private(set) var points = 0

  /// Runs that failed, with their reasons.
  var failures: [(run: Int, reason: String)] {
    carrier.register.all.enumerated().compactMap { number, status in
      if case .failed(let reason) = status { (number, reason) } else { nil }
    }
  }

  /// Runs points that are not known yet, and judges all of them.
  ///
  /// - Parameters:
  ///   - places: in the unit cube, each with its seed.
  ///   - noise: of each figure; nil while that is to be found out.
  ///   - following: points that are known to come after these.
  ///   - phase: of the progress.
  func evaluate(
    _ places: [(place: [Double], seed: UInt64)], noise: [Double]?, following: Int = 0, phase: WorkMeter.Phase
  ) throws(ExperimentFailure) -> [CalibrationSearch.Evaluation] {
    let simulator = search.simulator
    let constants = simulator.constants.count
    let size = constants + simulator.figures.count
    let register = carrier.register
    points += places.count
    let numbers = register.register(places.count) { $1.count == size }
    let waiting = numbers.filter { register[$0] == .waiting }
    if let meter = carrier.meter {
      meter.begin(phase)
      meter.add((waiting.count + following) * simulator.monthsPerPoint + meter.done - meter.total)
    }
    let carry = Carry(search: search, carrier: carrier)
    do throws(RunFailure) {
      _ = try carrier.pool.map(count: waiting.count) { index throws(RunFailure) in
        try carry.point(waiting[index], places[waiting[index] - numbers.lowerBound])
      }
    } catch {
      throw ExperimentFailure(error)
    }
    return zip(numbers, places).map { number, place in
      var point: CalibrationPoint?
      if case .done(let values) = register[number] { point = CalibrationPoint(values, constants: constants) }
      return search.judged(number, place.place, point, noise: noise)
    }
  }

  /// Fits the constants of particles once more, with less noise: what luck leaves in them would pass for uncertainty.
  ///
  /// - Returns: the constants, in the order of the particles; those found before where the fit fails.
  func refit(
    _ particles: [CalibrationSearch.Evaluation], by refit: CalibrationSettings.Refit, seed: UInt64
  ) throws(ExperimentFailure) -> [[Double]] {
    let register = carrier.register
    let size = search.simulator.constants.count
    let numbers = register.register(particles.count) { $1.count == size }
    let waiting = numbers.filter { register[$0] == .waiting }
    let months = search.simulator.months(of: refit)
    if let meter = carrier.meter {
      meter.begin(.constants)
      meter.add(waiting.count * months + meter.done - meter.total)
    }
    let carry = Carry(search: search, carrier: carrier)
    do throws(RunFailure) {
      _ = try carrier.pool.map(count: waiting.count) { index throws(RunFailure) in
        try carry.constants(
          waiting[index], particles[waiting[index] - numbers.lowerBound], refit, seed: seed, months: months)
      }
    } catch {
      throw ExperimentFailure(error)
    }
    return zip(numbers, particles).map { number, particle in
      if case .done(let values) = register[number] { return values }
      return particle.point?.constants ?? []
    }
  }
}

extension WorkMeter.Phase {
  static let firstDesign = WorkMeter.Phase(title: Text(en: "first design", zh: "首轮设计"), isOpen: false)
  static let constants = WorkMeter.Phase(title: Text(en: "constants", zh: "拟合常数"), isOpen: false)

  /// How many points a generation tries is known when it is complete.
  static func generation(_ number: Int) -> WorkMeter.Phase {
    WorkMeter.Phase(title: Text(en: "generation \(number)", zh: "第 \(number) 代"), isOpen: true)
  }
}

/// What a thread does with one run.
private struct Carry: Sendable {
  let search: CalibrationSearch
  let carrier: RunCarrier

  /// The base scenario at a point; nil if it cannot take the values, which is noted.
  private func scenario(at place: [Double], _ run: Int) -> Scenario? {
    do throws(ScenarioProblems) {
      return try search.experiment.scenario(at: DesignPoint(place, of: search.experiment.factors).values).scenario
    } catch {
      carrier.register.fail(run, reason: error.problems.first?.message ?? error.description)
      return nil
    }
  }

  func constants(
    _ run: Int, _ particle: CalibrationSearch.Evaluation, _ refit: CalibrationSettings.Refit, seed: UInt64,
    months: Int
  ) throws(RunFailure) {
    let register = carrier.register
    register.begin(run)
    guard let scenario = scenario(at: particle.place, run), let point = particle.point else { return }
    do throws(RunFailure) {
      let cancellation = carrier.cancellation
      let found = try search.simulator.refitted(
        scenario, from: point.constants, by: refit, seed: seed, isCancelled: { cancellation.isCancelled })
      register.finish(run, found)
      for _ in 0..<months { carrier.meter?.addOne() }
    } catch .cancelled {
      register.release(run)
      throw .cancelled
    } catch {
      register.fail(run, reason: error.description)
    }
  }

  func point(_ run: Int, _ place: (place: [Double], seed: UInt64)) throws(RunFailure) {
    let register = carrier.register
    register.begin(run)
    guard let scenario = scenario(at: place.place, run) else { return }
    do throws(RunFailure) {
      let cancellation = carrier.cancellation
      switch try search.simulator.simulate(scenario, seed: place.seed, isCancelled: { cancellation.isCancelled }) {
      case .success(let point): register.finish(run, point.values)
      case .failure(let failure): register.fail(run, reason: failure.reason)
      }
      for _ in 0..<search.simulator.monthsPerPoint { carrier.meter?.addOne() }
    } catch .cancelled {
      register.release(run)
      throw .cancelled
    } catch {
      register.fail(run, reason: error.description)
    }
  }
}
