internal import CZlib

/// One file out of a zip archive, read with a bound on everything.
///
/// Format: PKWARE, APPNOTE 6.3, without encryption, ZIP64 and split archives. The size that
/// an entry states is never believed beyond `limit`; its CRC-32 is checked.
struct StoryArchive {
  private let bytes: [UInt8]
  private let path: String
  private var directory: [String: Entry] = [:]

  private struct Entry {
    let method: Int
    let crc: UInt32
    let packedCount: Int
    let count: Int
    let header: Int
  }

  /// Reads the central directory; more than 4 096 entries are refused.
  init(_ bytes: [UInt8], path: String) throws(StoryError) {
    self.bytes = bytes
    self.path = path
    guard let end = Self.endRecord(bytes) else { throw .damaged(path: path, reason: "no end of a zip archive") }
    let count = word(end + 10)
    var position = long(end + 16)
    guard count <= 4_096 else { throw .damaged(path: path, reason: "too many files in it") }
    for _ in 0..<count {
      guard position <= bytes.count - 46, long(position) == 0x0201_4B50 else {
        throw .damaged(path: path, reason: "its directory is broken")
      }
      let nameCount = word(position + 28)
      let nameStart = position + 46
      guard nameStart + nameCount <= bytes.count else { throw .damaged(path: path, reason: "its directory is broken") }
      let name = String(decoding: bytes[nameStart..<(nameStart + nameCount)], as: UTF8.self)
      guard word(position + 8) & 1 == 0 else { throw .damaged(path: path, reason: "it is encrypted") }
      directory[name] = Entry(
        method: word(position + 10), crc: UInt32(long(position + 16)), packedCount: long(position + 20),
        count: long(position + 24), header: long(position + 42))
      position = nameStart + nameCount + word(position + 30) + word(position + 32)
    }
  }

  func has(_ name: String) -> Bool { directory[name] != nil }

  /// The bytes of `name`; throws where there is none, where it is damaged, and where it holds more
  /// than `limit` bytes.
  func contents(of name: String, limit: Int) throws(StoryError) -> [UInt8] {
    guard let entry = directory[name] else { throw .damaged(path: path, reason: "no \(name) in it") }
    guard entry.count <= limit else { throw .damaged(path: path, reason: "\(name) holds more than \(limit) bytes") }
    guard entry.header <= bytes.count - 30, long(entry.header) == 0x0403_4B50 else {
      throw .damaged(path: path, reason: "\(name) is not where the directory says")
    }
    let start = entry.header + 30 + word(entry.header + 26) + word(entry.header + 28)
    guard start <= bytes.count, entry.packedCount <= bytes.count - start else {
      throw .damaged(path: path, reason: "\(name) is cut short")
    }
    let packed = bytes[start..<(start + entry.packedCount)]
    let contents = entry.method == 0 ? Array(packed) : entry.method == 8 ? inflated(packed, count: entry.count) : nil
    guard let contents, contents.count == entry.count,
      contents.withUnsafeBufferPointer({ tapelog_crc32($0.baseAddress, $0.count) }) == entry.crc
    else { throw .damaged(path: path, reason: "\(name) cannot be unpacked") }
    return contents
  }

  private func inflated(_ packed: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
    // Deflate packs at most 1 032 to 1: a size beyond that is a lie.
    guard count <= (packed.count + 1) * 1_100 else { return nil }
    var written: Int64 = -1
    let contents = packed.withUnsafeBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: count) { buffer, initialised in
        var spare: UInt8 = 0
        written = withUnsafeMutablePointer(to: &spare) { spare in
          tapelog_inflate(input.baseAddress, input.count, buffer.baseAddress ?? spare, count)
        }
        initialised = Int(max(0, written))
      }
    }
    return written == Int64(count) ? contents : nil
  }

  /// The end record stands in the last 64 KiB, before a comment.
  private static func endRecord(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    for start in stride(from: bytes.count - 22, through: max(0, bytes.count - 65_557), by: -1)
    where bytes[start] == 0x50 && bytes[start + 1] == 0x4B && bytes[start + 2] == 5 && bytes[start + 3] == 6 {
      return start
    }
    return nil
  }

  /// Little-endian; 0 past the end, which no signature is.
  private func word(_ at: Int) -> Int {
    at >= 0 && at <= bytes.count - 2 ? Int(bytes[at]) | Int(bytes[at + 1]) << 8 : 0
  }

  private func long(_ at: Int) -> Int { word(at) | word(at + 2) << 16 }
}
