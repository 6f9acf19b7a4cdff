internal import Glibc

/// Watches the headers of a FLAC stream's blocks while the decoder reads its bytes.
///
/// Cheap, since it looks closer only at bytes that a header begins with. Finds what the
/// decoder is silent about: blocks that are missing as a whole, and blocks of another rate,
/// depth or number of channels.
struct FLACWatch {
  private let stream: FLACStreamInfo
  /// Whether something was found that calls for a look at the whole file.
  private(set) var isSuspicious = false
  /// The number that the next block should have; `nil` after a seek.
  private var expected: Int64?
  /// The number after one that was not expected.
  private var other: Int64?
  /// Where the bytes end that were taken last, and the last few of them.
  private var end: Int64 = -1
  private var kept: [UInt8] = []

  /// More blocks than this in one gap are taken for bytes that look like a header by chance.
  private static let widestGap: Int64 = 1_000
  private static let overlap = FLACFrameHeader.maximumByteCount - 1

  init(stream: FLACStreamInfo) { self.stream = stream }

  /// Takes bytes that the decoder reads, from `offset` on.
  mutating func take(_ bytes: UnsafeRawBufferPointer, at offset: Int64) {
    if offset != end {
      expected = nil
      other = nil
      kept = []
    }
    end = offset + Int64(bytes.count)
    if !kept.isEmpty {
      let border = kept + bytes.prefix(Self.overlap)
      border.withUnsafeBytes { scan($0, own: kept.count) }
    }
    let own = max(0, bytes.count - Self.overlap)
    scan(bytes, own: own)
    kept = Array(bytes[own...])
  }

  /// Looks for headers that begin in the first `own` bytes.
  private mutating func scan(_ bytes: UnsafeRawBufferPointer, own: Int) {
    guard let base = bytes.baseAddress else { return }
    var index = 0
    while index < own, let found = firstSync(base + index, count: own - index) {
      index += found
      if index + 1 < bytes.count, bytes[index + 1] & 0xFE == 0xF8,
        let header = FLACFrameHeader(UnsafeRawBufferPointer(rebasing: bytes[index...]))
      {
        take(header)
      }
      index += 1
    }
  }

  private mutating func take(_ header: FLACFrameHeader) {
    let step = header.hasVariableBlocks ? Int64(header.blockFrameCount) : 1
    let next = header.number + step
    if header.number == expected || header.number == other {
      if !header.fits(stream) || expected != nil && header.number != expected { isSuspicious = true }
      expected = next
      other = nil
    } else {
      other = next
      if let expected, header.fits(stream), header.number > expected,
        header.number - expected <= Self.widestGap * step
      {
        isSuspicious = true
      }
    }
  }
}

/// Index of the first 0xFF.
///
/// The corresponding C function is `memchr`.
private func firstSync(_ bytes: UnsafeRawPointer, count: Int) -> Int? {
  memchr(bytes, 0xFF, count).map { UnsafeRawPointer($0) - bytes }
}
