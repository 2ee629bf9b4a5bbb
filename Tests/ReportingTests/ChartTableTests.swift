import Foundation
import Reporting
import Testing

@Suite struct ChartTableTests {
  private func lines(_ chart: any Chart) -> [String] {
    String(decoding: chart.tableBytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func `the tables have fixed columns and formats`() {
    let month = ChartMonth(year: 2026, month: 1)
    let band = ChartBand(q05: 0.25, q50: 1.5, q95: 2_000_000.4)
    let quantiles = ChartQuantiles(q05: 1, q25: 2, q50: 3.4, q75: 4.5, q95: -0.2)
    let label = ChartText(en: "L", zh: "标")
    let fan = FanChart(rows: [
      .init(month: month, persons: quantiles),
      .init(
        month: ChartMonth(year: 2026, month: 2), persons: quantiles, goal: 5, chance: ChartChance(reached: 1, of: 2)),
    ])
    #expect(
      lines(fan) == [
        "month,goal,reached,runs,q05,q25,q50,q75,q95,line", "2026-01,,,,1,2,3,5,0,1", "2026-02,5,1,2,1,2,3,5,0,2",
      ])
    let flows = FlowsChart(
      flows: [.init(label, isInflow: true), .init(label, isInflow: true), .init(label, isInflow: false)],
      rows: [.init(year: 2026, persons: [10, 5, 7], net: ChartBand(q05: 6, q50: 8, q95: 10), closing: 100)])
    #expect(
      lines(flows) == [
        "year,kind,layer,label_en,label_zh,closing,value,base,top,line", "2026,in,1,L,标,,10,0,10,1",
        "2026,in,2,L,标,,5,10,15,2",
        "2026,out,1,L,标,,-7,0,-7,3", "2026,net,0,Net change,净变化,100,8,6,10,4",
      ])
    let targets = TargetsChart(rows: [
      .init(
        label: label, unit: ChartText(en: "%", zh: "%"), limit: .atMost, goal: 6, result: quantiles,
        chance: ChartChance(reached: 3, of: 8), decimals: 1)
    ])
    #expect(
      lines(targets) == [
        "row,target_en,target_zh,unit_en,unit_zh,direction,decimals,goal,q05,q25,q50,q75,q95,reached,runs,line",
        "1,L,标,%,%,max,1,6.000,1.000,2.000,3.400,4.500,-0.200,3,8,1",
      ])
    let pyramid = PyramidChart(
      start: month, end: ChartMonth(year: 2030, month: 12),
      rows: [.init(age: 14, menAtStart: 1, womenAtStart: 2, menAtEnd: band, womenAtEnd: band)])
    #expect(
      lines(pyramid) == [
        "age,start,end,men_start,women_start,men_end_q05,men_end_q50,men_end_q95,women_end_q05,women_end_q50,women_end_q95,line",
        "14,2026-01,2030-12,1,2,0,2,2000000,0,2,2000000,1",
      ])
    let talents = TalentsChart(rows: [.init(year: 2026, byClass: [1, 2, 3, 4, 5, 6.3], spread: 20.4...22.6, goal: 20)])
    #expect(
      lines(talents) == [
        "year,goal,reached,runs,a,b,c,d,e,f,total,total_q05,total_q95,line",
        "2026,20,,,1.0,2.0,3.0,4.0,5.0,6.3,21.3,20,23,1",
      ])
    let zones = ZonesChart(start: month, end: month, rows: [.init(zone: label, start: 9, end: band)])
    #expect(
      lines(zones) == [
        "rank,zone_en,zone_zh,start_month,end_month,start,end_q05,end_q50,end_q95,line",
        "1,L,标,2026-01,2026-01,9,0,2,2000000,1",
      ])
    let retention = RetentionChart(groups: [
      .init(label: label, rows: []),
      .init(label: label, rows: [.init(months: 7, share: ChartBand(q05: 0.5, q50: 2.0 / 3, q95: 1))]),
    ])
    #expect(lines(retention) == ["group,group_en,group_zh,months,q05,q50,q95,line", "1,L,标,7,0.5000,0.6667,1.0000,1"])
    let share = ChartBand(q05: 0.05, q50: .nan, q95: 0.07)
    let labour = LabourChart(
      baseMonth: month, rows: [.init(month: month, unemployment: share, vacancies: share, rentIndex: band)])
    #expect(
      lines(labour) == [
        "month,base_month,unemployment_q05,unemployment_q50,unemployment_q95,vacancies_q05,vacancies_q50,vacancies_q95,rent_q05,rent_q50,rent_q95,line",
        "2026-01,2026-01,0.05000,,0.07000,0.05000,,0.07000,0.250,1.500,2000000.400,1",
      ])
  }

  @Test func `texts are written so that gnuplot reads them whole`() {
    let text = ChartText(en: " Youth, end of 2030: 1,050,000 \"or\\more\"\n\tthere ", zh: "青年, “甲”,\r\n乙1,000")
    let zones = ZonesChart(
      start: ChartMonth(year: 2026, month: 1), end: ChartMonth(year: 2026, month: 1),
      rows: [.init(zone: text, start: 1, end: ChartBand(q05: 1, q50: 1, q95: 1))])
    #expect(
      lines(zones)[1].hasPrefix(
        "1,Youth‚ end of 2030: 1‚050‚000 'or/more' there,青年， “甲”， 乙1‚000,2026-01,"))
  }

  @Test func `a set holds the scripts its tables need and nothing else`() throws {
    let set = ChartSet(
      context: ChartExamples.context(),
      charts: [ChartExamples.zones(), RetentionChart(groups: []), ChartExamples.fan()])
    #expect(
      set.files.map(\.name) == [
        "01_fan.csv", "01_fan.gp", "06_zones.csv", "06_zones.gp", "canvas.gp", "context.gp", "frame.gp", "name.gp",
        "need.gp", "roles.gp", "spread.gp", "style.gp", "years.gp",
      ])
    #expect(ChartSet(context: set.context, charts: [RetentionChart(groups: [])]).files.isEmpty)
    let home = TemporaryFolder()
    let folder = try ResultFolder(at: home.path + "/base")
    try set.write(to: folder)
    let manifest = try folder.publish(exampleManifest())
    #expect(manifest.outputs.map(\.path) == set.files.map { "charts/" + $0.name })
  }

  @Test func `scripts are written anew where they are missing or another version's`() throws {
    let folder = DrawnFolder(.one(ChartExamples.zones()))
    #expect(try ChartSet.refreshScripts(inFolder: folder.charts).isEmpty)
    folder.home.write("old", to: "charts/style.gp")
    try FileManager.default.removeItem(atPath: folder.charts + "/06_zones.gp")
    #expect(try ChartSet.refreshScripts(inFolder: folder.charts) == ["06_zones.gp", "style.gp"])
    #expect(folder.home.text("charts/style.gp")?.hasPrefix("# style.gp") == true)
    #expect(throws: ReportingError.self) { try ChartSet.refreshScripts(inFolder: folder.home.path + "/none") }
  }

  @Test func `no script names a place, a scenario or an age`() {
    for kind in ChartKind.allCases {
      let files = ChartExamples.all().only(kind).files.filter { $0.name.hasSuffix(".gp") && $0.name != "context.gp" }
      for file in files {
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(
          !["Xiaoshan", "萧山", "Lakeside", "湖滨", "14–35", "/home", "/tmp"].contains { text.contains($0) }, "\(file.name)"
        )
      }
    }
  }

  @Test func `the context is a script of quoted texts`() {
    var context = ChartExamples.context(place: ChartText(en: "St John's\nWood `x`", zh: "圣"))
    context.ownNotes = [.zones: ChartText(en: "own", zh: "自")]
    let set = ChartSet(context: context, charts: [ChartExamples.zones()])
    let script = set.files.first { $0.name == "context.gp" }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    let expected = """
      # context.gp - what the titles and notes of these charts share; written with the tables.
      place_en = 'St John''s Wood `x`'
      place_zh = '圣'
      scenario_en = 'Plan of the work report 2026'
      scenario_zh = '2026 年工作报告方案'
      first_month = '2026-01'
      last_month = '2030-12'
      age_from = 14
      age_to = 35
      replicates = 32
      sample = '1:1'
      note_en = 'Invented figures.'
      note_zh = '示意数据。'
      if (CHART eq "06_zones") { own_en = 'own'; own_zh = '自' }

      """
    #expect(script == expected)
  }
}
