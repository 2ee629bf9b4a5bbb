import DistrictModel

// What several parameters must be together.

extension ScenarioValidation {
  mutating func checkParameters() {
    let parameters = scenario.parameters
    checkPopulation(parameters.population)
    checkSchooling(parameters.schooling)
    checkArrivals(parameters.inMigration)
    checkLabour(parameters.labourDemand)
    checkSum(parameters.recognition.leadingClassShares.values, at: "parameters.recognition.leadingClassShares")
    checkSum(parameters.reference.vacancyShares.values, at: "parameters.reference.vacancyShares")
    let season = parameters.outMigration.season.values
    checkSum(season.map { $0 / 12 }, at: "parameters.outMigration.season", total: 12)
    for (place, table) in [
      ("population.recognisedByStay", parameters.population.recognisedByStay),
      ("jobMarket.separationByAge", parameters.jobMarket.separationByAge),
      ("entrepreneurship.exitProbability", parameters.entrepreneurship.exitProbability),
      ("outMigration.stayFactors", parameters.outMigration.stayFactors),
      ("ageing.cohortIndex", parameters.ageing.cohortIndex.steps),
    ] where table.steps.isEmpty {
      note("parameters.\(place)", "found no entry; allowed at least one")
    }
    checkSectors()
    checkAges()
  }

  /// Ages at which people come, and clocks that start at an age, lie within the age band.
  private mutating func checkAges() {
    let definitions = scenario.district.definitions
    guard isSound("district.definitions"), definitions.youngestAge < definitions.firstAgeAbove else { return }
    let (youngest, above) = (Double(definitions.youngestAge), Double(definitions.firstAgeAbove))
    let pools = scenario.parameters.inMigration.pools
    for (name, pool) in [
      ("freshGraduate", pools.freshGraduate), ("experiencedGraduate", pools.experiencedGraduate),
      ("nonDegree", pools.nonDegree),
    ] {
      for education in Education.allCases where pool.baseAge[education] != 0 {
        let age = pool.baseAge[education]
        guard age < youngest || age >= above else { continue }
        note(
          "parameters.inMigration.pools.\(name).baseAge.\(education.name)",
          "found \(age.plainDescription); allowed \(definitions.youngestAge) to under \(definitions.firstAgeAbove) years"
        )
      }
    }
    let schooling = scenario.parameters.schooling
    if schooling.intakeAgeMonths < youngest * 12 || schooling.intakeAgeMonths >= above * 12 {
      note(
        "parameters.schooling.intakeAgeMonths",
        "found \(schooling.intakeAgeMonths.plainDescription); allowed \(definitions.youngestAge * 12) to under"
          + " \(definitions.firstAgeAbove * 12) months")
    } else if schooling.intakeAgeMonths + schooling.intakeAgeSpreadMonths > above * 12 {
      note(
        "parameters.schooling.intakeAgeSpreadMonths",
        "found \(schooling.intakeAgeSpreadMonths.plainDescription); allowed up to the end of the age band,"
          + " \((above * 12 - schooling.intakeAgeMonths).plainDescription)")
    }
    let clock = scenario.parameters.outMigration.stayClockAge
    if clock >= above {
      note(
        "parameters.outMigration.stayClockAge",
        "found \(clock.plainDescription); allowed under \(definitions.firstAgeAbove) years")
    }
  }

  /// Shares that must add up to 1, or numbers that must have a mean of 1 (given as parts of `total`).
  ///
  /// Files give shares to four digits; a sum that is off by more than 0.0005 is no rounding.
  mutating func checkSum(_ values: [Double], at path: String, total: Int = 1) {
    let sum = values.reduce(0, +)
    guard abs(sum - 1) > 0.0005 else { return }
    let found = (sum * Double(total) * 1e6).rounded() / 1e6
    note(path, "adds up to \(found.plainDescription); allowed \(total)")
  }

  /// Two shares of one whole.
  private mutating func checkParts(_ first: (String, Double), _ second: (String, Double), under path: String) {
    guard first.1 + second.1 > 1, isSound("\(path).\(first.0)") else { return }
    let sum = ((first.1 + second.1) * 1e6).rounded() / 1e6
    note("\(path).\(second.0)", "\(first.0) and \(second.0) add up to \(sum.plainDescription); allowed 1 at most")
  }

  /// Nobody who comes from outside comes from the district itself.
  private mutating func checkOrigins(_ shares: OriginTable, at path: String) {
    checkSum(shares.values, at: path)
    guard let local = scenario.district.origins.first?.name, let share = shares.values.first, share != 0 else { return }
    note("\(path).\(local)", "found \(share.plainDescription); allowed 0: the first origin is the district itself")
  }

  private mutating func checkPopulation(_ population: SyntheticPopulation.Parameters) {
    let path = "parameters.population"
    checkSum(population.degreeLevelShares.values, at: "\(path).degreeLevelShares")
    checkDegrees(population.degreeLevelShares, at: "\(path).degreeLevelShares")
    checkSum(population.zoneShares.values, at: "\(path).zoneShares")
    checkOrigins(population.originShares, at: "\(path).originShares")
    checkParts(
      ("inactiveShare", population.inactiveShare), ("unemployedShare", population.unemployedShare), under: path)
    checkParts(
      ("dormitoryShare", population.dormitoryShare), ("affordableShare", population.affordableShare), under: path)
    checkParts(
      ("recognisedBachelors", population.recognisedBachelors), ("pendingBachelors", population.pendingBachelors),
      under: path)
    if population.nonLocalWeights.values.allSatisfy({ $0 == 0 }) {
      note("\(path).nonLocalWeights", "every weight is 0; allowed at least one above 0")
    }
    checkOthers(population)
  }

