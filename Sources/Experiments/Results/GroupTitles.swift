import DistrictModel

// What the members of closed groups are called in results.

extension Education {
  var title: Text {
    switch self {
    case .juniorSecondary: Text(en: "Junior secondary or less", zh: "初中及以下")
    case .seniorSecondary: Text(en: "Senior secondary", zh: "高中（含中职）")
    case .juniorCollege: Text(en: "Junior college", zh: "大专")
    case .bachelor: Text(en: "Bachelor", zh: "本科")
    case .master: Text(en: "Master", zh: "硕士")
    case .doctorate: Text(en: "Doctorate", zh: "博士")
    }
  }
}

extension Tier {
  var title: Text {
    switch self {
    case .low: Text(en: "Low: secondary education", zh: "低：高中及以下")
    case .mid: Text(en: "Middle: junior college or bachelor", zh: "中：大专或本科")
    case .high: Text(en: "High: master or doctorate", zh: "高：硕士或博士")
    }
  }
}

extension TalentClass {
  var title: Text { Text(en: "Class \(name)", zh: "\(name) 类") }
}

extension PolicyCost.Category {
  public var title: Text {
    switch self {
    case .transfer: Text(en: "Transfers", zh: "补贴")
    case .capital: Text(en: "Capital", zh: "资本")
    case .longCapital: Text(en: "Long-lived capital", zh: "长期资本")
    case .running: Text(en: "Running", zh: "运行")
    case .administration: Text(en: "Administration", zh: "管理")
    case .expectedLoss: Text(en: "Expected loss", zh: "预期损失")
    }
  }
}
