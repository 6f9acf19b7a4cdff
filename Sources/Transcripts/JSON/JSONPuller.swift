/// Pulls values out of JSON (RFC 8259) one after another, without building a tree.
///
/// A tree of Foundation's takes more than ten times the memory of the text. Lenient:
/// `NaN`, `Infinity` and `-Infinity` are values (Python writes them). Strict: everything
/// else, and nesting deeper than ``depthLimit``.
struct JSONPuller {
  static let depthLimit = 64

  let bytes: Bytes
  private(set) var at = 0
  private var depth = 0

  init(_ bytes: Bytes) { self.bytes = bytes }

  enum Kind { case object, array, string, number, word, end }

  /// What comes next.
  mutating func peek() -> Kind {
    skipWhiteSpace()
    guard at < bytes.count else { return .end }
    switch bytes[at] {
    case 0x7B: return .object
    case 0x5B: return .array
    case 0x22: return .string
    case 0x2D, 0x30...0x39: return .number
    default: return .word
    }
  }

  /// Calls `body` with each key of the object that comes next; `body` takes the value.
  mutating func members(_ body: (inout JSONPuller, String) throws(TextFault) -> Void) throws(TextFault) {
    try open(0x7B, "an object")
    if try closes(0x7D) { return }
    while true {
      skipWhiteSpace()
      let key = try string()
      skipWhiteSpace()
      try expect(0x3A)
      try body(&self, key)
      if try !continues(0x7D) { return }
    }
  }

  /// Calls `body` before each element of the array that comes next; `body` takes it.
  mutating func elements(_ body: (inout JSONPuller) throws(TextFault) -> Void) throws(TextFault) {
    try open(0x5B, "an array")
    if try closes(0x5D) { return }
    while true {
      try body(&self)
      if try !continues(0x5D) { return }
    }
  }

  /// The string that comes next; `nil` for `null`.
  mutating func optionalString() throws(TextFault) -> String? {
    guard peek() == .string else {
      try skip()
      return nil
    }
    return try string()
  }

  /// The number that comes next; `nil` for `null`, `NaN` and infinities.
  mutating func optionalNumber() throws(TextFault) -> Double? {
    guard peek() == .number else {
      try skip()
      return nil
    }
    return try number()
  }

  /// Passes over the value that comes next.
  mutating func skip() throws(TextFault) {
    switch peek() {
    case .object: try members { (json, _) throws(TextFault) in try json.skip() }
    case .array: try elements { (json) throws(TextFault) in try json.skip() }
    case .string: _ = try rawString()
    case .number: _ = try number()
    case .word: try word()
    case .end: throw TextFault(offset: at, reason: "the JSON ends too early")
    }
  }

  /// Throws unless only white space is left.
  mutating func finish() throws(TextFault) {
    skipWhiteSpace()
    if at < bytes.count { throw TextFault(offset: at, reason: "something behind the end of the JSON") }
  }

  /// Puts the bytes of the string that comes next, escapes resolved, behind `text`.
  mutating func appendString(to text: inout [UInt8]) throws(TextFault) {
    skipWhiteSpace()
    let (range, hasEscapes) = try rawString()
    if hasEscapes {
      try unescape(range, into: &text)
    } else {
      text.append(contentsOf: bytes[range])
    }
  }

  private mutating func skipWhiteSpace() {
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 {
      at += 1
    }
  }

  private mutating func expect(_ sign: UInt8) throws(TextFault) {
    guard at < bytes.count else { throw TextFault(offset: at, reason: "the JSON ends too early") }
    guard bytes[at] == sign else {
      throw TextFault(offset: at, reason: "JSON needs a '\(Character(Unicode.Scalar(sign)))' here")
    }
    at += 1
  }

  private mutating func open(_ sign: UInt8, _ name: String) throws(TextFault) {
    skipWhiteSpace()
    guard at < bytes.count, bytes[at] == sign else { throw TextFault(offset: at, reason: "\(name) is wanted here") }
    guard depth < Self.depthLimit else {
      throw TextFault(offset: at, reason: "JSON nested deeper than \(Self.depthLimit)")
    }
    depth += 1
    at += 1
  }

  private mutating func closes(_ sign: UInt8) throws(TextFault) -> Bool {
    skipWhiteSpace()
    guard at < bytes.count, bytes[at] == sign else { return false }
    at += 1
    depth -= 1
    return true
  }

  private mutating func continues(_ closing: UInt8) throws(TextFault) -> Bool {
    if try closes(closing) { return false }
    try expect(0x2C)
    return true
  }

