internal import TapeFiles
public import TapeModel

/// A recording, open for reading: any format of ``AudioContainer``, told by its content.
///
/// The header is walked by code of ours before libsndfile sees the file; what is good of a
/// damaged file can be read, frame by frame in its place, and ``warnings`` say what is
/// missing. Lost blocks inside a FLAC file read as silence; Ogg FLAC is read up to the first one. MP3, Ogg Vorbis and Opus are
/// decoded from their start, since seeks in them are not exact: reading at minute 50 costs
/// decoding of 50 minutes there.
public struct AudioReader: ~Copyable, SampleSource {
  public typealias Failure = AudioFileError

  public let path: String
  public let format: AudioFormat
  public let rate: SampleRate
  public let channelCount: Int
  /// What holds every sample exactly.
  public let depth: SampleDepth
  /// Length in frames that can be read.
  ///
  /// For MP3 and Ogg it is what their headers say; ``AnalysisPass`` counts.
  public private(set) var frameCount: Int64
  /// What is wrong with the file; grows where damage is found in reading.
  public private(set) var warnings: [RecordingWarning]
  /// What a WAV file's `bext` chunk says.
  public let broadcast: BroadcastExtension?
  /// The named points of a WAV file's `cue ` chunk, in order.
  public let markers: [AudioMarker]
  /// Size of the file.
  public let byteCount: Int64

  let encoding: SampleEncoding
  let container: AudioContainer
  let file: SharedFile
  private var layout: AudioLayout
  private var sound: SoundFile
  /// Whether all blocks of a FLAC file have been looked at.
  private(set) var isMended: Bool
  private let flac: FLACWalk?

  /// The frame that can be read without a seek.
  public var nextFrame: Int64 { sound.position }

  /// More channels than this are refused.
  public static let maximumChannelCount = 32

  /// Frames that are lent at a time.
  static let framesPerBlock = 8_192

  /// Opens a recording.
  ///
  /// Throws for what is not there, no regular file, no recording, a recording of a kind
  /// that is not read, or damaged beyond use.
  public init(path: String) throws(AudioFileError) {
    let file = SharedFile(try asAudioError { () throws(FileError) in try RegularFile(path: path) })
    guard file.file.byteCount > 0 else { throw .empty(path: path) }
    let walk = try HeaderWalk(file)
    var sound = try Self.open(file, walk.layout)
    guard let rate = SampleRate(hertz: sound.hertz) else {
      throw .unsupportedParameter(path: path, parameter: "a sample rate of \(sound.hertz) Hz")
    }
    var frameCount = min(max(0, sound.frameCount), walk.layout.frameCount ?? .max)
    if frameCount == 0, !walk.layout.container.isSeekExact {
      frameCount = Self.countFrames(sound)
      sound = try Self.open(file, walk.layout)
    }
    self.init(path: path, file: file, walk: walk, sound: sound, rate: rate, frameCount: frameCount)
  }

  private init(
    path: String, file: SharedFile, walk: HeaderWalk, sound: SoundFile, rate: SampleRate, frameCount: Int64
  ) {
    self.path = path
    self.file = file
    self.sound = sound
    self.rate = rate
    self.frameCount = frameCount
    byteCount = file.file.byteCount
    flac = walk.flac
    isMended = walk.isThorough
    layout = walk.layout
    container = walk.layout.container
    broadcast = walk.layout.broadcast
    markers = walk.layout.markers
    warnings = walk.layout.warnings
    channelCount = sound.channelCount
    encoding = sound.encoding
    depth = encoding.depth
    format = AudioFormat(container: container.name, encoding: encoding.name)
  }

  private static func open(_ file: SharedFile, _ layout: AudioLayout) throws(AudioFileError) -> SoundFile {
    let path = file.file.path
    let sound: SoundFile
    do {
      sound = try SoundFile(SplicedFile(file, pieces: layout.pieces, watch: layout.watch))
    } catch {
      throw .damaged(path: path, reason: "\(layout.container.name): \(oneLine(error.reason))")
    }
    guard (1...maximumChannelCount).contains(sound.channelCount) else {
      throw .unsupportedParameter(path: path, parameter: "\(sound.channelCount) channels")
    }
    return sound
  }

  /// libsndfile's messages end in stops and line ends.
  private static func oneLine(_ reason: String) -> String {
    let line = reason.utf8.prefix { $0 != 10 && $0 != 13 }
    return String(decoding: line, as: UTF8.self)
  }

  /// Decodes all of a stream that does not say how long it is.
  private static func countFrames(_ sound: SoundFile) -> Int64 {
    var buffer = [Float](repeating: 0, count: framesPerBlock * sound.channelCount)
    while buffer.withUnsafeMutableBufferPointer({ sound.read($0.baseAddress!, frameCount: framesPerBlock).count }) > 0 {
    }
    return sound.position
  }

  // MARK: Reading

  /// Lends the samples of `range` as floating-point numbers, nominally from -1 to 1; what is
  /// not a number, infinite or beyond full scale by 60 dB reads as 0.
  ///
  /// Throws ``AudioFileError/outOfRange(path:wanted:frameCount:)``, and
  /// ``AudioFileError/truncated(path:atFrame:frameCount:)`` where the stream ends early.
  public mutating func forEachBlock(
    in range: SampleRange, _ body: (_ range: SampleRange, _ samples: Span<Float>) -> Void
  ) throws(AudioFileError) {
    try forEachStoredBlock(in: range, of: Float.self) { block, samples in
      replaceNonFinite(samples)
      body(block, UnsafeBufferPointer(samples).span)
    }
  }

