internal import TapeFiles
internal import TapeModel

/// Our own walk over the chunks of RIFF, RIFX, RF64 and W64 files.
///
/// Formats: Microsoft and IBM, "Multimedia Programming Interface and Data Specifications
/// 1.0"; EBU Tech 3306 (RF64); Sony, "Wave64 File Format". Sizes are believed only as far as
/// the file bears them out; what follows from them is checked arithmetic.
struct WaveWalk {
  private let shared: SharedFile
  private let container: AudioContainer
  private let isBigEndian: Bool
  private let fileByteCount: Int64
  private var formatBody: BinaryFields?
  private var data: Stretch?
  private var longDataByteCount: Int64?
  private var cueBody: BinaryFields?
  private var labels: [Int64: String] = [:]
  private var warnings: [RecordingWarning] = []
  private var broadcast: BroadcastExtension?
  private var lacksPadding = false
  private var hasCutChunk = false

  /// The sound's bytes, and what the header says of their number.
  private struct Stretch {
    let start: Int64
    var byteCount: Int64
    let length: Length
  }

  private enum Length {
    case asStated
    case unstated
    case wrapped
    case cut(stated: Int64)
  }

  /// Chunks beyond this many are not looked at.
  private static let maximumChunkCount = 4_096
  /// Bytes of one chunk of metadata beyond this many are not looked at.
  private static let maximumMetadataByteCount = 1 << 20

  init(_ shared: SharedFile, container: AudioContainer) {
    self.shared = shared
    self.container = container
    isBigEndian = container == .wave(isBigEndian: true)
    fileByteCount = shared.file.byteCount
  }

  /// Walks, and lays out what libsndfile shall see: a header of ours, and the sound's bytes.
  mutating func layout() throws(AudioFileError) -> AudioLayout {
    try walk()
    let path = shared.file.path
    guard let formatBody else { throw .damaged(path: path, reason: "it has no format chunk") }
    let format: WaveFormat
    do {
      format = try WaveFormat(body: formatBody)
    } catch {
      throw Self.refusal(error, path: path)
    }
    guard var data else { throw .damaged(path: path, reason: "it ends before its sound begins") }
    let whole = data.byteCount - data.byteCount % Int64(format.blockByteCount)
    warn(about: data, format: format, whole: whole)
    data.byteCount = whole
    let header = header(format: format, dataByteCount: whole)
    return AudioLayout(
      container: container, pieces: [.memory(header), .file(start: data.start, byteCount: whole)], warnings: warnings,
      broadcast: broadcast, markers: markers(),
      frameCount: whole / Int64(format.blockByteCount) * Int64(format.framesPerBlock),
      isSeekable: format.tag != WaveFormat.Tag.gsm610)
  }

  private static func refusal(_ problem: WaveFormat.Problem, path: String) -> AudioFileError {
    switch problem {
    case .damaged(let reason): .damaged(path: path, reason: reason)
    case .parameter(let parameter): .unsupportedParameter(path: path, parameter: parameter)
    case .encoding(let found): .unsupported(path: path, found: found, remedy: conversionCommand(path))
    }
  }

  // MARK: The walk

  private mutating func walk() throws(AudioFileError) {
    let style = ChunkStyle(container)
    var offset = style.firstChunk
    for _ in 0..<Self.maximumChunkCount {
      guard let chunk = try chunk(at: offset, style) else { break }
      let available = fileByteCount - chunk.body
      if chunk.name == chunkName("data"), data == nil {
        let stretch = try dataStretch(chunk, available: available, style)
        data = stretch
        guard case .asStated = stretch.length else { break }
      } else if chunk.byteCount > available {
        hasCutChunk = true
        if data == nil || formatBody == nil { try take(chunk, available: available) }
        break
      } else {
        try take(chunk, available: available)
      }
      let (end, overflow) = chunk.body.addingReportingOverflow(chunk.byteCount)
      if overflow { break }
      offset = try next(after: end, style)
    }
  }

