/// Values as speech services write them; what is of another type is passed over.
extension JSONPuller {
  /// As ``members(_:)``; anything but an object is passed over.
  mutating func membersIfObject(
    _ body: (inout JSONPuller, String) throws(TextFault) -> Void
  ) throws(TextFault) {
    if peek() == .object { try members(body) } else { try skip() }
  }

  /// As ``elements(_:)``; anything but an array is passed over.
  mutating func elementsIfArray(_ body: (inout JSONPuller) throws(TextFault) -> Void) throws(TextFault) {
    if peek() == .array { try elements(body) } else { try skip() }
  }

  /// Calls `body` with each object of the array that comes next, and with how many came
  /// before it; `body` takes the object.
  mutating func objects(_ body: (inout JSONPuller, Int) throws(TextFault) -> Void) throws(TextFault) {
    var count = 0
    try elementsIfArray { (json) throws(TextFault) in
      if json.peek() == .object { try body(&json, count) } else { try json.skip() }
      count += 1
    }
  }

  /// A number, or a string that holds a decimal number (`"1.25"`); never an infinite
  /// one.
  mutating func decimal() throws(TextFault) -> Double? {
    switch peek() {
    case .number: return try optionalNumber()
    case .string: return try optionalString().flatMap { Self.decimal($0) }
    default:
      try skip()
      return nil
    }
  }

  private static func decimal(_ text: String) -> Double? {
    guard text.utf8.count <= 32, text.utf8.allSatisfy({ (0x2B...0x39).contains($0) && $0 != 0x2F || $0 | 0x20 == 0x65 })
    else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  /// A time of whole and decimal seconds in milliseconds, as ``ServiceTime`` takes it.
  mutating func secondsInMilliseconds() throws(TextFault) -> Double? { try decimal().map { $0 * 1000 } }

  /// What names a speaker: a string as it is, `Speaker 2` for the number 2. `nil` for
  /// everything else, also for an empty string and numbers below zero.
  mutating func speakerLabel() throws(TextFault) -> String? {
    switch peek() {
    case .number: return try optionalNumber().flatMap { Int(exactly: $0) }.flatMap { Self.speakerLabel("\($0)") }
    case .string: return try optionalString().flatMap { Self.speakerLabel($0) }
    default:
      try skip()
      return nil
    }
  }

  private static func speakerLabel(_ text: String) -> String? {
    if text.isEmpty || text.utf8.first == 0x2D && Int(text) != nil { return nil }
    return text.utf8.allSatisfy { (48...57).contains($0) } ? "Speaker \(text)" : text
  }

  /// A whole number, also inside a string.
  mutating func whole() throws(TextFault) -> Int? { try decimal().flatMap { Int(exactly: $0) } }

  /// Whether `true` comes next.
  mutating func flag() throws(TextFault) -> Bool {
    let isTrue = peek() == .word && bytes[at] == UInt8(ascii: "t")
    try skip()
    return isTrue
  }
}
