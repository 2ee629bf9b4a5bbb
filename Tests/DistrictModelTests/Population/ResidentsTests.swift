import Foundation
import TestSupport
import Testing

@testable import DistrictModel

struct ResidentsTests {
  @Test func `a person goes into a row and comes out the same`() throws {
    var population = Population()
    let people = (0..<20).map { slot in
      person(slot, age: 20 + Double(slot) / 2) {
        $0.introduced = Int16(slot)
        $0.graduation = Int16(-slot)
        $0.child = slot % 2 == 0 ? noMonth : 3
        $0.approval = 7
        $0.cell = UInt16(slot)
        $0.sex = slot % 3 == 0 ? .female : .male
        $0.education = Education(rawValue: UInt8(slot % 6))!
        $0.tier = $0.education.tier
        $0.status = Status(rawValue: UInt8(slot % 5))!
        $0.zone = UInt8(slot % 7)
        $0.tenure = Tenure(rawValue: UInt8(slot % 5))!
        $0.entry = Entry(rawValue: UInt8(slot % 7))!
        $0.eligible = .e
        $0.talent = .f
        $0.pending = .d
        $0.flags = slot % 2 == 0 ? [.freshGraduate] : [.aiPost, .freshGraduate]
        $0.income = Float(1000 + slot)
        $0.incomeUtility = 0.25
        $0.skillFactor = 1.5
        $0.frailtyFactor = 0.75
        $0.gap = -0.5
        $0.gapMonth = Int16(slot)
      }
    }
    for person in people { population.append(person) }
    for row in people.indices { #expect(population[row] == people[row]) }
  }

  @Test func `when somebody leaves, the last row takes the place`() throws {
    var population = Population()
    for slot in 0..<5 { population.append(person(slot)) }
    let people = (0..<5).map { population[$0] }
    population.remove(1)
    #expect((0..<population.count).map { population[$0] } == [people[0], people[4], people[2], people[3]])
    population.remove(3)
    population.remove(0)
    #expect((0..<population.count).map { population[$0] } == [people[2], people[4]])
  }

  @Test func `"no month" is none that a calendar can reach`() {
    #expect(noMonth < -1200)
    #expect(noCell > 10_000)
  }

  /// Everything that can happen to a person, in a random order; the counts must equal those counted again.
  @Test func `counts follow every change of a person`() throws {
    let scenario = try ScenarioFixture.baseline()
    var residents = scenario.nobody
    let draws = RandomStreams(seed: 77).draws(.age)
    var number: UInt64 = 0
    func random(_ bound: Int) -> Int {
      number += 1
      return Int(draws.uniform(number) * Double(bound))
    }
    for slot in 0..<400 {
      residents.enter(
        person(slot) {
          $0.origin = UInt8(random(8))
          $0.zone = UInt8(random(7))
          $0.tier = Tier(rawValue: UInt8(random(3)))!
          $0.status = [Status.unemployed, .inactive, .student][random(3)]
          $0.tenure = Tenure(rawValue: UInt8(random(5)))!
        })
    }
    for _ in 0..<5000 {
      let row = random(residents.count)
      let isStudent = residents.population[row].status == .student
      switch random(8) {
      case 0 where !isStudent:
        residents.startWork(
          row, as: .employed, cell: UInt16(random(168)), wage: Float(3000 + random(9000)), aiPost: random(2) == 0)
      case 1 where !isStudent: residents.startWork(row, as: .entrepreneur, cell: noCell, wage: 5000)
      case 2 where !isStudent: residents.leaveWork(row, to: random(2) == 0 ? .unemployed : .inactive)
      case 3:
        let wage = Float(3000 + random(9000))
        residents.reviewWages { $0.isInWork && Int($0.birth) % 7 == row % 7 ? wage : nil }
      case 4: residents.setTenure(row, Tenure(rawValue: UInt8(random(5)))!)
      case 5 where residents.population[row].tier == .low && residents.population[row].status.isInWork:
        residents.setTier(row, .mid)
      case 6 where residents.count > 50: residents.leave(row)
      case 7:
        if residents.population[row].approval == noMonth {
          residents.apply(row, for: TalentClass.f.rawValue, decidedIn: 3)
        } else {
          residents.decide(row, isApproved: random(2) == 0)
        }
      default: break
      }
    }
    #expect(residents.matchesRecount)
    #expect(residents.stocks.byStatus.reduce(0, +) == residents.count)
    #expect(residents.stocks.wagesByTier.reduce(0, +) > 0)
  }

  @Test func `counts that drifted are noticed`() throws {
    var residents = try ScenarioFixture.baseline().nobody
    for slot in 0..<5 { residents.enter(person(slot)) }
    #expect(residents.matchesRecount)
    residents.population.record[2].zone = 3
    #expect(!residents.matchesRecount)
    residents.population.record[2].zone = residents.population.record[1].zone
    #expect(residents.matchesRecount)
    residents.population.watch[2].exposure ^= 1
    #expect(!residents.matchesRecount)
  }

  @Test func `who loses a post has the income of the unemployed and no post`() throws {
    let scenario = try ScenarioFixture.baseline()
    var residents = scenario.nobody
    residents.enter(person(1) { $0.tier = .mid })
    residents.startWork(0, as: .employed, cell: 4, wage: 9000, aiPost: true)
    #expect(residents.posts.filled[4] == 1 && residents.posts.aiFilled[4] == 1)
    residents.leaveWork(0, to: .unemployed)
    let person = residents.population[0]
    #expect(residents.posts.filled[4] == 0 && residents.posts.aiFilled[4] == 0)
    #expect(person.cell == noCell && !person.flags.contains(.aiPost))
    let share = scenario.parameters.satisfaction.unemployedIncome
    #expect(abs(Double(person.income) - share * scenario.parameters.wages.base[.mid]) < 0.01)
  }

  @Test func `a worker who rises a tier is measured against the new tier's mean`() throws {
    let scenario = try ScenarioFixture.baseline()
    var residents = scenario.nobody
    residents.enter(person(1) { $0.tier = .low })
    residents.startWork(0, as: .employed, cell: 0, wage: 6000)
    residents.setTier(0, .mid)
    let expected = 0.5 * Foundation.log(6000 / scenario.parameters.reference.meanWage[.mid])
    #expect(abs(Double(residents.population[0].incomeUtility) - expected) < 1e-6)
    #expect(residents.stocks.employedByTier == [0, 1, 0])
    #expect(residents.stocks.wagesByTier == [0, 6000, 0])
  }
}
