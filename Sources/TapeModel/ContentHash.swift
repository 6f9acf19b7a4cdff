/// A SHA-256, 32 bytes: what a recording is known by.
///
/// Printed as 64 lower-case hexadecimal digits.
public struct ContentHash: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// 32 bytes.
  public let bytes: [UInt8]

  /// Returns `nil` unless there are 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// Returns `nil` unless `hexadecimal` is 64 hexadecimal digits.
  public init?(hexadecimal: some StringProtocol) {
    guard hexadecimal.utf8.count == 64 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    var high: UInt8?
    for digit in hexadecimal.utf8 {
      guard let value = hexadecimalValue(digit) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    self.bytes = bytes
  }

  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The first twelve digits: enough for people to tell the recordings of a case apart.
  public var short: String { String(description.prefix(12)) }

  public static func < (one: ContentHash, other: ContentHash) -> Bool {
    one.bytes.lexicographicallyPrecedes(other.bytes)
  }
}

private func hexadecimalValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
  default: nil
  }
}

extension ContentHash: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let hash = ContentHash(hexadecimal: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no SHA-256")
    }
    self = hash
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
