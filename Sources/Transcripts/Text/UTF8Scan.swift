/// How much of some bytes is UTF-8 (RFC 3629), and where it first is not. O(*n*).
struct UTF8Scan {
  private(set) var firstInvalid: Int?
  private(set) var firstZero: Int?
  private(set) var invalidByteCount = 0
  /// Well-formed characters of more than one byte.
  private(set) var validSequenceCount = 0

  init(of bytes: [UInt8]) { bytes.withUnsafeBufferPointer { scan($0) } }

  init(of bytes: UnsafeBufferPointer<UInt8>) { scan(bytes) }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x80 {
        if byte == 0, firstZero == nil { firstZero = at }
        at += 1
        continue
      }
      let length = Self.length(at: at, in: bytes)
      if length == 0 {
        if firstInvalid == nil { firstInvalid = at }
        invalidByteCount += 1
        at += 1
      } else {
        validSequenceCount += 1
        at += length
      }
    }
  }

  /// Bytes of the well-formed character of several bytes at `at`; 0 where there is none.
  @inline(__always)
  static func length(at: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      at + offset < bytes.count && range.contains(bytes[at + offset])
    }
    switch bytes[at] {
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}
