/// A measured quantity: its name in results, its labels, and how it adds up over time.
public struct Indicator: Hashable, Sendable {
  public enum Kind: String, Sendable {
    /// Counted at the end of a month.
    case stock
    /// Happened within a month; adds up over months.
    case flow
    /// A ratio, level or index at the end of a month.
    case level
  }

  public let name: String
  public let kind: Kind
  public let title: Text
  public let unit: Text
  public let definition: Text

  public static func == (left: Indicator, right: Indicator) -> Bool { left.name == right.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Indicator {
  private static let persons = Text(en: "persons", zh: "人")
  private static let jobs = Text(en: "jobs", zh: "个岗位")
  private static let share = Text(en: "share", zh: "比例")
  private static let homes = Text(en: "homes", zh: "套")
  private static let yuan = Text(en: "CNY", zh: "元")

  private static func persons(
    _ kind: Kind, _ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String
  ) -> Indicator {
    Indicator(
      name: name, kind: kind, title: Text(en: en, zh: zh), unit: persons,
      definition: Text(en: definition, zh: zhDefinition))
  }

  private static func level(
    _ name: String, _ unit: Text, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String
  ) -> Indicator {
    Indicator(
      name: name, kind: .level, title: Text(en: en, zh: zh), unit: unit,
      definition: Text(en: definition, zh: zhDefinition))
  }

  /// The flows into the resident stock; with `outflows` they make up every change of it.
  public static let inflows: [Indicator] = [
    persons(
      .flow, "turned14", "Reaching the youngest age", "达到青年下限年龄",
      "Residents' children who reach the youngest age of the band", "达到年龄下限的居民子女"),
    persons(
      .flow, "arrivalsFreshGraduates", "Fresh graduates arriving", "应届大学生迁入",
      "Candidates of the fresh-graduate pool who come", "应届毕业生池中选择来区的人"),
    persons(
      .flow, "arrivalsExperienced", "Experienced graduates arriving", "往届大学生迁入",
      "Candidates of the experienced-graduate pool who come", "往届大学生池中选择来区的人"),
    persons(
      .flow, "arrivalsNonDegree", "Others arriving", "非大学生迁入", "Candidates without a degree who come", "无大学学历、选择来区的人"),
    persons(
      .flow, "returns", "Local graduates returning", "本地学子回流",
      "Locals who studied elsewhere and come back on graduation", "外地就读、毕业返区的本地人"),
    persons(
      .flow, "collegeIntake", "College intake", "区内高校招生", "Students who come to colleges of the district", "来区内高校就读的学生"),
  ]

  public static let outflows: [Indicator] = [
    persons(.flow, "turned36", "Ageing out", "超出青年上限年龄", "Residents who pass the oldest age of the band", "超出年龄上限的居民"),
    persons(.flow, "deaths", "Deaths", "死亡", "Residents who die", "死亡的居民"),
    persons(
      .flow, "leavers", "Non-locals leaving", "外来青年迁出", "Non-local residents who leave the district", "离开本区的外来居民"),
    persons(
      .flow, "localLeavers", "Locals leaving", "本地青年迁出", "Local residents, not in education, who leave the district",
      "离开本区、非在校的本地居民"),
    persons(
      .flow, "universityDepartures", "Locals leaving for university", "本地学子外出求学", "Locals who leave to study elsewhere",
      "外出就读的本地人"),
    persons(
      .flow, "collegeLeavers", "College graduates leaving", "高校毕业离区", "Graduates of local colleges who do not stay",
      "毕业后未留区的高校毕业生"),
  ]

  public static let youthPopulation = persons(
    .stock, "youthPopulation", "Youth population", "青年人口", "Residents within the age band at the end of the month",
    "月末年龄段内居民")

  /// Everything else, in the order of results.
  public static let others: [Indicator] = [
    persons(
      .flow, "graduatesIntroduced", "Graduates introduced", "新引进大学生",
      "Degree holders within the age band who arrive, return, or graduate in a local college and stay",
      "年龄段内迁入、回流或在区内高校毕业后留区的大学生"),
    persons(
      .flow, "graduatesGoneInYear", "Introduced graduates gone in the same year", "当年引进又离开的大学生",
      "Graduates introduced since January who leave, age out of the band or die in the month", "1 月以来引进、当月离区、超龄或死亡的大学生"),
    persons(
      .flow, "talentsIntroduced", "A–F talents introduced", "新引进A–F类人才", "First recognitions in classes A–F",
      "首次认定为A–F类的人才"),
    persons(
      .flow, "talentsIntroducedStrict", "A–F talents, recently arrived", "新引进A–F类人才（严格口径）",
      "First recognitions within 24 months of arrival, return or graduation", "到区、回流或毕业24个月内首次认定的人才"),
    persons(
      .flow, "talentsAmongIntroduced", "A–F talents introduced as graduates in the same year", "当年引进并认定的人才",
      "First recognitions in classes A–F of graduates introduced in the same calendar year: counted in both targets",
      "当年引进的大学生中首次认定为A–F类者：两项目标均计入"),
    persons(
      .flow, "aiTalents", "AI talents hired", "引育AI人才", "Hires of bachelors and above into AI posts", "AI岗位录用的本科及以上人员"),
    Indicator(
      name: "innovationSpace", kind: .level, title: Text(en: "Start-up space", zh: "青年创新创业空间"),
      unit: Text(en: "m²", zh: "平方米"), definition: Text(en: "Start-up space at the end of the month", zh: "月末创新创业空间")),
    Indicator(
      name: "jobsCreated", kind: .flow, title: Text(en: "Jobs created", zh: "城镇新增就业"), unit: jobs,
      definition: Text(
        en: "Gross jobs of all ages from programmes, their multiplier, events and start-ups",
        zh: "项目、乘数、活动与创业带来的全年龄新增岗位")),
    persons(
      .flow, "collegeStayers", "College graduates staying", "高校毕业留区",
      "Graduates of local colleges who stay; already residents", "毕业后留区的高校毕业生（已是居民）"),
    level(
      "unemploymentRate", share, "Youth unemployment", "青年失业率", "Unemployed over unemployed and in work", "失业人数占劳动力比例"),
    persons(.stock, "employed", "Employed", "就业", "Residents who hold a post", "在岗居民"),
    persons(.stock, "unemployed", "Unemployed", "失业", "Residents who seek work", "求职居民"),
    persons(
      .stock, "inactive", "Inactive", "非劳动力", "Residents neither in work, nor seeking it, nor in education",
      "不工作、不求职、不在学的居民"),
    persons(.stock, "students", "Students", "在校学生", "Residents in education", "在学居民"),
    persons(.stock, "entrepreneurs", "Entrepreneurs", "创业者", "Residents who run a start-up", "经营创业企业的居民"),
    persons(
      .stock, "awayStudents", "Locals away at university", "在外就读本地学子", "Locals who study elsewhere; not residents",
      "外地就读的本地人（非居民）"),
    Indicator(
      name: "jobSlots", kind: .stock, title: Text(en: "Posts for young people", zh: "青年岗位"), unit: jobs,
      definition: Text(en: "Filled and vacant posts held by young people", zh: "青年在岗与空缺岗位")),
    Indicator(
      name: "vacancies", kind: .stock, title: Text(en: "Vacancies", zh: "空缺岗位"), unit: jobs,
      definition: Text(en: "Posts above filled, by cell", zh: "各单元岗位数超出在岗数之和")),
    level(
      "vacancyShare", share, "Zone's share of vacancies", "各片区空缺占比", "Vacancies of a zone over all vacancies",
      "片区空缺岗位占全部空缺比例"),
    persons(.flow, "applicants", "Job applicants", "求职申请", "Unemployed residents who apply for a post", "申请岗位的失业居民"),
    persons(.flow, "hires", "Hires", "录用", "Residents hired", "录用的居民"),
    persons(.flow, "separations", "Separations", "离职", "Residents who lose or leave a post and stay", "离职且留在本区的居民"),
    level(
      "tightness", share, "Perceived tightness", "求职成功率", "Hires per unemployed and month, smoothed", "平滑后的每月录用与失业人数之比"),
    level("wageIndex", Text(en: "log", zh: "对数"), "Wage index", "工资指数", "Log wage relative to outside", "相对外部的对数工资"),
    level(
      "meanWage", Text(en: "CNY/month", zh: "元/月"), "Mean wage", "平均工资", "Mean wage of residents who hold a post",
      "在岗居民平均工资"),
    level(
      "meanRent", Text(en: "CNY/m²/month", zh: "元/平方米/月"), "Mean rent", "平均租金",
      "Mean rent over zones, weighted by initial youth demand; by zone in groups", "按初始青年需求加权的片区平均租金"),
    Indicator(
      name: "affordableHomes", kind: .stock, title: Text(en: "Affordable homes for young people", zh: "青年保障性租赁住房"),
      unit: homes, definition: Text(en: "Affordable homes that young people may use", zh: "青年可用的保障性租赁住房")),
    Indicator(
      name: "affordableTenants", kind: .stock, title: Text(en: "Affordable tenants", zh: "保障性住房租户"), unit: homes,
      definition: Text(en: "Occupied affordable homes", zh: "已入住的保障性住房")),
    persons(
      .flow, "affordableApplicants", "Applicants for affordable homes", "保障性住房申请", "Eligible tenants who apply",
      "提出申请的合格租户"),
    persons(
      .flow, "affordableAllocated", "Affordable homes allocated", "保障性住房配租", "Applicants who get a home", "获得配租的申请人"),
    level(
      "allocationShare", share, "Chance of an affordable home", "保障性住房中签率",
      "Homes allocated per applicant over three months", "三个月内配租与申请之比"),
    persons(.stock, "owners", "Home owners", "自有住房", "Residents who own their home", "拥有住房的居民"),
    level(
      "brandAwareness", share, "Brand awareness", "城市品牌认知度", "Share of the outside audience that knows the district",
      "外部受众中知晓本区的比例"),
    persons(.flow, "candidates", "Candidates", "潜在迁入者", "People of the pools who decide in the month", "当月作出选择的外部人员"),
    persons(
      .flow, "considering", "Candidates who consider the district", "考虑本区者",
      "Candidates whose choice set contains the district", "将本区纳入选择的外部人员"),
    Indicator(
      name: "startUps", kind: .stock, title: Text(en: "Start-ups", zh: "创业企业"), unit: Text(en: "firms", zh: "家"),
      definition: Text(en: "Youth start-ups alive", zh: "存活的青年创业企业")),
    Indicator(
      name: "startUpJobs", kind: .stock, title: Text(en: "Start-up jobs", zh: "创业企业岗位"), unit: jobs,
      definition: Text(en: "Jobs in youth start-ups, all ages", zh: "青年创业企业全年龄岗位")),
    persons(.stock, "recognised", "Recognised talents", "在区认定人才", "Residents recognised in classes A–F", "已认定A–F类的居民"),
    persons(
      .stock, "awaitingApproval", "Applications awaiting approval", "待批认定申请", "Residents with a pending application",
      "申请待批的居民"),
    persons(
      .stock, "residents", "Residents by group", "分组居民", "Residents by zone, education and origin", "按片区、学历与来源的居民"),
    level(
      "meanStayYears", Text(en: "years", zh: "年"), "Mean elapsed stay", "平均在区时长",
      "Mean elapsed stay of non-local residents not in education", "非在学外来居民的平均在区时长"),
    Indicator(
      name: "recipients", kind: .flow, title: Text(en: "Payments made", zh: "补贴发放"),
      unit: Text(en: "payments", zh: "笔"), definition: Text(en: "Payments to persons, by lever", zh: "按政策工具的个人补贴笔数")),
    Indicator(
      name: "cost", kind: .flow, title: Text(en: "Public cost", zh: "财政成本"), unit: yuan,
      definition: Text(en: "Gross public cost at base-year prices, by lever and category", zh: "按政策工具与类别的公共成本（基年价）")),
    Indicator(
      name: "districtCost", kind: .flow, title: Text(en: "District's share of the cost", zh: "区级成本"), unit: yuan,
      definition: Text(en: "The district's own share of the cost, by lever", zh: "按政策工具的区级承担部分")),
    Indicator(
      name: "unmetCost", kind: .flow, title: Text(en: "Unmet cost", zh: "未满足的支出需求"), unit: yuan,
      definition: Text(
        en: "Gross cost that levers called for and the budget did not cover, by lever; only with a budget",
        zh: "政策工具需要而预算未能覆盖的公共成本，按政策工具；仅在设定预算时")),
    level(
      "leverLevel", Text(en: "level", zh: "力度"), "Lever level", "政策力度", "Level of a lever: 0 absent, 1 the plan",
      "政策工具力度：0为停止，1为计划"),
  ]

  /// All fixed indicators; the deliveries of a district's levers come on top, each under its own name.
  public static let all: [Indicator] = [youthPopulation] + inflows + outflows + others

  public static func named(_ name: String) -> Indicator? { all.first { $0.name == name } }
}
