/// The ranges that `Range` asks for, of something of a known length (RFC 9110, section 14).
enum ByteRanges: Equatable {
  /// No range, ranges in another unit or wrong ones: the whole.
  case whole
  /// In the order asked for, none empty, none past the end.
  case ranges([Range<Int64>])
  /// Only ranges past the end.
  case unsatisfiable

  /// More ranges than this are answered with the whole: they cost more than they save.
  static let most = 8

  init(_ header: String?, byteCount: Int64) {
    guard let header, let specifications = Self.specifications(header) else {
      self = .whole
      return
    }
    var ranges: [Range<Int64>] = []
    for specification in specifications {
      guard let parsed = Self.range(specification, byteCount) else {
        self = .whole
        return
      }
      if let range = parsed { ranges.append(range) }
    }
    let asked = ranges.reduce(0) { $0 + ($1.upperBound - $1.lowerBound) }
    switch ranges.count {
    case 0: self = .unsatisfiable
    case 1: self = .ranges(ranges)
    case 2...Self.most where asked <= byteCount: self = .ranges(ranges)
    default: self = .whole
    }
  }

  /// The parts behind `bytes=`.
  private static func specifications(_ header: String) -> [Substring]? {
    guard let equals = header.firstIndex(of: "="), header[..<equals].lowercased() == "bytes" else { return nil }
    let parts = header[header.index(after: equals)...].split(separator: ",", omittingEmptySubsequences: false)
      .map { part in Substring(part.trimming(while: { $0 == " " || $0 == "\t" })) }.filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts
  }

  /// `nil` for what is no range; `.some(nil)` for one that holds nothing.
  private static func range(_ text: Substring, _ byteCount: Int64) -> Range<Int64>?? {
    guard let dash = text.firstIndex(of: "-") else { return nil }
    let (first, last) = (text[..<dash], text[text.index(after: dash)...])
    if first.isEmpty {
      guard let count = number(last) else { return nil }
      return count == 0 || byteCount == 0 ? .some(nil) : max(0, byteCount - count)..<byteCount
    }
    guard let start = number(first) else { return nil }
    guard !last.isEmpty else { return start < byteCount ? start..<byteCount : .some(nil) }
    guard let end = number(last), end >= start else { return nil }
    return start < byteCount ? start..<min(byteCount, end == .max ? .max : end + 1) : .some(nil)
  }

  /// Digits alone; what is too large for any file counts as the largest.
  private static func number(_ text: Substring) -> Int64? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int64(text) ?? .max
  }
}

extension Substring {
  fileprivate func trimming(while isTrimmed: (Character) -> Bool) -> Substring {
    var text = drop(while: isTrimmed)
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return text
  }
}
