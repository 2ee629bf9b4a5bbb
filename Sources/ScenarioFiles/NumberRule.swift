/// What the model can work with in one place, whatever unit a file names there.
struct NumberRule: Sendable {
  let range: ClosedRange<Double>
  /// Whether the ends themselves are left out.
  let isOpen: Bool
  let isWhole: Bool
  /// What a message says is allowed.
  let allowed: String

  private init(_ range: ClosedRange<Double>, isOpen: Bool = false, isWhole: Bool = false, _ allowed: String) {
    self.range = range
    self.isOpen = isOpen
    self.isWhole = isWhole
    self.allowed = allowed
  }

  func allows(_ value: Double) -> Bool {
    range.contains(value) && !(isOpen && (value == range.lowerBound || value == range.upperBound))
      && (!isWhole || Int(exactly: value) != nil)
  }

  /// A part of a whole, or a probability.
  static let share = NumberRule(0...1, "0…1")
  /// A probability whose log odds are taken.
  static let openShare = NumberRule(0...1, isOpen: true, "more than 0, less than 1")
  /// A reduction or a dissimilarity that may be whole but not nothing.
  static let positiveShare = NumberRule(0.001...1, "0.001…1")
  /// A yearly rate of growth.
  static let growth = NumberRule(-0.5...0.5, "-0.5…0.5")
  /// A hazard or a speed.
  static let rate = NumberRule(0...100, "0…100")
  /// A coefficient of either sign.
  static let coefficient = NumberRule(-1000...1000, "-1000…1000")
  /// A multiplier, a weight, a size that may be nothing.
  static let factor = NumberRule(0...1000, "0…1000")
  static let positiveFactor = NumberRule(0.001...1000, "0.001…1000")
  static let deviation = NumberRule(0...2, "0…2")
  /// Terms of a log wage.
  static let logWage = NumberRule(-2...2, "-2…2")
  static let logWagePerYear = NumberRule(-0.2...0.2, "-0.2…0.2")
  static let logWageCurvature = NumberRule(-0.01...0.01, "-0.01…0.01")
  /// People, jobs, homes, firms.
  static let count = NumberRule(0...100_000_000, "0…100,000,000")
  static let positiveCount = NumberRule(1...100_000_000, "1…100,000,000")
  static let money = NumberRule(0...1e13, "0…10,000,000,000,000")
  /// What one person gets, earns or pays.
  static let payment = NumberRule(0...1e8, "0…100,000,000")
  static let wage = NumberRule(1...1e6, "1…1,000,000")
  static let rent = NumberRule(0.01...1e5, "0.01…100,000")
  /// Floor or ground area.
  static let area = NumberRule(0...1e10, "0…10,000,000,000")
  static let positiveArea = NumberRule(0.1...1e10, "more than 0")
  static let age = NumberRule(0...100, "0…100 years")
  static let wholeAge = NumberRule(0...100, isWhole: true, "a whole number, 0…100 years")
  static let years = NumberRule(0...200, "0…200 years")
  static let positiveYears = NumberRule(0.5...200, "0.5…200 years")
  static let months = NumberRule(0...600, "0…600 months")
  static let positiveMonths = NumberRule(0.1...1200, "more than 0 months")
  static let wholeMonths = NumberRule(0...600, isWhole: true, "a whole number, 0…600 months")
  static let positiveWholeMonths = NumberRule(1...600, isWhole: true, "a whole number, 1…600 months")
  static let ramp = NumberRule(0...120, isWhole: true, "0…120 months")
  static let spinUp = NumberRule(0...240, isWhole: true, "0…240 months")
  static let level = NumberRule(0...10, "0…10")
  static let longitude = NumberRule(-180...180, "-180…180 degrees")
  static let latitude = NumberRule(-90...90, "-90…90 degrees")
  static let year = NumberRule(1900...2200, isWhole: true, "a year, 1900…2200")
  static let replicates = NumberRule(1...100_000, isWhole: true, "1…100,000")
  static let seed = NumberRule(0...0x1p53, isWhole: true, "0…9,007,199,254,740,991")
}

