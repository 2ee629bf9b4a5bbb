@main
struct TalentFlow {
  static func main() {}
}
