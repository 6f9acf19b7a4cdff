/// Time expressions of TTML in milliseconds, at a document's rates.
struct TTMLTimes {
  private var frameRate = 30.0
  private var subFrameRate = 1.0
  private var tickRate = 1.0

  init() {}

  /// - Parameter attributes: those of the root element, without prefixes.
  init(_ attributes: [String: String]) {
    if let rate = Self.positive(attributes["frameRate"]) { frameRate = rate }
    if let rate = Self.positive(attributes["subFrameRate"]) { subFrameRate = rate }
    // `1000 1001`, in older files `1000:1001`.
    let parts = attributes["frameRateMultiplier"]?.split { $0 == " " || $0 == ":" } ?? []
    if parts.count == 2, let numerator = Self.positive(String(parts[0])),
      let denominator = Self.positive(String(parts[1]))
    {
      frameRate *= numerator / denominator
    }
    if let rate = Self.positive(attributes["tickRate"]) {
      tickRate = rate
    } else if attributes["frameRate"] != nil {
      tickRate = frameRate * subFrameRate
    }
  }

  private static func positive(_ text: String?) -> Double? {
    text.flatMap { number($0[...]) }.flatMap { $0 > 0 && $0 < 1e9 ? $0 : nil }
  }

  /// Digits, perhaps with a point among them.
  private static func number(_ text: Substring) -> Double? {
    guard (1...24).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 0x2E }) else {
      return nil
    }
    return Double(text)
  }

  /// `nil` for what is no time expression.
  func milliseconds(_ expression: String?) -> Double? {
    guard let text = expression?.split(separator: " ").first else { return nil }
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    if fields.count == 1 { return offset(text) }
    guard fields.count == 3 || fields.count == 4, let hours = Self.number(fields[0]),
      let minutes = Self.number(fields[1]), let seconds = Self.number(fields[2]), minutes < 60, seconds < 61
    else { return nil }
    var total = (hours * 60 + minutes) * 60 + seconds
    if fields.count == 4 {
      let frames = fields[3].split(separator: ".", maxSplits: 1)
      guard let first = frames.first, let count = Self.number(first) else { return nil }
      let part = frames.count == 2 ? Self.number(frames[1]) ?? 0 : 0
      total += (count + part / subFrameRate) / frameRate
    }
    return total * 1000
  }

  private func offset(_ text: Substring) -> Double? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let value = Self.number(digits) else { return nil }
    switch text[digits.endIndex...] {
    case "h": return value * 3_600_000
    case "m": return value * 60_000
    case "s", "": return value * 1000
    case "ms": return value
    case "f": return value / frameRate * 1000
    case "t": return value / tickRate * 1000
    default: return nil
    }
  }
}
