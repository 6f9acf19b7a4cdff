internal import TapeFiles
internal import TapeModel

/// Our own walk over the chunks of AIFF and AIFC files.
///
/// Format: Apple, "Audio Interchange File Format: AIFF", version 1.3, and "AIFF-C", draft
/// of 1991.
struct AIFFWalk {
  private let shared: SharedFile
  private var common: BinaryFields?
  private var sound: (start: Int64, stated: Int64)?

  init(_ shared: SharedFile) { self.shared = shared }

  /// Lays out a header of ours with the length that is there, and the sound's bytes.
  mutating func layout() throws(AudioFileError) -> AudioLayout {
    let isCompressed = try shared.bytes(at: 8, count: 4) == Array("AIFC".utf8)
    try walk()
    let path = shared.file.path
    guard var common = common?.bytes, common.count >= (isCompressed ? 22 : 18) else {
      throw .damaged(path: path, reason: "it has no common chunk")
    }
    guard let sound else { throw .damaged(path: path, reason: "it ends before its sound begins") }
    let block = try blockLayout(BinaryFields(common, isBigEndian: true), isCompressed: isCompressed)
    let available = max(0, min(sound.stated, shared.file.byteCount - sound.start))
    let stated = BinaryFields(common, isBigEndian: true).uint32(at: 2) ?? 0
    let counted = available / Int64(block.byteCount) * Int64(block.frameCount)
    // Formats whose blocks hold many frames state the count of blocks or of frames.
    let isLinear = block.frameCount == 1
    let found = isLinear && stated > 0 ? min(counted, stated) : counted
    let byteCount = found / Int64(block.frameCount) * Int64(block.byteCount)
    if isLinear {
      for index in 0..<4 { common[2 + index] = UInt8(truncatingIfNeeded: found >> (24 - 8 * Int64(index))) }
    }
    var warnings: [RecordingWarning] = []
    if isLinear, stated == 0, found > 0 {
      warnings.append(.init(.wrongLength, "The header states no length; \(found) frames were found."))
    } else if isLinear, stated > found {
      warnings.append(
        .init(.truncated, "The file ends before its stated length: \(found) of \(stated) frames are there."))
    } else if !isLinear, sound.stated > available {
      warnings.append(.init(.truncated, "The file ends before its stated length; \(found) frames are there."))
    }
    return AudioLayout(
      container: .aiff,
      pieces: [
        .memory(header(common: common, byteCount: byteCount, isCompressed: isCompressed)),
        .file(start: sound.start, byteCount: byteCount),
      ], warnings: warnings)
  }

  private mutating func walk() throws(AudioFileError) {
    var offset: Int64 = 12
    for _ in 0..<4_096 {
      let header = BinaryFields(try shared.bytes(at: offset, count: 8), isBigEndian: true)
      guard let size = header.uint32(at: 4) else { return }
      let body = offset + 8
      if header.has("COMM", at: 0), common == nil {
        common = BinaryFields(try shared.bytes(at: body, count: Int(min(size, 512))), isBigEndian: true)
      } else if header.has("SSND", at: 0), sound == nil {
        let inner = BinaryFields(try shared.bytes(at: body, count: 8), isBigEndian: true)
        guard let skipped = inner.uint32(at: 0) else { return }
        // A recorder that died leaves 0; streaming writers leave the highest value.
        let rest = max(0, shared.file.byteCount - body - 8 - skipped)
        let stated = size == 0 || size == 8 + skipped && common?.uint32(at: 2) != 0 ? rest : size - 8 - skipped
        sound = (body + 8 + skipped, max(0, stated))
        if common != nil { return }
      }
      offset = body + size + size % 2
    }
  }

  /// Bytes of a block of all channels, and the frames in it.
  private func blockLayout(
    _ common: BinaryFields, isCompressed: Bool
  ) throws(AudioFileError) -> (byteCount: Int, frameCount: Int) {
    let path = shared.file.path
    let channels = common.uint16(at: 0) ?? 0
    guard (1...AudioReader.maximumChannelCount).contains(channels) else {
      throw .unsupportedParameter(path: path, parameter: "\(channels) channels")
    }
    let bits = common.uint16(at: 6) ?? 0
    let kind = isCompressed ? common.text(at: 18, byteCount: 4) : "NONE"
    switch kind {
    case "NONE", "twos", "sowt", "raw ", "in24", "in32":
      guard (1...32).contains(bits) else {
        throw .unsupportedParameter(path: path, parameter: "samples of \(bits) bits")
      }
      return (channels * ((bits + 7) / 8), 1)
    case "fl32", "FL32": return (channels * 4, 1)
    case "fl64", "FL64": return (channels * 8, 1)
    case "alaw", "ALAW", "ulaw", "ULAW": return (channels, 1)
    case "ima4": return (channels * 34, 64)
    default:
      throw .unsupported(path: path, found: "AIFC with encoding \(asciiFolded(kind))", remedy: conversionCommand(path))
    }
  }

  private func header(common: [UInt8], byteCount: Int64, isCompressed: Bool) -> [UInt8] {
    var body = ByteWriter(isBigEndian: true)
    body.append(isCompressed ? "AIFC" : "AIFF")
    body.appendChunk("COMM", common)
    body.append("SSND")
    body.append32(UInt32(clamping: byteCount + 8))
    body.append32(0)
    body.append32(0)
    var bytes = ByteWriter(isBigEndian: true)
    bytes.append("FORM")
    bytes.append32(UInt32(clamping: Int64(body.bytes.count) + byteCount))
    bytes.append(body.bytes)
    return bytes.bytes
  }
}
