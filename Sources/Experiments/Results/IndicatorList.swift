import DistrictModel

/// The indicators of a district: the fixed ones, and what its levers deliver.
struct IndicatorList: Sendable {
  /// What a reader must know of an indicator.
  struct Entry: Sendable {
    let name: String
    let kind: Indicator.Kind
    let title: Text
    let unit: Text
    let definition: Text
    /// How finely its values are written.
    let precision: Precision
  }

  /// In the order of the results.
  let entries: [Entry]
  private let byName: [String: Entry]

  init(_ district: District) {
    var entries = Indicator.all.map {
      Entry(
        name: $0.name, kind: $0.kind, title: $0.title, unit: $0.unit, definition: $0.definition,
        precision: Precision($0.kind))
    }
    var names = Set(entries.map(\.name))
    for delivery in district.levers.levers.flatMap(\.definition.deliveries)
    where names.insert(delivery.indicator).inserted {
      entries.append(
        Entry(
          name: delivery.indicator, kind: .flow, title: delivery.title, unit: delivery.unit,
          definition: Text(
            en: "Delivered by programmes; an input, and no evidence of an effect",
            zh: "政策项目交付量；属于投入，不能作为成效的证据"),
          // A month delivers a part of a school.
          precision: .measured))
    }
    self.entries = entries
    byName = Dictionary(uniqueKeysWithValues: entries.map { ($0.name, $0) })
  }

  subscript(name: String) -> Entry? { byName[name] }

  /// How finely values of an indicator are written.
  func precision(of name: String) -> Precision { byName[name]?.precision ?? .measured }
}
