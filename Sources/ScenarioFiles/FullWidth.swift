extension String {
  /// The same with the digits, letters and marks that a Chinese keyboard makes wide as the narrow ones.
  public var halfWidth: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }))
  }

  /// `; write 1.5`, if something stands here in wide letters; else nothing.
  var halfWidthHint: String { halfWidth == self ? "" : "; write \(halfWidth)" }
}
