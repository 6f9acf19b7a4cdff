/// An instant by the calendar and the clock on the wall, with its zone where it is known.
///
/// Written as ISO 8601: `2022-03-08T21:14:05.250+02:00`, without a zone where none is
/// known. The calendar is the proleptic Gregorian one.
public struct WallClock: Hashable, Sendable, CustomStringConvertible {
  /// What the calendar and clock on the spot show, in microseconds since
  /// 1970-01-01T00:00:00 there.
  public let localMicroseconds: Int64
  /// Minutes that the clock on the spot is ahead of UTC; `nil` where it is unknown.
  public let offsetMinutes: Int?

  /// Returns `nil` for a year outside of 1 to 9999, or a zone beyond 18 hours.
  public init?(localMicroseconds: Int64, offsetMinutes: Int?) {
    guard Self.representable.contains(localMicroseconds), abs(offsetMinutes ?? 0) <= 18 * 60 else { return nil }
    self.localMicroseconds = localMicroseconds
    self.offsetMinutes = offsetMinutes
  }

  /// The years 1 to 9999.
  private static let representable = (-719_162 * dayMicroseconds)...(2_932_897 * dayMicroseconds - 1)
  private static let dayMicroseconds: Int64 = 86_400_000_000

  /// Microseconds since 1970-01-01T00:00:00 UTC; a clock without a zone is taken as UTC.
  public var microsecondsSince1970: Int64 { localMicroseconds - Int64(offsetMinutes ?? 0) * 60_000_000 }

  /// The clock some time later; `nil` past the year 9999.
  public func advanced(byMicroseconds microseconds: Int64) -> WallClock? {
    let (sum, overflow) = localMicroseconds.addingReportingOverflow(microseconds)
    return overflow ? nil : WallClock(localMicroseconds: sum, offsetMinutes: offsetMinutes)
  }

  /// Reads `2022-03-08`, `2022-03-08 21:14`, `2022-03-08T21:14:05.25`, each with `Z`,
  /// `+02:00`, `+0200` or `+02` behind the time, or without a zone.
  public init?(_ text: some StringProtocol) {
    var scanner = ClockScanner(text)
    guard let year = scanner.number(digits: 4), scanner.take("-"), let month = scanner.number(digits: 2),
      scanner.take("-"), let day = scanner.number(digits: 2), (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(ofMonth: month, year: year)).contains(day)
    else { return nil }
    var microseconds: Int64 = 0
    var offset: Int?
    if scanner.take("T") || scanner.take("t") || scanner.take(" ") {
      guard let time = scanner.timeOfDayMicroseconds() else { return nil }
      microseconds = time
      guard let zone = scanner.zone() else { return nil }
      offset = zone.minutes
    }
    guard scanner.isAtEnd else { return nil }
    self.init(
      localMicroseconds: Self.dayNumber(year: year, month: month, day: day) * Self.dayMicroseconds + microseconds,
      offsetMinutes: offset)
  }

  /// The date alone: `2022-03-08`.
  public var date: String {
    let (year, month, day) = Self.civil(dayNumber: floorDivide(localMicroseconds, Self.dayMicroseconds).quotient)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The time of day alone: `21:14:05`, with as many decimals as it has, up to six.
  public var timeOfDay: String {
    let rest = floorDivide(localMicroseconds, Self.dayMicroseconds).remainder
    let seconds = Int(rest / 1_000_000)
    let text = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    let fraction = Int(rest % 1_000_000)
    if fraction == 0 { return text }
    if fraction % 1000 == 0 { return "\(text).\(padded(fraction / 1000, 3))" }
    return "\(text).\(padded(fraction, 6))"
  }

  public var description: String {
    let zone: String
    switch offsetMinutes {
    case nil: zone = ""
    case 0?: zone = "Z"
    case let offset?:
      zone = "\(offset < 0 ? "-" : "+")\(padded(abs(offset) / 60, 2)):\(padded(abs(offset) % 60, 2))"
    }
    return "\(date)T\(timeOfDay)\(zone)"
  }

  private static func days(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// Days since 1970-01-01. Method: Howard Hinnant, "chrono-Compatible Low-Level Date
  /// Algorithms", `days_from_civil`.
  private static func dayNumber(year: Int, month: Int, day: Int) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivide(Int64(shifted), 400).quotient
    let yearOfEra = Int64(shifted) - era * 400
    let dayOfYear = Int64((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1)
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The inverse of ``dayNumber(year:month:day:)``; same source, `civil_from_days`.
  private static func civil(dayNumber: Int64) -> (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let (era, dayOfEra) = floorDivide(shifted, 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    let month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
    return (Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, day)
  }
}

/// Quotient rounded down, and what is left.
private func floorDivide(_ dividend: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
  let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}

/// `number` with zeros in front, at least `width` digits.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// Walks over a date and time, one piece after another.
private struct ClockScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func number(digits: Int) -> Int? {
    guard position + digits <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + digits] {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    position += digits
    return value
  }

  /// Hours and minutes, with or without seconds and their decimals; further decimals than
  /// six are dropped.
  mutating func timeOfDayMicroseconds() -> Int64? {
    guard let hours = number(digits: 2), hours < 24, take(":"), let minutes = number(digits: 2), minutes < 60 else {
      return nil
    }
    var microseconds = Int64(hours * 3600 + minutes * 60) * 1_000_000
    guard take(":") else { return microseconds }
    guard let seconds = number(digits: 2), seconds < 60 else { return nil }
    microseconds += Int64(seconds) * 1_000_000
    guard take(".") || take(",") else { return microseconds }
    var weight: Int64 = 100_000
    guard let first = number(digits: 1) else { return nil }
    microseconds += Int64(first) * weight
    while let digit = number(digits: 1) {
      weight /= 10
      microseconds += Int64(digit) * weight
    }
    return microseconds
  }

  /// `nil` for a zone that cannot be; a zone without minutes where none is stated.
  mutating func zone() -> (minutes: Int?, Void)? {
    if isAtEnd { return (nil, ()) }
    if take("Z") || take("z") { return (0, ()) }
    let isAhead: Bool
    if take("+") {
      isAhead = true
    } else if take("-") {
      isAhead = false
    } else {
      return nil
    }
    guard let hours = number(digits: 2) else { return nil }
    var minutes = 0
    if !isAtEnd {
      _ = take(":")
      guard let stated = number(digits: 2), stated < 60 else { return nil }
      minutes = stated
    }
    return ((hours * 60 + minutes) * (isAhead ? 1 : -1), ())
  }
}

extension WallClock: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let clock = WallClock(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no date and time")
    }
    self = clock
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
