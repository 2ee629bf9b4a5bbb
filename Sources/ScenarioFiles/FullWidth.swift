extension String {
  /// The same with the digits, letters and marks that a Chinese keyboard makes wide as the narrow ones.
  public var halfWidth: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }))
  }

  /// `; write 1.5`, if a number, a month or the like stands here in wide letters; nothing for a text, whose marks are wide by right.
  var halfWidthHint: String {
    let halfWidth = halfWidth
    return halfWidth != self && halfWidth.allSatisfy { $0.isASCII && !$0.isLetter } ? "; write \(halfWidth)" : ""
  }
}
