internal import Foundation

/// Seconds as a JSON number with up to six decimals, never in powers of ten.
public struct DecimalSeconds: Hashable, Sendable, Codable {
  public let microseconds: Int64

  public init(microseconds: Int64) { self.microseconds = microseconds }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(
      Decimal(sign: microseconds < 0 ? .minus : .plus, exponent: -6, significand: Decimal(microseconds.magnitude)))
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let seconds = try container.decode(Decimal.self)
    var scaled = seconds * 1_000_000
    var rounded = Decimal()
    NSDecimalRound(&rounded, &scaled, 0, .plain)
    guard let microseconds = Int64(exactly: NSDecimalNumber(decimal: rounded).doubleValue) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no seconds")
    }
    self.microseconds = microseconds
  }
}
