/// A word of a spoken number.
struct NumberPart: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// 0 to 9.
    case unit
    /// 10 to 19.
    case teen
    /// 20, 30 … 90.
    case tens
    /// A hundred that multiplies what is before it: English.
    case hundred
    /// 100, 200 … 900 in one word: Russian.
    case hundreds
    /// A thousand and more.
    case scale
  }

  var kind: Kind
  var value: Int64
  /// Closes its number.
  var isOrdinal = false
  /// A number only after tens: the `second` of `twenty-second`.
  var wantsTens = false

  static func unit(_ value: Int64) -> NumberPart { NumberPart(kind: .unit, value: value) }
  static func teen(_ value: Int64) -> NumberPart { NumberPart(kind: .teen, value: value) }
  static func tens(_ value: Int64) -> NumberPart { NumberPart(kind: .tens, value: value) }
  static func hundreds(_ value: Int64) -> NumberPart { NumberPart(kind: .hundreds, value: value) }
  static func scale(_ value: Int64) -> NumberPart { NumberPart(kind: .scale, value: value) }
  static let hundred = NumberPart(kind: .hundred, value: 100)

  var ordinal: NumberPart {
    var part = self
    part.isOrdinal = true
    return part
  }

  var afterTens: NumberPart {
    var part = self
    part.isOrdinal = true
    part.wantsTens = true
    return part
  }
}

/// Puts spoken number words together, one after another.
struct NumberBuilder {
  private(set) var total: Int64 = 0
  private(set) var current: Int64 = 0
  private(set) var isOpen = false
  private var last: NumberPart?
  private var lastScale = Int64.max
  private var isClosed = false

  var value: Int64 { total + current }

  /// Starts from digits: the `5` of `5 million`.
  init(digits: Int64? = nil) {
    guard let digits, (0..<1_000_000).contains(digits) else {
      isClosed = digits != nil
      return
    }
    current = digits
    isOpen = true
    last = NumberPart(kind: .hundreds, value: -1)
  }

  /// Takes `part` where it continues the number; else changes nothing and gives `false`.
  mutating func take(_ part: NumberPart) -> Bool {
    guard !isClosed else { return false }
    let fromDigits = last?.value == -1
    switch part.kind {
    case .unit:
      if part.wantsTens, last?.kind != .tens { return false }
      switch last?.kind {
      case nil, .tens, .hundred, .hundreds, .scale: if fromDigits { return false }
      default: return false
      }
      if part.value == 0, isOpen { return false }
      current += part.value
    case .teen, .tens:
      switch last?.kind {
      case nil, .hundred, .hundreds, .scale:
        if fromDigits { return false }
        current += part.value
      case .teen, .tens:
        guard total == 0, (16...20).contains(current) else { return false }
        current = current * 100 + part.value
      default: return false
      }
    case .hundred:
      guard isOpen ? (1...99).contains(current) : true else { return false }
      current = max(1, current) * 100
    case .hundreds:
      guard last == nil || last?.kind == .scale else { return false }
      current += part.value
    case .scale:
      guard part.value < lastScale, current < 1_000_000, isOpen ? current > 0 : true else { return false }
      let (product, overflow) = max(1, current).multipliedReportingOverflow(by: part.value)
      guard !overflow, product < 1_000_000_000_000_000 else { return false }
      total += product
      current = 0
      lastScale = part.value
    }
    isOpen = true
    isClosed = part.isOrdinal
    last = part
    return true
  }
}
