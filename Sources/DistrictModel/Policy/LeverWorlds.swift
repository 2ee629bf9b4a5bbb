/// Worlds for testing levers: real but for what ties people together, so that theory says exactly what a lever may change.
extension Scenario {
  /// Nobody outside weighs anything that the district's state or a lever moves, and nobody is referred: who comes depends on
  /// awareness, consideration and attraction alone. Everything else goes on.
  package var indifferentOutside: Scenario {
    var world = self
    world.parameters.inMigration.choice.income = 0
    world.parameters.inMigration.choice.rent = 0
    world.parameters.inMigration.choice.jobs = 0
    world.parameters.inMigration.choice.amenity = 0
    world.parameters.inMigration.choice.school = 0
    world.parameters.inMigration.choice.network = 0
    world.parameters.inMigration.choice.zoneJobs = 0
    world.parameters.inMigration.consideration.degree.referral = 0
    world.parameters.inMigration.consideration.nonDegree.referral = 0
    return world
  }

  /// Nobody's life depends on how many others there are: besides, no post is sought, no flat applied for, rents, communities
  /// and start-up space weigh nothing. What is left of policy is what it does to each person alone.
  package var withoutTies: Scenario {
    var world = indifferentOutside
    world.parameters.jobMarket.searchIntensity = 0
    world.parameters.jobMarket.newcomerSearchIntensity = 0
    world.parameters.housing.applicationProbability = 0
    world.parameters.satisfaction.rentBurden = 0
    world.parameters.satisfaction.network = 0
    world.parameters.entrepreneurship.crowdedEntry = 1
    world.parameters.entrepreneurship.spaceOnEntry = 0
    world.parameters.entrepreneurship.spaceOnExit = 0
    return world
  }
}
