internal import CSndfile
internal import Glibc
internal import TapeFiles
internal import TapeModel

/// Where an ``AudioWriter`` puts its samples.
protocol AudioOutput: AnyObject {
  /// Samples at 32 bits of full scale.
  func write(_ samples: Span<Int32>, _ encoding: AudioWriter.Encoding) throws(AudioFileError)
  func write(_ samples: Span<Float>) throws(AudioFileError)
  /// What was measured of the sound, for the header.
  func state(_ loudness: Loudness)
  /// Completes the file and gives it its name.
  func finish() throws(AudioFileError) -> (hash: ContentHash, byteCount: Int64)
}

/// A WAV file whose header is completed at the end.
final class WaveOutput: AudioOutput {
  private let path: String
  private var header: WaveHeaderWriter
  private var file: AtomicFile?
  private var dataByteCount: Int64 = 0
  private var bytes: [UInt8] = []

  init(path: String, header: WaveHeaderWriter, replacingExisting: Bool) throws(AudioFileError) {
    self.path = path
    self.header = header
    file = try asAudioError { () throws(FileError) in
      try AtomicFile(path: path, replacingExisting: replacingExisting)
    }
    bytes = header.header(dataByteCount: 0)
    try flush()
  }

  func write(_ samples: Span<Int32>, _ encoding: AudioWriter.Encoding) throws(AudioFileError) {
    let sampleByteCount = encoding.bitCount / 8
    bytes.reserveCapacity(samples.count * sampleByteCount)
    for index in samples.indices {
      let sample =
        encoding == .float ? (Float(samples[index]) / 2_147_483_648).bitPattern : UInt32(bitPattern: samples[index])
      for byte in (4 - sampleByteCount)..<4 { bytes.append(UInt8(truncatingIfNeeded: sample >> UInt32(8 * byte))) }
    }
    dataByteCount += Int64(bytes.count)
    try flush()
  }

  func write(_ samples: Span<Float>) throws(AudioFileError) {
    for index in samples.indices {
      let sample = samples[index].bitPattern
      for byte in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: sample >> UInt32(8 * byte))) }
    }
    dataByteCount += Int64(bytes.count)
    try flush()
  }

  func state(_ loudness: Loudness) { header.metadata.broadcast?.loudness = loudness }

  private func flush() throws(AudioFileError) {
    try asAudioError { () throws(FileError) in
      try file?.write(bytes)
    }
    bytes.removeAll(keepingCapacity: true)
  }

  func finish() throws(AudioFileError) -> (hash: ContentHash, byteCount: Int64) {
    if dataByteCount % 2 == 1 {
      bytes = [0]
      try flush()
    }
    let header = header.header(dataByteCount: dataByteCount)
    guard let file = file.take() else { preconditionFailure("a file is finished once") }
    let written = header.withUnsafeBytes { pwrite(file.descriptor, $0.baseAddress, $0.count, 0) }
    guard written == header.count else {
      throw .cannotCreate(path: path, reason: String(cString: strerror(errno)))
    }
    return try committed(file)
  }
}

/// A FLAC file, written by libsndfile.
///
/// The corresponding C functions are `sf_open_fd`, `sf_set_string` and `sf_writef_int`.
final class FLACOutput: AudioOutput {
  private let path: String
  private let channelCount: Int
  private var file: AtomicFile?
  private var handle: OpaquePointer?

  init(
    path: String, encoding: AudioWriter.Encoding, rate: SampleRate, channelCount: Int, tags: AudioTags,
    replacingExisting: Bool
  ) throws(AudioFileError) {
    let subtype: Int
    switch encoding {
    case .pcm16: subtype = Int(SF_FORMAT_PCM_16)
    case .pcm24: subtype = Int(SF_FORMAT_PCM_24)
    case .pcm32, .float: throw .cannotCreate(path: path, reason: "FLAC does not hold \(encoding.name)")
    }
    guard channelCount <= 8, rate.hertz <= 655_350 else {
      throw .cannotCreate(path: path, reason: "FLAC does not hold \(channelCount) channels at \(rate)")
    }
    self.path = path
    self.channelCount = channelCount
    let file = try asAudioError { () throws(FileError) in
      try AtomicFile(path: path, replacingExisting: replacingExisting)
    }
    var info = SF_INFO()
    info.samplerate = Int32(rate.hertz)
    info.channels = Int32(channelCount)
    info.format = Int32(Int(SF_FORMAT_FLAC) | subtype)
    handle = try openForWriting(file.descriptor, &info, path: path)
    self.file = consume file
    for (kind, text) in [
      (SF_STR_TITLE, tags.title), (SF_STR_ARTIST, tags.artist), (SF_STR_COMMENT, tags.comment),
      (SF_STR_DATE, tags.date),
    ] {
      if let text { sf_set_string(handle, Int32(kind), text) }
    }
  }

  /// libsndfile writes once more when it closes, so it goes before the descriptor does.
  deinit {
    if let handle { sf_close(handle) }
  }

  func write(_ samples: Span<Int32>, _: AudioWriter.Encoding) throws(AudioFileError) {
    let frameCount = Int64(samples.count / channelCount)
    let written = samples.withUnsafeBufferPointer { buffer in
      buffer.isEmpty ? 0 : sf_writef_int(handle, buffer.baseAddress, frameCount)
    }
    guard written == frameCount else {
      throw .cannotCreate(path: path, reason: String(cString: sf_strerror(handle)))
    }
  }

  func write(_ samples: Span<Float>) throws(AudioFileError) {
    preconditionFailure("FLAC is given integers, not \(samples.count) floating-point samples")
  }

  /// FLAC has no place for it.
  func state(_: Loudness) {}

  func finish() throws(AudioFileError) -> (hash: ContentHash, byteCount: Int64) {
    let status = sf_close(handle)
    handle = nil
    guard status == 0 else { throw .cannotCreate(path: path, reason: String(cString: sf_error_number(status))) }
    guard let file = file.take() else { preconditionFailure("a file is finished once") }
    return try committed(file)
  }
}

/// Hashes the temporary file as it is on the disk, and gives it its name.
private func committed(_ file: consuming AtomicFile) throws(AudioFileError) -> (hash: ContentHash, byteCount: Int64) {
  do {
    let written = try RegularFile(path: file.temporaryPath)
    let hash = try written.hash()
    let byteCount = written.byteCount
    try file.commit()
    return (hash, byteCount)
  } catch {
    throw .file(error)
  }
}