  /// Residents who are neither locals nor students must be left over.
  private mutating func checkOthers(_ population: SyntheticPopulation.Parameters) {
    let path = "parameters.population"
    guard isSound("\(path).localCohort", "\(path).collegeStudents", "\(path).awayShare", "district.definitions") else {
      return
    }
    let ages = scenario.district.definitions.firstAgeAbove - scenario.district.definitions.youngestAge
    let locals = Double(ages) * population.localCohort
    let students = population.collegeStudents.values.reduce(0, +)
    if population.initialResidents < locals + students {
      note(
        "\(path).initialResidents",
        "found \(population.initialResidents.plainDescription); allowed at least \((locals + students).plainDescription):"
          + " \(ages) ages of \(population.localCohort.plainDescription) locals, and \(students.plainDescription) students"
      )
    }
  }

  /// Shares by education that may name degrees only.
  private mutating func checkDegrees(_ shares: EducationTable, at path: String) {
    for education in Education.allCases where !education.isDegree && shares[education] != 0 {
      note(
        "\(path).\(education.name)", "found \(shares[education].plainDescription); allowed 0: this is no degree")
    }
  }

  private mutating func checkSchooling(_ schooling: Schooling.Parameters) {
    let path = "parameters.schooling"
    checkSum(schooling.awayDegreeShares.values, at: "\(path).awayDegreeShares")
    checkDegrees(schooling.awayDegreeShares, at: "\(path).awayDegreeShares")
    checkOrigins(schooling.intakeOriginShares, at: "\(path).intakeOriginShares")
    if schooling.longCourseMonths <= schooling.shortCourseMonths, isSound("\(path).shortCourseMonths") {
      note(
        "\(path).longCourseMonths",
        "found \(schooling.longCourseMonths.plainDescription); allowed more than shortCourseMonths, which is"
          + " \(schooling.shortCourseMonths.plainDescription)")
    }
  }

  private mutating func checkArrivals(_ arrivals: InMigration.Parameters) {
    for (name, pool) in [
      ("freshGraduate", arrivals.pools.freshGraduate), ("experiencedGraduate", arrivals.pools.experiencedGraduate),
      ("nonDegree", arrivals.pools.nonDegree),
    ] {
      let path = "parameters.inMigration.pools.\(name)"
      checkSum(pool.season.values, at: "\(path).season")
      checkSum(pool.educationShares.values, at: "\(path).educationShares")
      checkOrigins(pool.originShares, at: "\(path).originShares")
      for education in Education.allCases where pool.educationShares[education] > 0 {
        let isRight = education.isDegree == (name != "nonDegree")
        if !isRight {
          note(
            "\(path).educationShares.\(education.name)",
            "found \(pool.educationShares[education].plainDescription); allowed 0: the pool is of people"
              + (name == "nonDegree" ? " without a degree" : " with a degree"))
        }
        if isRight, pool.baseAge[education] == 0 {
          note(
            "\(path).educationShares.\(education.name)",
            "found \(pool.educationShares[education].plainDescription), but baseAge gives no age for \(education.name)")
        }
      }
    }
    checkSum(arrivals.choice.zoneShares.values, at: "parameters.inMigration.choice.zoneShares")
  }

  private mutating func checkLabour(_ labour: LabourDemand.Parameters) {
    let path = "parameters.labourDemand"
    checkSum(labour.sectorShares.values, at: "\(path).sectorShares")
    checkSum(labour.zoneShares.values, at: "\(path).zoneShares")
    checkSum(labour.multiplierSectorShares.values, at: "\(path).multiplierSectorShares")
    checkSum(labour.aiTierMix.values, at: "\(path).aiTierMix")
    guard isSound("\(path).midTierMix", "\(path).highTierMix", "district.sectors") else { return }
    for (index, sector) in scenario.district.sectors.enumerated() {
      let tiers = [labour.lowTierMix[index], labour.midTierMix[index], labour.highTierMix[index]]
      let sum = (tiers.reduce(0, +) * 1e6).rounded() / 1e6
      if abs(sum - 1) > 0.0005 {
        note(
          "\(path).lowTierMix.\(sector.name)",
          "lowTierMix, midTierMix and highTierMix of \(sector.name) add up to \(sum.plainDescription); allowed 1")
      }
    }
  }

  /// Sectors that parameters name.
  private mutating func checkSectors() {
    let sectors = scenario.district.sectors.map(\.name)
    let firms = scenario.parameters.entrepreneurship
    var named = [
      ("entrepreneurship.degreeSector", firms.degreeSector),
      ("entrepreneurship.nonDegreeSector", firms.nonDegreeSector),
    ]
    for (index, sector) in scenario.parameters.recognition.certificateSectors.enumerated() {
      named.append(("recognition.certificateSectors[\(index)]", sector))
    }
    for (path, sector) in named where !sectors.contains(sector) && isSound("district.sectors") {
      note("parameters.\(path)", "unknown sector \"\(sector)\"\(NearestName.hint(sector, among: sectors))")
    }
  }
}