  private struct Chunk {
    let name: ChunkName
    let body: Int64
    let byteCount: Int64
  }

  /// The chunk whose header stands at `offset`; `nil` at the end of the file, or where no
  /// chunk can be.
  private func chunk(at offset: Int64, _ style: ChunkStyle) throws(AudioFileError) -> Chunk? {
    guard offset >= 0, offset <= fileByteCount - Int64(style.headerByteCount) else { return nil }
    let header = BinaryFields(try shared.bytes(at: offset, count: style.headerByteCount), isBigEndian: isBigEndian)
    guard let name = style.name(header) else { return nil }
    guard let byteCount = style.bodyByteCount(header) else { return nil }
    return Chunk(name: name, body: offset + Int64(style.headerByteCount), byteCount: byteCount)
  }

  /// Where the chunk after one that ends at `end` begins: at the next multiple of the
  /// alignment, or at `end` itself where the padding was forgotten.
  private mutating func next(after end: Int64, _ style: ChunkStyle) throws(AudioFileError) -> Int64 {
    let excess = end % style.alignment
    guard excess != 0 else { return end }
    let (padded, overflow) = end.addingReportingOverflow(style.alignment - excess)
    if overflow { return end }
    if try chunk(at: padded, style) == nil, try chunk(at: end, style) != nil {
      lacksPadding = true
      return end
    }
    return padded
  }

  private mutating func dataStretch(
    _ chunk: Chunk, available: Int64, _ style: ChunkStyle
  ) throws(AudioFileError) -> Stretch {
    var stated: Int64? = chunk.byteCount
    if container == .rf64, chunk.byteCount == 0xFFFF_FFFF || chunk.byteCount == 0 { stated = longDataByteCount }
    let isRIFF = container != .rf64 && container != .wave64
    if isRIFF, let size = stated, size >= 0x7FFF_0000, size > available { stated = nil }
    if stated == 0, available > 0, try !chunksFollow(at: chunk.body, style) { stated = nil }
    guard let stated else { return Stretch(start: chunk.body, byteCount: available, length: .unstated) }
    if stated > available { return Stretch(start: chunk.body, byteCount: available, length: .cut(stated: stated)) }
    if isRIFF, available - stated >= 1 << 32, try !chunksFollow(at: chunk.body + stated, style) {
      let laps = (available - stated) >> 32
      return Stretch(start: chunk.body, byteCount: stated + laps << 32, length: .wrapped)
    }
    return Stretch(start: chunk.body, byteCount: stated, length: .asStated)
  }

  /// Whether well-formed chunks fill the file from `offset` to its end.
  private func chunksFollow(at offset: Int64, _ style: ChunkStyle) throws(AudioFileError) -> Bool {
    var offset = offset + (style.alignment - offset % style.alignment) % style.alignment
    for _ in 0..<64 {
      if offset >= fileByteCount { return true }
      guard let chunk = try chunk(at: offset, style), chunk.byteCount <= fileByteCount - chunk.body else {
        return false
      }
      let end = chunk.body + chunk.byteCount
      offset = end + (style.alignment - end % style.alignment) % style.alignment
    }
    return false
  }

  private mutating func take(_ chunk: Chunk, available: Int64) throws(AudioFileError) {
    let count = Int(min(chunk.byteCount, available, Int64(Self.maximumMetadataByteCount)))
    func body() throws(AudioFileError) -> BinaryFields {
      BinaryFields(try shared.bytes(at: chunk.body, count: count), isBigEndian: isBigEndian)
    }
    switch chunk.name {
    case chunkName("fmt ") where formatBody == nil: formatBody = try body()
    case chunkName("ds64") where container == .rf64:
      longDataByteCount = try body().uint64(at: 8).flatMap { Int64(exactly: $0) }.flatMap { $0 > 0 ? $0 : nil }
    case chunkName("bext") where broadcast == nil: broadcast = BroadcastExtension(body: try body())
    case chunkName("cue ") where cueBody == nil: cueBody = try body()
    case chunkName("LIST"): takeLabels(try body())
    default: break
    }
  }

