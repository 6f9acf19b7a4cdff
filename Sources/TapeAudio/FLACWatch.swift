internal import Glibc

/// Watches the headers of a FLAC stream's blocks while its bytes go by for another reason.
///
/// Cheap, since it looks closer only at bytes that a header begins with. Finds what the
/// decoder is silent about: blocks of another rate, depth or number of channels, and blocks
/// that are missing as a whole.
struct FLACWatch {
  private let stream: FLACStreamInfo
  private let frameCount: Int64
  private let audioStart: Int64
  private var next: Int64 = 0
  private var reached: Int64 = 0
  private var hasChanged = false

  /// - Parameter frameCount: what the last block says that the stream's length is.
  init(stream: FLACStreamInfo, audioStart: Int64, frameCount: Int64) {
    self.stream = stream
    self.audioStart = audioStart
    self.frameCount = frameCount
  }

  /// Whether the whole file is as it should be, when all of it went by.
  var isInOrder: Bool { !hasChanged && reached == frameCount }

  /// Takes the bytes from `offset` of the file on; looks for headers that begin in the first
  /// `own` of them.
  mutating func take(_ bytes: UnsafeRawBufferPointer, own: Int, at offset: Int64) {
    guard let base = bytes.baseAddress else { return }
    var index = Int(max(0, min(Int64(own), audioStart - offset)))
    while index < own {
      guard let found = firstSync(base + index, count: own - index) else { return }
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
    guard header.number == next else { return }
    if !header.fits(stream) { hasChanged = true }
    let fixed = stream.fixedBlockFrameCount ?? header.blockFrameCount
    guard let first = header.firstFrame(fixedBlockFrameCount: fixed) else { return }
    let (end, overflow) = first.addingReportingOverflow(Int64(header.blockFrameCount))
    guard !overflow else { return }
    reached = end
    next = header.hasVariableBlocks ? end : header.number + 1
  }
}

/// Index of the first 0xFF.
///
/// The corresponding C function is `memchr`.
private func firstSync(_ bytes: UnsafeRawPointer, count: Int) -> Int? {
  memchr(bytes, 0xFF, count).map { UnsafeRawPointer($0) - bytes }
}
