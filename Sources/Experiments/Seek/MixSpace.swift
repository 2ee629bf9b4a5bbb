import ScenarioFiles

/// A mix of levers: for each lever the place of its level among those it may take.
package typealias Mix = [Int]

/// The mixes that a search may choose from: every combination of the levers' levels.
///
/// A lever of single levels takes these; one of a range takes 41 levels spread over it, so that a twentieth of the range is two steps.
/// The level of the base is always among them, so that it can be compared with.
package struct MixSpace: Sendable, Equatable {
  /// The levels of one lever.
  package struct Axis: Sendable, Equatable {
    package let levels: [Factor.Value]
    /// Whether neighbouring levels are alike: numbers are, words are not.
    package let isOrdered: Bool

    package init(_ levels: [Factor.Value]) {
      self.levels = levels
      isOrdered = levels.allSatisfy { $0.number != nil }
    }
  }

  package let axes: [Axis]

  /// Levels of a lever that may take any value of a range.
  package static let levelsOfRange = 41

  package init(_ axes: [Axis]) { self.axes = axes }

  /// - Precondition: every lever has a distribution.
  package init(levers: [Factor]) {
    axes = levers.map { lever in
      guard let distribution = lever.distribution else { preconditionFailure("\(lever.name) has no range") }
      let levels = distribution.levels(Self.levelsOfRange)
      // Of numbers, the search goes up and down.
      guard levels.allSatisfy({ $0.number != nil }) else { return Axis(levels) }
      var all = levels
      if let own = lever.baseValue, let number = own.number, distribution.range?.contains(number) == true,
        !all.contains(own)
      {
        all.append(own)
      }
      return Axis(all.sorted { $0.number! < $1.number! })
    }
  }

  package func values(of mix: Mix) -> [Factor.Value] { zip(axes, mix).map { $0.levels[$1] } }

  /// How many mixes there are; the largest number if more.
  package var count: Int {
    axes.reduce(1) { product, axis in
      let (next, isTooLarge) = product.multipliedReportingOverflow(by: axis.levels.count)
      return isTooLarge ? .max : next
    }
  }

  /// The mix nearest to values; a value that is no level of its lever counts as the first.
  package func nearest(to values: [Factor.Value?]) -> Mix {
    zip(axes, values).map { axis, value in
      if let exact = axis.levels.firstIndex(where: { $0 == value }) { return exact }
      guard axis.isOrdered, let number = value?.number else { return 0 }
      return axis.levels.indices.reduce(0) { best, place in
        let distance = { (place: Int) in ((axis.levels[place].number ?? 0) - number).magnitude }
        return distance(place) < distance(best) ? place : best
      }
    }
  }

  // MARK: - Distances

  /// Where a mix stands on each ordered lever, from −1 to 1; 0 on the others.
  package func position(of mix: Mix) -> [Double] {
    zip(axes, mix).map { axis, place in
      axis.isOrdered && axis.levels.count > 1 ? 2 * Double(place) / Double(axis.levels.count - 1) - 1 : 0
    }
  }

  /// Square of the distance between mixes; two words are as far apart as the middle of a range and its end.
  package func squaredDistance(_ one: Mix, _ other: Mix) -> Double {
    let (a, b) = (position(of: one), position(of: other))
    return axes.indices.reduce(0) { sum, axis in
      let distance = axes[axis].isOrdered ? a[axis] - b[axis] : one[axis] == other[axis] ? 0 : 1
      return sum + distance * distance
    }
  }

  // MARK: - Mixes to look at

  /// The first mixes: the given one, all levers at their lowest, all at their highest, all in the middle, then mixes that fill the space.
  package func start(_ count: Int, seed: Int, from first: Mix) -> [Mix] {
    let corners = [
      first, axes.map { _ in 0 }, axes.map { $0.levels.count - 1 }, axes.map { ($0.levels.count - 1) / 2 },
    ]
    let spread = SobolSequence.points(4 * count, dimensions: axes.count, scrambling: UInt64(seed)).map(mix)
    return Array(Self.distinct(corners + spread).prefix(max(count, 1)))
  }

  /// The mix in whose cell a point of the unit cube lies.
  func mix(at point: [Double]) -> Mix {
    zip(axes, point).map { min($0.levels.count - 1, Int($1 * Double($0.levels.count))) }
  }

  /// Mixes one step away: one lever up or down, or one up and another down by its own step; of words, every other one.
  ///
  /// - Parameter fraction: the step as a part of each lever's range, at least one level.
  package func neighbours(of mix: Mix, fraction: Double) -> [Mix] {
    let steps = axes.map { max(1, Int((fraction * Double($0.levels.count - 1)).rounded())) }
    func moved(_ mix: Mix, _ axis: Int, by step: Int) -> Mix? {
      var next = mix
      next[axis] = min(axes[axis].levels.count - 1, max(0, mix[axis] + step))
      return next == mix ? nil : next
    }
    let ordered = axes.indices.filter { axes[$0].isOrdered }
    var found: [Mix] = []
    for axis in axes.indices {
      if axes[axis].isOrdered {
        found += [-1, 1].compactMap { moved(mix, axis, by: $0 * steps[axis]) }
      } else {
        for place in axes[axis].levels.indices where place != mix[axis] {
          var next = mix
          next[axis] = place
          found.append(next)
        }
      }
    }
    for up in ordered {
      for down in ordered where down != up {
        if let raised = moved(mix, up, by: steps[up]), let next = moved(raised, down, by: -steps[down]) {
          found.append(next)
        }
      }
    }
    return Self.distinct(found)
  }

  /// Mixes among which the fitted surface looks for better ones: all of them if there are few, else some everywhere and many near a mix.
  func pool(near mix: Mix, seed: Int) -> [Mix] {
    if count <= Self.fewMixes {
      return axes.reduce([[]]) { mixes, axis in mixes.flatMap { head in axis.levels.indices.map { head + [$0] } } }
    }
    let wide = SobolSequence.points(512, dimensions: axes.count, scrambling: UInt64(seed)).map(self.mix)
    let near = [0.5, 0.25, 0.125, 0.0625, 0.03125].flatMap { width in
      SobolSequence.points(128, dimensions: axes.count, scrambling: UInt64(seed + 1)).map { point in
        axes.indices.map { axis -> Int in
          let last = axes[axis].levels.count - 1
          guard axes[axis].isOrdered else { return point[axis] < width ? self.mix(at: point)[axis] : mix[axis] }
          let offset = (2 * point[axis] - 1) * width * Double(last)
          return min(last, max(0, mix[axis] + Int(offset.rounded())))
        }
      }
    }
    return Self.distinct(wide + near)
  }

  private static let fewMixes = 2000

  static func distinct(_ mixes: [Mix]) -> [Mix] {
    var seen: Set<Mix> = []
    return mixes.filter { seen.insert($0).inserted }
  }
}
