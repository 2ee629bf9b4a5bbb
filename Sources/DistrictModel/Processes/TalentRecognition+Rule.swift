extension TalentRecognition {
  /// First recognitions of one month; upgrades do not count.
  package struct Result: Sendable, Equatable {
    /// By class.
    package var introduced = Array(repeating: 0, count: TalentClass.allCases.count)
    /// Those of them who came within `strictMonths`.
    package var strict = 0
    package var applications = 0
  }

  /// The rule of one month.
  ///
  /// Routes to eligibility: E1 doctors and F1 masters after some months in work; F2 title of a bachelor; F3 certificate
  /// of a skilled worker; F4 wage at an accredited employer; E2 associate-senior title of a master; D upgrade of a
  /// doctor. A route is drawn only while it could raise the class. An eligible person applies with a monthly
  /// probability; the class is frozen at application and decided at `approval`.
  package struct MonthRule: Sendable {
    private let parameters: Parameters
    private let month: Int
    private let settings: PolicySettings
    private let meanWage: [Double]
    private let isCertificateCell: [Bool]
    private let title, associate, upgrade, certificate, market, upskilling: Double
    private let routes: [Draws]
    private let application, approval, delay, accreditation: Draws
    /// Bounds of the leading bytes of the routes: titles, certificate, upskilling, market.
    private let bounds: GateBounds

    package init(
      _ parameters: Parameters, meanWage: [Double], isCertificateCell: [Bool], month: Int, settings: PolicySettings,
      streams: RandomStreams
    ) {
      self.parameters = parameters
      self.month = month
      self.settings = settings
      self.meanWage = meanWage
      self.isCertificateCell = isCertificateCell
      title = Hazard.monthly(fromYearly: parameters.bachelorTitleRate)
      associate = Hazard.monthly(fromYearly: parameters.associateTitleRate)
      upgrade = Hazard.monthly(fromYearly: parameters.doctorateUpgradeRate)
      certificate = Hazard.monthly(fromYearly: parameters.certificateRate * settings.certificateRoute)
      market = Hazard.monthly(fromYearly: parameters.marketRate * settings.marketRoute)
      upskilling = Hazard.monthly(fromYearly: settings.upskilling)
      routes = (0..<6).map { streams.draws(.recognitionRoute, month: month, draw: $0) }
      application = streams.draws(.recognitionApplication, month: month)
      approval = streams.draws(.recognitionApplication, month: month, draw: 1)
      delay = streams.draws(.approvalDelay, month: month)
      accreditation = streams.draws(.accreditation)
      bounds = GateBounds([4: max(title, max(associate, upgrade)), 5: certificate, 6: upskilling, 7: market])
    }

    /// False if nothing of `apply` can happen to a person this month.
    @inline(__always)
    package func mayChange(_ person: Population.Traits, gate: Gate) -> Bool {
      gate.mayHappen(bounds)
        || person.eligible > person.talent || Int(person.approval) == month
        || person.education >= Education.master.rawValue
          && person.eligible < (person.education == Education.doctorate.rawValue ? 2 : 1)
    }

    /// Decides a pending application, new eligibility, a new application, and a move to the mid tier.
    @inline(__always)
    package func apply(_ row: Int, gate: Gate, to residents: inout Residents, result: inout Result) {
      let key = residents.population.key[row]
      if Int(residents.population.traits[row].approval) == month { decide(row, key: key, &residents, &result) }
      let eligible = eligibility(row, key: key, gate: gate, residents.population)
      if eligible != residents.population.traits[row].eligible { residents.population.traits[row].eligible = eligible }
      if eligible > residents.population.traits[row].talent, residents.population.traits[row].approval == noMonth {
        applyForRecognition(row, key: key, eligible: eligible, &residents, &result)
      }
      if residents.population.traits[row].tier == 0, isInWork(residents.population.traits[row].status),
        gate.happens(6, upskilling, routes[5], key)
      {
        residents.setTier(row, .mid)
      }
    }

    @inline(__always)
    private func isInWork(_ status: UInt8) -> Bool {
      status == Status.employed.rawValue || status == Status.entrepreneur.rawValue
    }

    @inline(__always)
    private func eligibility(_ row: Int, key: UInt64, gate: Gate, _ population: Population) -> UInt8 {
      var eligible = population.traits[row].eligible
      let age = month - Int(population.traits[row].birth)
      let education = population.traits[row].education
      if education >= Education.master.rawValue {
        let own: TalentClass = education == Education.doctorate.rawValue ? .e : .f
        if eligible < own.rawValue, isInWork(population.traits[row].status),
          stay(row, population) >= Int(parameters.employedMonths)
        {
          eligible = own.rawValue
        }
      } else if education == Education.bachelor.rawValue, eligible < TalentClass.f.rawValue,
        age >= Int(parameters.bachelorTitleAge) * 12, gate.happens(4, title, routes[0], key)
      {
        eligible = TalentClass.f.rawValue
      }
      let cell = population.traits[row].cell
      if eligible < TalentClass.f.rawValue, cell != noCell {
        if population.traits[row].tier == 0, age >= Int(parameters.certificateAge) * 12, isCertificateCell[Int(cell)],
          gate.happens(5, certificate, routes[1], key)
        {
          eligible = TalentClass.f.rawValue
        } else if gate.happens(7, market, routes[2], key),
          Double(population.economy[row].income) > parameters.marketWageMultiple
            * meanWage[Int(population.traits[row].tier)],
          accreditation.uniform(key) < settings.accreditedShare
        {
          eligible = TalentClass.f.rawValue
        }
      }
      if education == Education.master.rawValue, eligible < TalentClass.e.rawValue,
        age >= Int(parameters.associateTitleAge) * 12, gate.happens(4, associate, routes[3], key)
      {
        eligible = TalentClass.e.rawValue
      }
      if education == Education.doctorate.rawValue, eligible < TalentClass.d.rawValue,
        age >= Int(parameters.doctorateUpgradeAge) * 12, gate.happens(4, upgrade, routes[4], key)
      {
        eligible = TalentClass.d.rawValue
      }
      return eligible
    }

    /// Months since arrival, return or graduation.
    @inline(__always)
    private func stay(_ row: Int, _ population: Population) -> Int {
      let introduced = population.traits[row].introduced
      return month - Int(introduced == noMonth ? population.traits[row].arrival : introduced)
    }

    private func applyForRecognition(
      _ row: Int, key: UInt64, eligible: UInt8, _ residents: inout Residents, _ result: inout Result
    ) {
      let isTop = eligible >= TalentClass.e.rawValue
      let base = (isTop ? parameters.applicationE : parameters.applicationF) * settings.recognitionApplication
      let highest = base * max(1, parameters.accreditedApplicationFactor)
      let uniform = application.uniform(key)
      guard uniform < highest else { return }
      let isAccredited = accreditation.uniform(key) < settings.accreditedShare
      guard uniform < base * (isAccredited ? parameters.accreditedApplicationFactor : 1) else { return }
      let months: Int
      if isAccredited {
        months = Int(parameters.accreditedDelayMonths)
      } else {
        months = Int(parameters.ordinaryDelayMonths) + furtherMonths(delay.uniform(key))
      }
      result.applications += 1
      let decision = Int16(clamping: month + max(1, months))
      residents.apply(row, for: eligible, decidedIn: decision)
    }

    /// Geometric on 0, 1, 2 …: each further month with `ordinaryDelayRepeat`.
    private func furtherMonths(_ uniform: Double) -> Int {
      var threshold = parameters.ordinaryDelayRepeat
      var months = 0
      while uniform < threshold, months < 24 {
        months += 1
        threshold *= parameters.ordinaryDelayRepeat
      }
      return months
    }

    private func decide(_ row: Int, key: UInt64, _ residents: inout Residents, _ result: inout Result) {
      let before = residents.population.traits[row].talent
      let granted = residents.population.record[row].pending
      let isApproved = approval.uniform(key) < parameters.approvalProbability
      residents.decide(row, isApproved: isApproved)
      guard isApproved, before == 0 else { return }
      result.introduced[Int(granted)] += 1
      if stay(row, residents.population) <= Int(parameters.strictMonths) { result.strict += 1 }
    }
  }

  /// Leading talents of classes A–C: a counter, not residents.
  package static func leadingTalents(
    _ parameters: Parameters, settings: PolicySettings, scale: Double, month: Int, streams: RandomStreams
  ) -> [Int] {
    var byClass = Array(repeating: 0, count: TalentClass.allCases.count)
    let classes = Categorical(parameters.leadingClassShares.values)
    guard !classes.isEmpty else { return byClass }
    let count = streams.rounded(max(0, settings.leadingTalents) / 12 * scale, count: 13, month: month)
    let draws = streams.draws(.leadingTalents, month: month)
    for slot in 0..<count {
      byClass[classes.index(draws.uniform(DrawKey.key(.count, cell: 13, month: month, slot: slot)))] += 1
    }
    return byClass
  }
}
