/// A step of the model as a benchmark tells them apart.
public enum MonthStep: String, CaseIterable, Sendable {
  case firstPopulation, lifeEvents, newcomers, inMigration, jobMarket, wages, homes, recognitionAndLeaving,
    booksAndCounts
}
