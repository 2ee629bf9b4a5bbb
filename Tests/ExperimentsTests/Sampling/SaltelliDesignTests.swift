import Testing

@testable import Experiments

struct SaltelliDesignTests {
  @Test(arguments: [false, true]) func `points between A and B take each group from the other`(hasSecondOrder: Bool) {
    let groups = FactorGroups([[1], [0, 2]])
    let design = SaltelliDesign(groups: groups, rows: 8, hasSecondOrder: hasSecondOrder, seed: 4)
    #expect(design.points.count == 8 * (hasSecondOrder ? 6 : 4))
    for row in 0..<8 {
      let a = design.points[design.placeOfA(row: row)]
      let b = design.points[design.placeOfB(row: row)]
      #expect(design.points[design.placeOfAB(row: row, group: 0)] == [a[0], b[1], a[2]])
      #expect(design.points[design.placeOfAB(row: row, group: 1)] == [b[0], a[1], b[2]])
      if hasSecondOrder {
        #expect(design.points[design.placeOfBA(row: row, group: 0)] == [b[0], a[1], b[2]])
        #expect(design.points[design.placeOfBA(row: row, group: 1)] == [a[0], b[1], a[2]])
      }
    }
  }

  @Test func `a design of more rows begins with one of fewer`() {
    let small = SaltelliDesign(groups: .single(3), rows: 16, seed: 4)
    let large = SaltelliDesign(groups: .single(3), rows: 64, seed: 4)
    #expect(Array(large.points.prefix(small.points.count)) == small.points)
  }

  @Test func `a tornado moves one factor at a time`() {
    let design = TornadoDesign(factors: 2, centre: [0.3, 0.6], low: 0.1, high: 0.9)
    #expect(design.points == [[0.3, 0.6], [0.1, 0.6], [0.9, 0.6], [0.3, 0.1], [0.3, 0.9]])
    #expect(design.points[design.placeOfLow(1)] == [0.3, 0.1])
    #expect(design.points[design.placeOfHigh(1)] == [0.3, 0.9])
  }
}
