/// The version of the program, which every result names.
///
/// Results may differ from one version to the next; `verify` says so when they do.
public enum ProgramVersion {
  public static let current = "0.1.0"
}