extension NumberRule {
  /// Every place of the effective tree that holds numbers, with its rule; `*` stands for any key or index.
  ///
  /// A map or list of numbers follows the rule of its place, member by member.
  static let places: [(rule: NumberRule, under: String, keys: String)] = [
    // MARK: Scenario and district
    (.replicates, "run", "replicates"), (.seed, "run", "seed"), (.money, "budget", "perYear"),
    (.wholeAge, "district.definitions", "youngestAge firstAgeAbove"),
    (.spinUp, "district.period", "spinUpMonths"),
    (.longitude, "district.zones.*", "longitude"), (.latitude, "district.zones.*", "latitude"),
    (.year, "district.calibration", "year"),
    (.count, "district.calibration", "openingResidents closingResidents graduatesIntroduced nonDegreeArrivals"),
    (.count, "district.calibration", "talentsIntroduced"),
    (.growth, "district.calibration", "jobGrowth"), (.years, "district.calibration", "meanStayYears"),
    (.money, "district.targets.*", "goal"),
    // MARK: Levers
    (.level, "district.levers.*", "referenceLevel maximumLevel afterLevel"),
    (.ramp, "district.levers.*", "rampMonths"), (.level, "district.levers.*", "deliveryRate"),
    (.money, "district.levers.*.deliveries.*", "perLevelYear"),
    (.money, "district.levers.*.costs.*", "amount"), (.share, "district.levers.*.costs.*", "districtShare"),
    (.count, "district.levers.*.effects.jobs.*", "perLevelYear"),
    (
      .share, "district.levers.*.effects.jobs.*",
      "landingRate sectorShares zoneShares pipelineShare highTechnologyShare aiShare"
    ),
    (.payment, "district.levers.*.effects.allowance", "amounts"),
    (.wholeMonths, "district.levers.*.effects.allowance", "instalmentMonths"),
    (.payment, "district.levers.*.effects.rentSubsidy", "perYear"),
    (.share, "district.levers.*.effects.rentSubsidy", "uptake"),
    (.years, "district.levers.*.effects.rentSubsidy", "expectedYears"),
    (.wholeMonths, "district.levers.*.effects.rentSubsidy", "paymentMonths"),
    (.payment, "district.levers.*.effects.housingSupport", "amounts"),
    (.positiveFactor, "district.levers.*.effects.housingSupport", "leavingFactor"),
    (
      .coefficient, "district.levers.*.effects",
      "awareness degreeConsideration degreeAttraction graduateReturn collegeStay certificateBoost recognitionApplication"
    ),
    (
      .coefficient, "district.levers.*.effects",
      "startUpEntry startUpExit search newcomerSearch homePurchase amenity schoolAccess degreeSatisfaction"
    ),
    (.coefficient, "district.levers.*.effects", "lowTierSatisfaction"),
    (.share, "district.levers.*.effects", "accreditedShare"),
    (.factor, "district.levers.*.effects", "marketRoute certificateRoute"),
    (.count, "district.levers.*.effects", "leadingTalents affordableHomes"),
    (.area, "district.levers.*.effects", "startUpSpace"), (.rate, "district.levers.*.effects", "upskilling"),
    (.positiveFactor, "district.levers.*.effects", "youngFamilyLeaving"),
    (.level, "district.circumstances.*", "maximumLevel"), (.ramp, "district.circumstances.*", "rampMonths"),
    (
      .coefficient, "district.circumstances.*.effects",
      "outsideAttraction autonomousJobs attrition separation otherRenters"
    ),
    // MARK: People
    (.positiveCount, "parameters.population", "initialResidents"),
    (.count, "parameters.population", "localCohort collegeStudents"),
    (
      .share, "parameters.population",
      "awayShare maleShare nonLocalDegreeShare localDegreeShare degreeLevelShares juniorSecondaryShare originShares"
    ),
    (
      .share, "parameters.population",
      "inactiveShare unemployedShare localOwnerShare nonLocalOwnerShare youngNonLocalOwnerShare dormitoryShare"
    ),
    (
      .share, "parameters.population",
      "affordableShare zoneShares recognisedByStay recognisedBachelors pendingBachelors recognisedOthers"
    ),
    (.factor, "parameters.population", "nonLocalWeights"), (.months, "parameters.population", "meanElapsedStayMonths"),
    (
      .age, "parameters.population",
      "masterMinimumAge doctorateMinimumAge stayClockAge localStudentAge nonLocalStudentAge nonLocalOwnerAge childAge"
    ),
    (.rate, "parameters.population", "childSlope"),
    (.count, "parameters.ageing", "localEntrantsPerYear migrantEntrantsPerYear"),
    (.factor, "parameters.ageing", "cohortIndex"), (.share, "parameters.ageing", "migrantLeavingShare"),
    (.age, "parameters.ageing", "migrantLeavingAge"), (.share, "parameters.mortality", "male female"),
    (.age, "parameters.schooling", "universityAge nonLocalWorkAge"),
    (.share, "parameters.schooling", "tertiaryShare awayShare awayDegreeShares intakeOriginShares longCourseShare"),
    (.wholeMonths, "parameters.schooling", "awayMonths localStudyMonths shortCourseMonths longCourseMonths"),
    (.openShare, "parameters.schooling", "returnShare stayShare"),
    (.count, "parameters.schooling", "collegeIntakePerYear"),
    (.months, "parameters.schooling", "intakeAgeMonths intakeAgeSpreadMonths"),
    (.rate, "parameters.family", "firstBirthRate"), (.age, "parameters.family", "minimumAge"),
    (.wholeMonths, "parameters.family", "schoolAgeMonths"),
    (.share, "parameters.activity", "inactivityEntry inactivityExit"),
    // MARK: Arrivals and departures
    (.count, "parameters.inMigration.pools.*", "slotsPerYear"),
    (.growth, "parameters.inMigration.pools.*", "trendPerYear"),
    (.share, "parameters.inMigration.pools.*", "season educationShares originShares maleShare"),
    (.age, "parameters.inMigration.pools.*", "baseAge ageSpread meanYearsAboveBase"),
    (.factor, "parameters.inMigration.consideration.*", "base brand referral"),
    (.openShare, "parameters.inMigration.choice", "degreeReference nonDegreeReference"),
    (.positiveShare, "parameters.inMigration.choice", "nesting"),
    (
      .coefficient, "parameters.inMigration.choice",
      "income rent jobs amenity school network zoneJobs outsideShift"
    ),
    (.share, "parameters.inMigration.choice", "carerShare zoneShares"),
    (.age, "parameters.inMigration.choice", "carerAge"), (.factor, "parameters.inMigration.choice", "cashSalience"),
    (.positiveMonths, "parameters.inMigration.choice", "amortisationMonths"),
    (.share, "parameters.inMigration", "degreeDormitoryShare nonDegreeDormitoryShare"),
    (.rate, "parameters.brand", "innovation imitation forgetting"),
    (.rate, "parameters.outMigration", "monthlyHazard ageSlope"),
    (
      .factor, "parameters.outMigration",
      "stayFactors longStayScale ownerFactor affordableTenantFactor schoolChildFactor recognisedFactor season"
    ),
    (.wholeMonths, "parameters.outMigration", "longStayMonths"),
    (.age, "parameters.outMigration", "ageFrom stayClockAge"),
    (.coefficient, "parameters.outMigration", "satisfaction"),
    (.deviation, "parameters.outMigration", "frailtyDeviation"),
    (.share, "parameters.outMigration", "localProbability"),
    (.coefficient, "parameters.satisfaction", "wage rentBurden unemployment amenity school network"),
    (.factor, "parameters.satisfaction", "normalRentBurden"),
    (.positiveShare, "parameters.satisfaction", "unemployedIncome weightOfNow"),
    // MARK: Work
    (
      .share, "parameters.labourDemand",
      "initialVacancyShare youthShare sectorShares lowTierMix midTierMix highTierMix attrition zoneShares"
    ),
    (.count, "parameters.labourDemand", "autonomousJobs"), (.growth, "parameters.labourDemand", "autonomousTrend"),
    (.factor, "parameters.labourDemand", "multiplier"),
    (.share, "parameters.labourDemand", "multiplierSectorShares aiTierMix"),
    (.wholeMonths, "parameters.labourDemand", "pipelineLagMonths"),
    (.positiveWholeMonths, "parameters.labourDemand", "pipelineSpreadMonths"),
    (
      .share, "parameters.jobMarket",
      "separation searchIntensity newcomerSearchIntensity highSearchesMid midSearchesLow"
    ),
    (.factor, "parameters.jobMarket", "separationByAge"), (.coefficient, "parameters.jobMarket", "ownZone"),
    (.positiveShare, "parameters.jobMarket", "tightnessWeight"),
    (.wage, "parameters.wages", "base"),
    (.positiveFactor, "parameters.wages", "sectorFactors zoneFactors"),
    (.logWagePerYear, "parameters.wages", "experience"), (.logWageCurvature, "parameters.wages", "curvature"),
    (.logWage, "parameters.wages", "offset"), (.age, "parameters.wages", "experienceAge experienceYears"),
    (.deviation, "parameters.wages", "skillDeviation indexBound"),
    (.deviation, "parameters.wages", "indexSpeed"),
    (.age, "parameters.entrepreneurship", "minimumAge"),
    (.rate, "parameters.entrepreneurship", "degreeEntryRate nonDegreeEntryRate"),
    (.positiveArea, "parameters.entrepreneurship", "existingSpace referenceSpace"),
    (.area, "parameters.entrepreneurship", "spacePerJob"),
    (.coefficient, "parameters.entrepreneurship", "spaceOnEntry spaceOnExit"),
    (.factor, "parameters.entrepreneurship", "crowdedEntry initialJobs initialJobsPerFirm firstYearGrowth"),
    (.positiveShare, "parameters.entrepreneurship", "plentyShare"),
    (.growth, "parameters.entrepreneurship", "laterGrowth"),
    (.share, "parameters.entrepreneurship", "exitProbability initialDegreeSectorShare"),
    (.count, "parameters.entrepreneurship", "initialFirms"),
    (.months, "parameters.entrepreneurship", "initialOldestMonths"),
    // MARK: Homes
    (.rent, "parameters.housing", "rents"), (.positiveArea, "parameters.housing", "floorArea convertedArea"),
    (.factor, "parameters.housing", "otherRenters purchaseDegreeFactor purchaseOtherFactor"),
    (.positiveShare, "parameters.housing", "occupancy"),
    (.coefficient, "parameters.housing", "rentElasticity priceElasticity recognisedPoints newGraduatePoints"),
    (.share, "parameters.housing", "rentAdjustment affordableYouthShare applicationProbability turnover"),
    (.share, "parameters.housing", "affordableDiscount conversionShare dormitoryExit"),
    (.count, "parameters.housing", "affordableHomes"), (.wholeMonths, "parameters.housing", "newGraduateMonths"),
    (.rate, "parameters.housing", "purchaseRate"), (.age, "parameters.housing", "purchaseAge"),
    (.positiveFactor, "parameters.housing", "priceIndex"),
    (.positiveWholeMonths, "parameters.housing", "allocationMonths"),
    // MARK: Recognition, money, reference
    (.wholeMonths, "parameters.recognition", "employedMonths accreditedDelayMonths ordinaryDelayMonths strictMonths"),
    (
      .rate, "parameters.recognition",
      "bachelorTitleRate certificateRate marketRate associateTitleRate doctorateUpgradeRate"
    ),
    (.wholeAge, "parameters.recognition", "bachelorTitleAge certificateAge associateTitleAge doctorateUpgradeAge"),
    (.factor, "parameters.recognition", "marketWageMultiple accreditedApplicationFactor"),
    (.share, "parameters.recognition", "leadingClassShares applicationF applicationE approvalProbability"),
    (.share, "parameters.recognition", "ordinaryDelayRepeat"),
    (.growth, "parameters.costs", "discountRate"),
    (.positiveYears, "parameters.costs", "capitalYears longCapitalYears"),
    (.positiveFactor, "parameters.reference", "tightness"), (.wage, "parameters.reference", "meanWage"),
    (.share, "parameters.reference", "vacancyShares allocationShare"), (.count, "parameters.reference", "residents"),
  ]
}
