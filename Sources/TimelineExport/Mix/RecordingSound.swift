internal import TapeAudio
internal import TapeFiles
internal import TapeModel

/// The sound of a recording, or of one leg of it: the one place from which mixes and pictures
/// take samples.
///
/// What must not be heard or seen is held back here and nowhere else: whoever draws or mixes
/// asks for ranges, and knows no file.
struct RecordingSound: ~Copyable {
  let rate: SampleRate
  /// One where a leg was chosen.
  let channelCount: Int
  /// Length in frames.
  let frameCount: Int64
  /// What holds every sample exactly.
  let depth: SampleDepth
  private let channel: Int?
  private var reader: RedactedSound

  /// Opens the recording, which must have the size, rate and channels that it was indexed
  /// with.
  ///
  /// - Parameters:
  ///   - channel: the leg, from 0; `nil` for all channels.
  ///   - sound: knows where the file is, and what must not be heard of it.
  ///   - range: what will be read; `nil` for all.
  init(
    _ recording: Recording, channel: Int? = nil, from sound: RundownSound, reading range: SampleRange? = nil
  ) throws(ExportError) {
    let path = sound.path(of: recording)
    try Self.checkSize(of: recording, at: path)
    do throws(AudioFileError) {
      let reader = try sound.open(recording, reading: range)
      guard reader.rate == recording.rate, reader.channelCount == recording.channelCount else {
        throw .changed(path: path)
      }
      self.init(reader, channel: channel)
    } catch {
      throw .audio(error)
    }
  }

  /// Opens a file that is no recording of the index: narration.
  init(path: String) throws(ExportError) {
    do throws(AudioFileError) {
      self.init(try RedactedSound(path: path, mask: .nothing), channel: nil)
    } catch {
      throw .audio(error)
    }
  }

  private init(_ reader: consuming RedactedSound, channel: Int?) {
    rate = reader.rate
    channelCount = channel == nil ? reader.channelCount : 1
    frameCount = reader.frameCount
    depth = reader.depth
    self.channel = reader.channelCount > 1 ? channel : nil
    self.reader = reader
  }

  private static func checkSize(of recording: Recording, at path: String) throws(ExportError) {
    let found: Int64
    do throws(FileError) {
      found = try RegularFile(path: path).byteCount
    } catch {
      throw .file(error)
    }
    guard found == recording.byteCount else {
      throw .sourceChanged(path: path, indexed: recording.byteCount, found: found)
    }
  }

  /// Lends the samples of `range`, interleaved, nominally from -1 to 1, block after block;
  /// every integer and single-precision sample is exact.
  mutating func forEachBlock(
    in range: SampleRange, _ body: (SampleRange, Span<Double>) throws(ExportError) -> Void
  ) throws(ExportError) {
    var failure: ExportError?
    var block: [Double] = []
    func lend(_ range: SampleRange) {
      guard failure == nil else { return }
      do throws(ExportError) { try body(range, block.span) } catch { failure = error }
    }
    let (leg, step) = (channel ?? 0, channel == nil ? 1 : reader.channelCount)
    do throws(AudioFileError) {
      if depth == .float || depth == .lossyFloat {
        try reader.forEachBlock(in: range) { range, samples in
          block.removeAll(keepingCapacity: true)
          for index in stride(from: leg, to: samples.count, by: step) { block.append(Double(samples[index])) }
          lend(range)
        }
      } else {
        try reader.forEachBlock32(in: range) { range, samples in
          block.removeAll(keepingCapacity: true)
          for index in stride(from: leg, to: samples.count, by: step) {
            block.append(Double(samples[index]) / 2_147_483_648)
          }
          lend(range)
        }
      }
    } catch {
      throw failure ?? .audio(error)
    }
    if let failure { throw failure }
  }
}
