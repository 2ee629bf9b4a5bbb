import DistrictModel

extension Unit {
  /// What a reader is told beside a number; nil where the number needs no word: shares, chances, ratios and scales.
  public var words: Text? { Self.words[name] }

  private static let words: [String: Text] = [
    "share per year": Text(en: "a year", zh: "每年"),
    "probability per month": Text(en: "a month", zh: "每月"),
    "probability per year": Text(en: "a year", zh: "每年"),
    "per month": Text(en: "a month", zh: "每月"),
    "per year": Text(en: "a year", zh: "每年"),
    "persons": Text(en: "persons", zh: "人"),
    "persons per year": Text(en: "persons a year", zh: "人/年"),
    "jobs": Text(en: "jobs", zh: "个岗位"),
    "jobs per year": Text(en: "jobs a year", zh: "个岗位/年"),
    "jobs per firm": Text(en: "jobs a firm", zh: "个岗位/企业"),
    "jobs per firm and year": Text(en: "jobs a firm and year", zh: "个岗位/企业·年"),
    "firms": Text(en: "firms", zh: "家"),
    "homes": Text(en: "homes", zh: "套"),
    "homes per year": Text(en: "homes a year", zh: "套/年"),
    "places": Text(en: "places", zh: "个学位"),
    "places per year": Text(en: "places a year", zh: "个学位/年"),
    "points": Text(en: "points", zh: "分"),
    "count per year": Text(en: "a year", zh: "每年"),
    "CNY": Text(en: "CNY", zh: "元"),
    "CNY per month": Text(en: "CNY a month", zh: "元/月"),
    "CNY per year": Text(en: "CNY a year", zh: "元/年"),
    "CNY per person": Text(en: "CNY a person", zh: "元/人"),
    "CNY per m2": Text(en: "CNY/m²", zh: "元/平方米"),
    "CNY per m2 and month": Text(en: "CNY/m² a month", zh: "元/平方米·月"),
    "CNY per m2 and year": Text(en: "CNY/m² a year", zh: "元/平方米·年"),
    "m2": Text(en: "m²", zh: "平方米"),
    "m2 per person": Text(en: "m² a person", zh: "平方米/人"),
    "m2 per job": Text(en: "m² a job", zh: "平方米/岗位"),
    "months": Text(en: "months", zh: "个月"),
    "years": Text(en: "years", zh: "年"),
    "degrees": Text(en: "°", zh: "°"),
    "s.d.": Text(en: "s.d.", zh: "个标准差"),
  ]
}