  private mutating func string() throws(TextFault) -> String {
    let (range, hasEscapes) = try rawString()
    var text: [UInt8] = []
    if hasEscapes { try unescape(range, into: &text) }
    let string = hasEscapes ? String(validating: text, as: UTF8.self) : validated(range)
    guard let string else { throw TextFault(offset: range.lowerBound, reason: "a string that is not UTF-8") }
    return string
  }

  private func validated(_ range: Range<Int>) -> String? {
    String(validating: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  private mutating func rawString() throws(TextFault) -> (range: Range<Int>, hasEscapes: Bool) {
    try expect(0x22)
    let start = at
    var hasEscapes = false
    while at < bytes.count {
      switch bytes[at] {
      case 0x22:
        at += 1
        return (start..<at - 1, hasEscapes)
      case 0x5C:
        hasEscapes = true
        at += 2
      case ..<0x20: throw TextFault(offset: at, reason: "a control character in a JSON string")
      default: at += 1
      }
    }
    throw TextFault(offset: start, reason: "a JSON string without its end")
  }

  private func unescape(_ range: Range<Int>, into text: inout [UInt8]) throws(TextFault) {
    var place = range.lowerBound
    while place < range.upperBound {
      guard bytes[place] == 0x5C else {
        text.append(bytes[place])
        place += 1
        continue
      }
      switch bytes[place + 1] {
      case 0x22, 0x2F, 0x5C: text.append(bytes[place + 1])
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"):
        place = try unescapeUnit(place, range.upperBound, into: &text)
        continue
      default: throw TextFault(offset: place, reason: "an escape that JSON does not have")
      }
      place += 2
    }
  }

  private func unescapeUnit(_ place: Int, _ end: Int, into text: inout [UInt8]) throws(TextFault) -> Int {
    guard var value = unit(place + 2, end) else { throw TextFault(offset: place, reason: "an escape cut short") }
    var next = place + 6
    if value & 0xFC00 == 0xD800, next + 1 < end, bytes[next] == 0x5C, bytes[next + 1] == 0x75,
      let low = unit(next + 2, end), low & 0xFC00 == 0xDC00
    {
      value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
      next += 6
    }
    guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else {
      throw TextFault(offset: place, reason: "half of a surrogate pair")
    }
    text.append(contentsOf: encoded)
    return next
  }

  private func unit(_ place: Int, _ end: Int) -> UInt32? {
    guard place + 4 <= end else { return nil }
    var value: UInt32 = 0
    for offset in 0..<4 {
      let byte = bytes[place + offset]
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x41 + 10)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
      default: return nil
      }
    }
    return value
  }

  private static let powers: [Double] = (0...22).map { exponent in (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }

  private mutating func number() throws(TextFault) -> Double? {
    let start = at
    var isNegative = false
    if bytes[at] == 0x2D {
      isNegative = true
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "I") {
        try word()
        return nil
      }
    }
    var (mantissa, digits, decimals): (Int64, Int, Int) = (0, 0, 0)
    var isSimple = true
    func take(_ puller: inout JSONPuller) {
      if digits < 15 { mantissa = mantissa * 10 + Int64(puller.bytes[puller.at] - 48) } else { isSimple = false }
      digits += 1
      puller.at += 1
    }
    while bytes.isDigit(at, before: bytes.count) { take(&self) }
    guard digits > 0 else { throw TextFault(offset: start, reason: "a number that is none") }
    if at < bytes.count, bytes[at] == 0x2E {
      at += 1
      let before = digits
      while bytes.isDigit(at, before: bytes.count) { take(&self) }
      decimals = digits - before
      guard decimals > 0 else { throw TextFault(offset: start, reason: "a number that is none") }
    }
    if at < bytes.count, bytes[at] | 0x20 == 0x65 {
      isSimple = false
      at += 1
      if at < bytes.count, bytes[at] == 0x2B || bytes[at] == 0x2D { at += 1 }
      guard bytes.isDigit(at, before: bytes.count) else {
        throw TextFault(offset: start, reason: "a number that is none")
      }
      while bytes.isDigit(at, before: bytes.count) { at += 1 }
    }
    if isSimple { return (isNegative ? -1 : 1) * Double(mantissa) / Self.powers[decimals] }
    return Double(bytes.string(start..<at)).flatMap { $0.isFinite ? $0 : nil }
  }

  private mutating func word() throws(TextFault) {
    for word in ["true", "false", "null", "NaN", "Infinity"] as [StaticString]
    where bytes.holds(word, at: at, before: bytes.count) {
      at += word.utf8CodeUnitCount
      return
    }
    throw TextFault(offset: at, reason: "no JSON value")
  }
}
