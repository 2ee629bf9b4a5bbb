extension TalentRecognition {
  /// First recognitions of one month; upgrades do not count.
  package struct Result: Sendable, Equatable {
    /// By class.
    package var introduced = Array(repeating: 0, count: TalentClass.allCases.count)
    /// Those of them who came within `strictMonths`.
    package var strict = 0
    /// All of them by origin.
    package var byOrigin = CountByOrigin()
    /// Those of them who were counted as introduced graduates in the same calendar year.
    package var amongIntroduced = 0
    package var applications = 0

    static func += (left: inout Result, right: Result) {
      for talent in left.introduced.indices { left.introduced[talent] += right.introduced[talent] }
      left.strict += right.strict
      left.byOrigin += right.byOrigin
      left.amongIntroduced += right.amongIntroduced
      left.applications += right.applications
    }
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
    private let january: Int
    private let settings: PolicySettings
    private let meanWage: [Double]
    private let isCertificateCell: [Bool]
    private let title, associate, upgrade, certificate, market, upskilling: Double
    private let routes: [Draws]
    private let application, approval, delay, accreditation: Draws
    /// By field of the late gate.
    private let routeDraws: [Draws]
    /// Highest probability of an application.
    private let highestApplication: Double

    /// The rule of a month of the calendar year that began in month `january`.
    package init(
      _ parameters: Parameters, meanWage: [Double], isCertificateCell: [Bool], month: Int, january: Int,
      settings: PolicySettings, streams: RandomStreams
    ) {
      self.parameters = parameters
      self.month = month
      self.january = january
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
      let gates = streams.draws(.lateGate, month: month)
      routeDraws = [gates, gates, gates, gates, gates, routes[1], routes[5], routes[2]]
      highestApplication =
        max(parameters.applicationF, parameters.applicationE) * settings.recognitionApplication
        * max(1, parameters.accreditedApplicationFactor)
    }

    /// Highest probabilities by field of the late gate.
    func probabilities(_ exposure: Exposure) -> GateTable.Fields {
      typealias Field = LateScan.Field
      var probabilities = GateTable.Fields.zero
      guard let activity = exposure.activity, activity != .student else { return probabilities }
      if exposure.standing != .ordinary { probabilities[Field.title] = max(title, max(associate, upgrade)) }
      if activity == .employedLow { probabilities[Field.certificate] = certificate }
      if activity == .employedLow || activity == .entrepreneur { probabilities[Field.upskilling] = upskilling }
      if activity.isEmployed { probabilities[Field.market] = market }
      return probabilities
    }

    /// False if `apply` can change nothing about somebody who is not in education and has no decision due.
    func mayChange(_ exposure: UInt8, _ open: UInt64, _ gate: Gate, table: GateTable, key: UInt64) -> Bool {
      let exposure = Exposure(rawValue: exposure)
      if exposure.activity == .student { return false }
      switch exposure.standing {
      case .becomesEligible: return true
      case .mayApply where application.uniform(key) < highestApplication: return true
      default: break
      }
      // Titles have a draw for each degree; the leading byte alone is looked at.
      if open & 0x80 &<< UInt64(8 * LateScan.Field.title) != 0 { return true }
      return open != 0 && table.mayHappen(open, gate, class: exposure.rawValue, key: key, draws: routeDraws)
    }

    /// Decides a pending application, new eligibility, a new application, and a move to the mid tier.
    @inline(__always)
    package func apply(_ row: Int, gate: Gate, to residents: inout Residents, result: inout Result) {
      let key = residents.population.key[row]
      if Int(residents.population.record[row].approval) == month { decide(row, key: key, &residents, &result) }
      let person = residents.population.record[row]
      let eligible = eligibility(person, key: key, gate: gate)
      if eligible != person.eligible { residents.setEligible(row, eligible) }
      if eligible > person.talent, person.approval == noMonth {
        applyForRecognition(row, key: key, eligible: eligible, &residents, &result)
      }
      if person.tier == 0, person.isInWork, gate.happens(LateScan.Field.upskilling, upskilling, routes[5], key) {
        residents.setTier(row, .mid)
      }
    }

    @inline(__always)
    private func eligibility(_ person: Population.Record, key: UInt64, gate: Gate) -> UInt8 {
      typealias Field = LateScan.Field
      var eligible = person.eligible
      let age = month - Int(person.birth)
      let education = person.education
      if education >= Education.master.rawValue {
        let own: TalentClass = education == Education.doctorate.rawValue ? .e : .f
        if eligible < own.rawValue, person.isInWork, stay(person) >= Int(parameters.employedMonths) {
          eligible = own.rawValue
        }
      } else if education == Education.bachelor.rawValue, eligible < TalentClass.f.rawValue,
        age >= Int(parameters.bachelorTitleAge) * 12, gate.happens(Field.title, title, routes[0], key)
      {
        eligible = TalentClass.f.rawValue
      }
      if eligible < TalentClass.f.rawValue, person.cell != noCell {
        if person.tier == 0, age >= Int(parameters.certificateAge) * 12, isCertificateCell[Int(person.cell)],
          gate.happens(Field.certificate, certificate, routes[1], key)
        {
          eligible = TalentClass.f.rawValue
        } else if gate.happens(Field.market, market, routes[2], key),
          Double(person.income) > parameters.marketWageMultiple * meanWage[Int(person.tier)],
          accreditation.uniform(key) < settings.accreditedShare
        {
          eligible = TalentClass.f.rawValue
        }
      }
      if education == Education.master.rawValue, eligible < TalentClass.e.rawValue,
        age >= Int(parameters.associateTitleAge) * 12, gate.happens(Field.title, associate, routes[3], key)
      {
        eligible = TalentClass.e.rawValue
      }
      if education == Education.doctorate.rawValue, eligible < TalentClass.d.rawValue,
        age >= Int(parameters.doctorateUpgradeAge) * 12, gate.happens(Field.title, upgrade, routes[4], key)
      {
        eligible = TalentClass.d.rawValue
      }
      return eligible
    }

    /// Months since arrival, return or graduation.
    @inline(__always)
    private func stay(_ person: Population.Record) -> Int {
      month - Int(person.introduced == noMonth ? person.arrival : person.introduced)
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
      let person = residents.population.record[row]
      let isApproved = approval.uniform(key) < parameters.approvalProbability
      residents.decide(row, isApproved: isApproved)
      guard isApproved, person.talent == 0 else { return }
      result.introduced[Int(person.pending)] += 1
      result.byOrigin.add(1, from: Int(person.origin))
      if person.isIntroduced(since: january) { result.amongIntroduced += 1 }
      if stay(person) <= Int(parameters.strictMonths) { result.strict += 1 }
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