  /// Lends the samples of `range` as 16-bit integers: exact for ``SampleDepth/int16``, the
  /// high bits of finer integers.
  ///
  /// Throws like ``forEachBlock(in:_:)``.
  public mutating func forEachBlock16(
    in range: SampleRange, _ body: (_ range: SampleRange, _ samples: Span<Int16>) -> Void
  ) throws(AudioFileError) {
    try forEachStoredBlock(in: range, of: Int16.self) { body($0, UnsafeBufferPointer($1).span) }
  }

  /// Lends the samples of `range` as 32-bit integers at full scale: exact for every integer
  /// depth; 24-bit samples stand in the upper 24 bits.
  ///
  /// Throws like ``forEachBlock(in:_:)``.
  public mutating func forEachBlock32(
    in range: SampleRange, _ body: (_ range: SampleRange, _ samples: Span<Int32>) -> Void
  ) throws(AudioFileError) {
    try forEachStoredBlock(in: range, of: Int32.self) { body($0, UnsafeBufferPointer($1).span) }
  }

  mutating func forEachStoredBlock<Sample: StoredSample>(
    in range: SampleRange, of _: Sample.Type, _ body: (SampleRange, UnsafeMutableBufferPointer<Sample>) -> Void
  ) throws(AudioFileError) {
    guard range.end <= frameCount else { throw .outOfRange(path: path, wanted: range, frameCount: frameCount) }
    let room = Int(min(Int64(Self.framesPerBlock), range.frameCount))
    let buffer = UnsafeMutableBufferPointer<Sample>.allocate(capacity: room * channelCount)
    defer { buffer.deallocate() }
    var next = range.start
    while next < range.end {
      let wanted = Int(min(Int64(room), range.end - next))
      let read = try readFrames(buffer, at: next, count: wanted)
      guard read == wanted else {
        throw .truncated(path: path, atFrame: next + Int64(read), frameCount: frameCount)
      }
      let end = next + Int64(read)
      body(SampleRange(start: next, end: end), UnsafeMutableBufferPointer(rebasing: buffer[..<(read * channelCount)]))
      next = end
    }
  }

  /// Reads `count` frames from `frame` on; fewer where the stream ends.
  ///
  /// Where a FLAC block turns out damaged, looks at the whole file and reads again.
  mutating func readFrames<Sample: StoredSample>(
    _ buffer: UnsafeMutableBufferPointer<Sample>, at frame: Int64, count: Int
  ) throws(AudioFileError) -> Int {
    let count = Int(min(Int64(count), frameCount - frame))
    guard let target = buffer.baseAddress, count > 0 else { return 0 }
    let first = try readOnce(target, at: frame, count: count)
    if first.isSound && first.count == count { return count }
    guard flac != nil, !isMended else {
      if !first.isSound, first.count > 0 { noteDamage(SampleRange(start: frame, end: frame + Int64(first.count))) }
      return first.count
    }
    try mendFLAC()
    return try readOnce(target, at: frame, count: count).count
  }

  /// The decoder's word that something in a block was damaged, where it cannot be mended.
  private mutating func noteDamage(_ range: SampleRange) {
    let known = warnings.filter { $0.kind == .damagedAudio }
    guard known.count < Self.listedDamageCount, !known.contains(where: { $0.range?.overlaps(range) == true }) else {
      return
    }
    warnings.append(.init(.damagedAudio, "Some of the frames \(range) cannot be decoded.", range: range))
  }

  private static let listedDamageCount = 8

  private mutating func readOnce<Sample: StoredSample>(
    _ target: UnsafeMutablePointer<Sample>, at frame: Int64, count: Int
  ) throws(AudioFileError) -> (count: Int, isSound: Bool) {
    guard try move(to: frame) else { return (0, false) }
    var total = 0
    while total < count {
      let (read, isSound) = sound.read(target + total * channelCount, frameCount: count - total)
      total += read
      if !isSound { return (total, false) }
      if read == 0 { break }
    }
    return (total, true)
  }

  private mutating func move(to frame: Int64) throws(AudioFileError) -> Bool {
    if sound.position == frame { return true }
    if container.isSeekExact && layout.isSeekable { return sound.seek(to: frame) }
    if sound.position > frame { sound = try Self.open(file, layout) }
    var skipped = [Float](repeating: 0, count: Self.framesPerBlock * channelCount)
    while sound.position < frame {
      let wanted = Int(min(Int64(Self.framesPerBlock), frame - sound.position))
      let read = skipped.withUnsafeMutableBufferPointer { sound.read($0.baseAddress!, frameCount: wanted).count }
      if read == 0 { return false }
    }
    return true
  }

  /// Looks at every block of a FLAC file, and opens it again with silence for lost ones.
  mutating func mendFLAC() throws(AudioFileError) {
    guard let flac, !isMended else { return }
    let mended = try flac.thoroughLayout()
    sound = try Self.open(file, mended)
    layout = mended
    warnings = mended.warnings
    frameCount = max(0, sound.frameCount)
    isMended = true
  }
}

/// Sets to 0 what is not a number, infinite, or beyond full scale by more than 60 dB; gives
/// how many there were.
@discardableResult
func replaceNonFinite(_ samples: UnsafeMutableBufferPointer<Float>) -> Int {
  var count = 0
  for index in samples.indices where !(samples[index].magnitude <= 1_000) {
    samples[index] = 0
    count += 1
  }
  return count
}
