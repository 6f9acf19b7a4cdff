internal import HTTPTypes
internal import TapeModel

/// The part of an address behind `?`, taken apart strictly.
struct Query: Sendable {
  private var values: [String: String] = [:]

  /// Throws a ``Problem`` for bytes that are no UTF-8, and for a name given twice.
  init(_ text: String?) throws(Problem) {
    for pair in (text ?? "").split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0]), let value = Self.decoded(parts.count > 1 ? parts[1] : "") else {
        throw Problem(.badRequest, "The query is no text in UTF-8.")
      }
      guard values.updateValue(value, forKey: name) == nil else {
        throw Problem(.badRequest, "\(Self.shown(name)) is given twice.")
      }
    }
  }

  /// Percent signs undone, and in a query plus signs; `nil` for what is no UTF-8, or holds a null.
  static func decoded(_ text: Substring, plusIsSpace: Bool = true) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    guard !bytes.contains(0) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// `text` as one part of a path.
  static func encoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { encoded, byte in
      let isPlain =
        byte == 45 || byte == 46 || byte == 95 || (48...57).contains(byte) || (65...90).contains(byte)
        || (97...122).contains(byte)
      if isPlain {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }

  /// Names come back in problems: only plain ones as they are.
  private static func shown(_ name: String) -> String {
    name.utf8.count <= 40 && name.utf8.allSatisfy { $0 > 32 && $0 < 127 } ? name : "A parameter"
  }

  /// `nil` where it is not there, or empty.
  func text(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

  func integer(_ name: String, _ limits: ClosedRange<Int64>) throws(Problem) -> Int64? {
    guard let text = values[name] else { return nil }
    guard let number = Int64(text), String(number) == text, limits.contains(number) else {
      throw Problem(.badRequest, "\(name) is a whole number from \(limits.lowerBound) to \(limits.upperBound).")
    }
    return number
  }

  func number(_ name: String) throws(Problem) -> Double? {
    guard let text = values[name] else { return nil }
    guard let number = Double(text), number.isFinite, number >= 0 else {
      throw Problem(.badRequest, "\(name) is a number of at least 0.")
    }
    return number
  }

  func flag(_ name: String) throws(Problem) -> Bool? {
    switch values[name] {
    case nil: nil
    case "true": true
    case "false": false
    default: throw Problem(.badRequest, "\(name) is true or false.")
    }
  }

  func language(_ name: String) throws(Problem) -> LanguageCode? {
    guard let text = values[name] else { return nil }
    guard let code = LanguageCode(text) else { throw Problem(.badRequest, "\(name) is a language code: ru, uk, en.") }
    return code
  }

  func clock(_ name: String) throws(Problem) -> WallClock? {
    guard let text = values[name] else { return nil }
    guard let clock = WallClock(text) else {
      throw Problem(.badRequest, "\(name) is a date as 2019-04-07, or with a time as 2019-04-07T20:15.")
    }
    return clock
  }

  /// How many rows a page has.
  func limit(_ usual: Int, most: Int) throws(Problem) -> Int {
    Int(try integer("limit", 1...Int64(most)) ?? Int64(usual))
  }
}
