internal import TapeFiles
internal import TapeModel

/// The hash of a row's columns, by which ``TapeIndex/verify()`` notices a flipped bit.
///
/// The first 16 bytes of the SHA-256 over the columns in order, each with a byte for its
/// kind, and texts and blobs with their length, so that no two rows look the same.
struct RowHash {
  private var bytes: [UInt8] = []

  mutating func add(_ number: Int64?) {
    guard let number else { return bytes.append(0) }
    bytes.append(1)
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ number: Int?) { add(number.map { Int64($0) }) }

  mutating func add(_ number: Double) { add(Int64(bitPattern: number.bitPattern)) }

  mutating func add(_ text: String?) {
    guard let text else { return bytes.append(0) }
    bytes.append(2)
    add(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func add(_ blob: [UInt8]?) {
    guard let blob else { return bytes.append(0) }
    bytes.append(3)
    add(blob.count)
    bytes.append(contentsOf: blob)
  }

  consuming func finish() -> [UInt8] { Array(ContentHash(of: bytes).bytes.prefix(16)) }
}
