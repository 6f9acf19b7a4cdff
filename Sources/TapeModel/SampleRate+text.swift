/// Times as people type and read them.
extension SampleRate {
  /// The frame that a person names: `1:02:03.456`, `62:03`, `62.5`, `62.5s` or `#496000`.
  ///
  /// Minutes and seconds after a colon stay below 60. Times between two frames take the
  /// nearer one. Returns `nil` for anything else, and for times past 64 bits of frames.
  public func frame(parsing text: some StringProtocol) -> Int64? {
    if text.utf8.first == UInt8(ascii: "#") {
      let digits = text.dropFirst()
      guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
      return Int64(digits)
    }
    guard let microseconds = parseMicroseconds(text) else { return nil }
    return rescaled(microseconds, from: 1_000_000, to: hertz, rounding: .nearest)
  }

  /// The time of `frame` as people read it: `0:01:02.500`, rounded to a millisecond.
  public func clockText(atFrame frame: Int64) -> String {
    TapeModel.clockText(milliseconds: milliseconds(atFrame: frame))
  }
}

/// `h:mm:ss.mmm`, with a minus sign in front of times below zero.
public func clockText(milliseconds: Int64) -> String {
  let magnitude = milliseconds.magnitude
  let seconds = Int(magnitude / 1000)
  return "\(milliseconds < 0 ? "-" : "")\(seconds / 3600):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    + ".\(padded(Int(magnitude % 1000), 3))"
}

/// A running time as people read it: `1:23` or `1:02:03`, rounded to a second.
public func runningTimeText(milliseconds: Int64) -> String {
  let seconds = Int((max(0, milliseconds) + 500) / 1000)
  let minutes = seconds / 60
  guard minutes >= 60 else { return "\(minutes):\(padded(seconds % 60, 2))" }
  return "\(minutes / 60):\(padded(minutes % 60, 2)):\(padded(seconds % 60, 2))"
}

/// Microseconds of `1:02:03.456`, `62:03`, `62.5` or `62.5s`; `nil` for anything else.
///
/// A comma stands for the point as well. Decimals beyond six round to the nearest
/// microsecond. Hours, or the first number, may be as large as fits.
public func parseMicroseconds(_ text: some StringProtocol) -> Int64? {
  var body = text[...]
  if body.last == "s" { body = body.dropLast() }
  let fields = body.split(separator: ":", omittingEmptySubsequences: false)
  guard (1...3).contains(fields.count), fields.count == 1 || body.endIndex == text.endIndex else { return nil }
  let decimal = fields[fields.count - 1].split(
    maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "," })
  var total: Int64 = 0
  for (place, field) in (fields.dropLast() + [decimal[0]]).enumerated() {
    guard let number = wholeNumber(field), place == 0 || number < 60 && field.utf8.count <= 2 else { return nil }
    let (product, overflow) = total.multipliedReportingOverflow(by: 60)
    let (sum, sumOverflow) = product.addingReportingOverflow(number)
    guard !overflow, !sumOverflow else { return nil }
    total = sum
  }
  let (whole, overflow) = total.multipliedReportingOverflow(by: 1_000_000)
  guard !overflow else { return nil }
  guard decimal.count == 2 else { return whole }
  guard let fraction = fractionMicroseconds(decimal[1]) else { return nil }
  let (sum, sumOverflow) = whole.addingReportingOverflow(fraction)
  return sumOverflow ? nil : sum
}

private func wholeNumber(_ digits: some StringProtocol) -> Int64? {
  guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
  return Int64(digits)
}

private func fractionMicroseconds(_ digits: some StringProtocol) -> Int64? {
  guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
  var value: Int64 = 0
  for place in 0..<6 {
    let digit = digits.utf8.dropFirst(place).first.map { Int64($0 - 48) } ?? 0
    value = value * 10 + digit
  }
  if let seventh = digits.utf8.dropFirst(6).first, seventh >= 53 { value += 1 }
  return value
}