  // MARK: Markers

  /// The labels of a `LIST` chunk of type `adtl`.
  private mutating func takeLabels(_ list: BinaryFields) {
    guard list.has("adtl", at: 0) else { return }
    var offset = 4
    while let size = list.uint32(at: offset + 4) {
      guard let length = Int(exactly: size), length <= list.count - offset - 8 else { return }
      if list.has("labl", at: offset), length >= 4, let id = list.uint32(at: offset + 8) {
        labels[id] = list.text(at: offset + 12, byteCount: length - 4)
      }
      offset += 8 + length + length % 2
    }
  }

  /// The points of the `cue ` chunk, with their labels, in order.
  private func markers() -> [AudioMarker] {
    guard let cueBody, let count = cueBody.uint32(at: 0) else { return [] }
    var markers: [AudioMarker] = []
    for index in 0..<min(Int(count), (cueBody.count - 4) / 24) {
      let start = 4 + index * 24
      guard let id = cueBody.uint32(at: start), let frame = cueBody.uint32(at: start + 20) else { break }
      markers.append(AudioMarker(frame: frame, label: labels[id] ?? ""))
    }
    return markers.sorted { $0.frame < $1.frame }
  }

  // MARK: What it comes to

  private mutating func warn(about data: Stretch, format: WaveFormat, whole: Int64) {
    func frames(_ byteCount: Int64) -> Int64 { byteCount / Int64(format.blockByteCount) * Int64(format.framesPerBlock) }
    let found = frames(whole)
    switch data.length {
    case .asStated: break
    case .unstated:
      warnings.append(.init(.wrongLength, "The header states no length; \(found) frames were found."))
    case .wrapped:
      warnings.append(
        .init(.wrongLength, "The header cannot hold the length of a file over 4 GiB; \(found) frames were found."))
    case .cut(let stated):
      let missing = frames(stated) - found
      warnings.append(
        .init(.truncated, "The file ends before its stated length: \(found) of \(found + missing) frames are there."))
    }
    if format.isMended { warnings.append(.init(.damagedHeader, "The header states a wrong block size.")) }
    if lacksPadding {
      warnings.append(.init(.damagedHeader, "A chunk of odd length has no padding byte behind it."))
    }
    if hasCutChunk { warnings.append(.init(.damagedHeader, "A chunk of metadata is cut short.")) }
  }

  private func header(format: WaveFormat, dataByteCount: Int64) -> [UInt8] {
    let body = format.body(isBigEndian: isBigEndian)
    let isCompressed = format.framesPerBlock > 1
    let frameCount = dataByteCount / Int64(format.blockByteCount) * Int64(format.framesPerBlock)
    let rest = Int64(4 + 8 + body.count + (isCompressed ? 12 : 0) + 8) + dataByteCount
    let isLong = rest + 64 > 0xFFFF_FFFF
    var bytes = ByteWriter(isBigEndian: isBigEndian)
    bytes.append(isLong ? "RF64" : isBigEndian ? "RIFX" : "RIFF")
    bytes.append32(isLong ? 0xFFFF_FFFF : UInt32(rest))
    bytes.append("WAVE")
    if isLong {
      var sizes = ByteWriter()
      sizes.append64(UInt64(rest + 36))
      sizes.append64(UInt64(dataByteCount))
      sizes.append64(UInt64(frameCount))
      sizes.append32(0)
      bytes.appendChunk("ds64", sizes.bytes)
    }
    bytes.appendChunk("fmt ", body)
    if isCompressed {
      bytes.append("fact")
      bytes.append32(4)
      bytes.append32(UInt32(clamping: frameCount))
    }
    bytes.append("data")
    bytes.append32(isLong ? 0xFFFF_FFFF : UInt32(dataByteCount))
    return bytes.bytes
  }
}
