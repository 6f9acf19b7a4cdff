internal import TapeFiles
internal import TapeModel

/// Our own walk over a FLAC file (RFC 9639): its metadata, and its last block.
///
/// libsndfile sees the stream information with the length that was really found, and the
/// blocks; no other metadata.
struct FLACWalk {
  private let shared: SharedFile
  private let path: String
  let stream: FLACStreamInfo
  /// Where the first block begins.
  private let audioStart: Int64
  /// Where the last one can end at the latest.
  private let audioEnd: Int64
  private var warnings: [RecordingWarning] = []

  /// - Parameter start: where `fLaC` stands, after an ID3v2 tag.
  init(_ shared: SharedFile, start: Int64) throws(AudioFileError) {
    self.shared = shared
    path = shared.file.path
    let first = BinaryFields(try shared.bytes(at: start, count: 8 + FLACStreamInfo.byteCount), isBigEndian: true)
    guard first.count > 8, first.bytes[4] & 0x7F == 0, first.bytes[7] == FLACStreamInfo.byteCount,
      first.bytes[5] == 0, first.bytes[6] == 0,
      let stream = FLACStreamInfo(BinaryFields(Array(first.bytes.dropFirst(8))))
    else { throw .damaged(path: path, reason: "its stream information is cut short or missing") }
    self.stream = stream
    try Self.check(stream, path: path)
    let fileEnd = shared.file.byteCount
    let beforeTag = max(0, fileEnd - 128)
    let hasTag = try shared.bytes(at: beforeTag, count: 3) == Array("TAG".utf8)
    audioEnd = hasTag ? beforeTag : fileEnd
    let afterInfo = start + 8 + Int64(FLACStreamInfo.byteCount)
    let isLast = first.bytes[4] & 0x80 != 0
    if let found = try isLast ? afterInfo : Self.endOfMetadata(shared, from: afterInfo) {
      audioStart = found
    } else {
      audioStart = afterInfo
      warnings.append(.init(.damagedHeader, "The metadata blocks before the sound are damaged."))
    }
  }

  /// Refuses what libsndfile cannot decode.
  static func check(_ stream: FLACStreamInfo, path: String) throws(AudioFileError) {
    guard [8, 16, 24].contains(stream.bitCount) else {
      throw .unsupported(
        path: path, found: "\(stream.bitCount)-bit FLAC", remedy: conversionCommand(path, options: "-c:a pcm_s24le"))
    }
    guard SampleRate(hertz: stream.hertz) != nil else {
      throw .unsupportedParameter(path: path, parameter: "a sample rate of \(stream.hertz) Hz")
    }
  }

  /// Where the metadata blocks end; `nil` where their lengths cannot be.
  private static func endOfMetadata(_ shared: SharedFile, from start: Int64) throws(AudioFileError) -> Int64? {
    var offset = start
    for _ in 0..<1_024 {
      let header = try shared.bytes(at: offset, count: 4)
      guard header.count == 4, header[0] & 0x7F != 0x7F else { return nil }
      offset += 4 + (Int64(header[1]) << 16 | Int64(header[2]) << 8 | Int64(header[3]))
      guard offset <= shared.file.byteCount else { return nil }
      if header[0] & 0x80 != 0 { return offset }
    }
    return nil
  }

  /// Lays out the file as it is, with the length that its last block bears out; looks at
  /// the last blocks only.
  ///
  /// Gives `nil` where they are not whole, so that the whole file has to be scanned.
  func quickLayout() throws(AudioFileError) -> AudioLayout? {
    guard warnings.isEmpty, let last = try lastBlock(), last.header.fits(stream), last.end == audioEnd,
      let first = last.header.firstFrame(
        fixedBlockFrameCount: stream.fixedBlockFrameCount ?? last.header.blockFrameCount),
      last.header.hasVariableBlocks || stream.fixedBlockFrameCount != nil
    else { return nil }
    let (found, overflow) = first.addingReportingOverflow(Int64(last.header.blockFrameCount))
    guard !overflow, found > 0 else { return nil }
    return layout(
      frameCount: found, pieces: [.file(start: audioStart, byteCount: audioEnd - audioStart)],
      warnings: Self.lengthWarnings(stated: stream.frameCount, found: found), watch: FLACWatch(stream: stream))
  }

  /// The last whole block; the window doubles until there is one.
  private func lastBlock() throws(AudioFileError) -> FLACFrameScan.Block? {
    var window: Int64 = 1 << 16
    while true {
      let start = max(audioStart, audioEnd - window)
      if let last = try FLACFrameScan(shared, start: start, end: audioEnd).blocks.last { return last }
      if start == audioStart || window > 1 << 24 { return nil }
      window *= 8
    }
  }

  private static func lengthWarnings(stated: Int64, found: Int64) -> [RecordingWarning] {
    if stated == 0 { return [.init(.wrongLength, "The header states no length; \(found) frames were found.")] }
    if stated < found {
      return [.init(.wrongLength, "The header states \(stated) frames; \(found) were found.")]
    }
    if stated > found {
      return [
        .init(.truncated, "The file ends before its stated length: \(found) of \(stated) frames are there.")
      ]
    }
    return []
  }

  private func layout(
    frameCount: Int64, pieces: [SplicedFile.Piece], warnings further: [RecordingWarning], watch: FLACWatch? = nil
  ) -> AudioLayout {
    AudioLayout(
      container: .flac, pieces: [.memory(stream.fileStart(frameCount: frameCount))] + pieces,
      warnings: warnings + further, watch: watch)
  }

  /// Lays out the whole blocks of the file, with blocks of silence in place of the lost ones.
  ///
  /// Reads all of the file.
  func thoroughLayout() throws(AudioFileError) -> AudioLayout {
    let blocks = try FLACFrameScan(shared, start: audioStart, end: audioEnd).blocks
    guard !blocks.isEmpty else { throw .damaged(path: path, reason: "no block of its sound is whole") }
    if let other = blocks.first(where: { !$0.header.fits(stream) }) { throw change(to: other.header) }
    var mending = FLACMending(stream: stream, blocks: blocks)
    guard mending.mend() else { throw .damaged(path: path, reason: "more of its sound is lost than is left") }
    return layout(
      frameCount: mending.frameCount, pieces: mending.pieces,
      warnings: Self.lengthWarnings(stated: stream.frameCount, found: mending.frameCount)
        + damageWarnings(mending.lost))
  }

  private func change(to header: FLACFrameHeader) -> AudioFileError {
    let what =
      header.channelCount != stream.channelCount
      ? "number of channels" : (header.bitCount ?? stream.bitCount) != stream.bitCount ? "sample depth" : "sample rate"
    return .unsupported(path: path, found: "FLAC that changes its \(what) midway", remedy: conversionCommand(path))
  }

  private static let listedDamageCount = 8

  private func damageWarnings(_ lost: [SampleRange]) -> [RecordingWarning] {
    var warnings = lost.prefix(Self.listedDamageCount).map { range in
      RecordingWarning(
        .damagedAudio, "Frames \(range) cannot be decoded; silence stands in their place.", range: range)
    }
    if lost.count > Self.listedDamageCount {
      let frames = lost.reduce(0) { $0 + $1.frameCount }
      let further = lost.count - Self.listedDamageCount
      warnings.append(
        .init(.damagedAudio, "\(further) further stretches cannot be decoded; \(frames) frames are lost in all."))
    }
    return warnings
  }
}
