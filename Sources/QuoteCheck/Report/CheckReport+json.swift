internal import FoundationEssentials

extension CheckReport {
  /// The report as JSON, keys sorted, two spaces, a line end at the end: the same bytes for
  /// the same report.
  ///
  /// Numbers that are not there are left out of pieces and changes; a quote always has `speaker`,
  /// `recording`, `layer` and `stretch`, `null` where unknown.
  public func json() -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let encoded = try? encoder.encode(self) else { preconditionFailure("a report holds only plain values") }
    return String(decoding: encoded, as: UTF8.self) + "\n"
  }
}
