/// How the chunks of a file are named, sized and aligned: RIFF's way or Wave64's.
struct ChunkStyle {
  let firstChunk: Int64
  let headerByteCount: Int
  let alignment: Int64
  private let isWave64: Bool

  init(_ container: AudioContainer) {
    isWave64 = container == .wave64
    firstChunk = isWave64 ? 40 : 12
    headerByteCount = isWave64 ? 24 : 8
    alignment = isWave64 ? 8 : 2
  }

  /// The chunk's name; `nil` for bytes that no writer uses for one.
  func name(_ header: BinaryFields) -> ChunkName? {
    guard header.count >= headerByteCount, header.bytes.prefix(4).allSatisfy({ (0x20...0x7E).contains($0) }) else {
      return nil
    }
    if isWave64, !Wave64Walk.hasGUIDTail(header, at: 0) { return nil }
    return header.bytes.prefix(4).reduce(0) { $0 << 8 | ChunkName($1) }
  }

  /// Length of the chunk's body; `nil` for one that cannot be.
  func bodyByteCount(_ header: BinaryFields) -> Int64? {
    guard isWave64 else { return header.uint32(at: 4) }
    guard let size = header.uint64(at: 16).flatMap({ Int64(exactly: $0) }), size >= 24 || size == 0 else { return nil }
    return max(0, size - 24)
  }
}

/// What is Sony's own in a Wave64 file: names that are GUIDs.
enum Wave64Walk {
  /// Whether the file begins with the GUIDs of `riff` and `wave`.
  static func isWave64(_ fields: BinaryFields) -> Bool {
    fields.has("riff", at: 0) && fields.bytes.count >= 40
      && Array(fields.bytes[4..<16]) == [0x2E, 0x91, 0xCF, 0x11, 0xA5, 0xD6, 0x28, 0xDB, 0x04, 0xC1, 0x00, 0x00]
      && fields.has("wave", at: 24) && hasGUIDTail(fields, at: 24)
  }

  /// Whether the last twelve bytes of a GUID are those of Sony's chunks.
  static func hasGUIDTail(_ fields: BinaryFields, at offset: Int) -> Bool {
    guard offset + 16 <= fields.count else { return false }
    return Array(fields.bytes[offset + 4..<offset + 16])
      == [0xF3, 0xAC, 0xD3, 0x11, 0x8C, 0xD1, 0x00, 0xC0, 0x4F, 0x8E, 0xDB, 0x8A]
  }
}
