/// Looks for many short runs of bytes at once.
///
/// A bit for each hash of four bytes says where to look closer, so that tens of megabytes take
/// seconds.
struct NeedleSearch {
  private var bits = [UInt64](repeating: 0, count: 1 << 16)
  private var needles: [UInt32: [(bytes: [UInt8], secret: Int)]] = [:]

  init(_ secrets: [Secret]) {
    for (index, secret) in secrets.enumerated() {
      for bytes in secret.spellings {
        let head = Self.head(bytes[0], bytes[1], bytes[2], bytes[3])
        needles[head, default: []].append((bytes, index))
        let hash = Self.hash(head)
        bits[hash >> 6] |= 1 << UInt64(hash & 63)
      }
    }
  }

  private static func head(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> UInt32 {
    UInt32(a) | UInt32(b) << 8 | UInt32(c) << 16 | UInt32(d) << 24
  }

  private static func hash(_ head: UInt32) -> Int { Int((head &* 0x9E37_79B1) >> 10) }

  /// The secrets found in `bytes`, with the spelling that was.
  func found(in bytes: [UInt8]) -> [Int: [UInt8]] {
    var found: [Int: [UInt8]] = [:]
    guard bytes.count >= 4 else { return found }
    bytes.withUnsafeBufferPointer { bytes in
      bits.withUnsafeBufferPointer { bits in
        var head = Self.head(0, bytes[0], bytes[1], bytes[2])
        var place = 3
        let end = bytes.count
        while place < end {
          head = head >> 8 | UInt32(truncatingIfNeeded: bytes[place]) << 24
          let hash = Int((head &* 0x9E37_79B1) >> 10)
          if bits[hash >> 6] & (1 &<< UInt64(truncatingIfNeeded: hash & 63)) != 0 {
            for needle in needles[head] ?? [] where matches(bytes, place - 3, needle.bytes) {
              found[needle.secret] = needle.bytes
            }
          }
          place &+= 1
        }
      }
    }
    return found
  }

  private func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ needle: [UInt8]) -> Bool {
    guard start + needle.count <= bytes.count else { return false }
    for (offset, byte) in needle.enumerated() where bytes[start + offset] != byte { return false }
    return true
  }
}
