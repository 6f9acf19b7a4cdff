internal import Dispatch
internal import Synchronization
internal import TapeAudio
internal import TapeFiles
internal import TapeModel

/// Makes the files of sound that sessions refer to.
///
/// Each is cut from its recording with its handles and brought to the session's rate by
/// ``Resampler``. A recording that has that rate already keeps its samples bit by bit;
/// what is resampled is rounded to 24 bits, without dither. The filter is given what lies
/// around the handles, so that their edges ring no more than the recording does.
struct SessionSound {
  let folder: String
  let source: RundownSound
  let replacingExisting: Bool

  /// Writes `files`, on all cores; the first error that is found, in the files' order, is
  /// thrown after the others were written.
  func write(_ files: [SessionFile]) throws(ExportError) {
    let batches = Self.batches(of: files)
    let failures = Mutex<[Int: ExportError]>([:])
    DispatchQueue.concurrentPerform(iterations: batches.count) { index in
      for file in batches[index] {
        do throws(ExportError) {
          try write(file)
        } catch {
          failures.withLock { $0[file.number] = error }
        }
      }
    }
    if let failure = failures.withLock({ $0.min { $0.key < $1.key }?.value }) { throw failure }
  }

  /// A few files of one recording each, by their place in it.
  private static func batches(of files: [SessionFile]) -> [[SessionFile]] {
    let byRecording = Dictionary(grouping: files) { $0.clip.recording.id }
    let ordered = byRecording.values.sorted { $0[0].number < $1[0].number }
    return ordered.flatMap { files in
      let sorted = files.sorted { ($0.source, $0.number) < ($1.source, $1.number) }
      return stride(from: 0, to: sorted.count, by: 4).map { Array(sorted[$0..<min($0 + 4, sorted.count)]) }
    }
  }

  private func write(_ file: SessionFile) throws(ExportError) {
    let recording = file.clip.recording
    let found: Int64
    do throws(FileError) {
      found = try RegularFile(path: source.path(of: recording)).byteCount
    } catch {
      throw .file(error)
    }
    guard found == recording.byteCount else {
      throw .sourceChanged(path: source.path(of: recording), indexed: recording.byteCount, found: found)
    }
    do throws(AudioFileError) {
      try copy(file)
    } catch {
      throw .audio(error)
    }
  }

  private func copy(_ file: SessionFile) throws(AudioFileError) {
    let recording = file.clip.recording
    var reader = try source.open(recording, reading: Self.context(of: file))
    guard reader.rate == recording.rate, reader.channelCount == recording.channelCount else {
      throw .changed(path: reader.path)
    }
    let isResampled = recording.rate != file.rate
    let encoding: AudioWriter.Encoding = !isResampled && reader.depth == .int16 ? .pcm16 : .pcm24
    var writer = try AudioWriter(
      path: folder + "/" + file.name, container: .wav, encoding: encoding, rate: file.rate,
      channelCount: file.channelCount, metadata: SessionFileMetadata(file: file, encoding: encoding).audioMetadata,
      expectedFrameCount: file.frameCount, replacingExisting: replacingExisting)
    if isResampled {
      try resample(file, from: &reader, to: &writer)
    } else {
      try copySamples(file, from: &reader, to: &writer)
    }
    let missing = Int(file.frameCount - writer.frameCount) * file.channelCount
    if missing > 0 { try writer.write([Int32](repeating: 0, count: missing).span) }
    _ = try writer.finish()
  }

  private func copySamples(
    _ file: SessionFile, from reader: inout RedactedSound, to writer: inout AudioWriter
  ) throws(AudioFileError) {
    let channelCount = reader.channelCount
    var failure: AudioFileError?
    try reader.forEachBlock32(in: file.source) { _, samples in
      guard failure == nil else { return }
      do throws(AudioFileError) {
        try writer.write(Self.leg(file.clip.channel, of: samples, channelCount: channelCount).span)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// How far around the handles the filter is let to look, in frames of the recording.
  private static let contextFrameCount: Int64 = 2_048

  private func resample(
    _ file: SessionFile, from reader: inout RedactedSound, to writer: inout AudioWriter
  ) throws(AudioFileError) {
    let recording = file.clip.recording
    let skipped = Self.lead(before: file).skipped
    let channelCount = reader.channelCount
    var output = SkippingOutput(
      skippedSampleCount: Int(skipped) * file.channelCount,
      wantedSampleCount: Int(file.frameCount) * file.channelCount)
    var failure: AudioFileError?
    do throws(ResamplerError) {
      var resampler = try Resampler(from: recording.rate, to: file.rate, channelCount: file.channelCount)
      var resampled: [Float] = []
      var resamplerFailure: ResamplerError?
      let range = Self.context(of: file)
      do throws(AudioFileError) {
        try reader.forEachBlock(in: range) { _, samples in
          guard failure == nil, resamplerFailure == nil else { return }
          resampled.removeAll(keepingCapacity: true)
          do throws(ResamplerError) {
            try resampler.append(
              Self.leg(file.clip.channel, of: samples, channelCount: channelCount).span, to: &resampled)
          } catch {
            resamplerFailure = error
          }
          do throws(AudioFileError) {
            try output.pass(resampled, to: &writer)
          } catch {
            failure = error
          }
        }
      } catch {
        failure = error
      }
      if let resamplerFailure { throw resamplerFailure }
      resampled.removeAll(keepingCapacity: true)
      try resampler.finish(to: &resampled)
      if failure == nil {
        do throws(AudioFileError) { try output.pass(resampled, to: &writer) } catch { failure = error }
      }
    } catch {
      throw .cannotCreate(path: writer.path, reason: error.description)
    }
    if let failure { throw failure }
  }

  /// What is read for a file that is resampled.
  private static func context(of file: SessionFile) -> SampleRange {
    let tail = min(contextFrameCount, file.clip.recording.frameCount - file.source.end)
    return SampleRange(start: file.source.start - lead(before: file).lead, end: file.source.end + tail)
  }

  /// Frames of the recording read before the file's first one, and how many frames at the
  /// file's rate they become: both whole.
  private static func lead(before file: SessionFile) -> (lead: Int64, skipped: Int64) {
    let from = Int64(file.clip.recording.rate.hertz)
    let to = Int64(file.rate.hertz)
    var (divisor, rest) = (from, to)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    let step = from / divisor
    let wanted = (contextFrameCount + step - 1) / step
    let count = min(wanted, file.source.start / step)
    return (count * step, count * (to / divisor))
  }

  /// The samples of one channel, or of all.
  private static func leg<Sample: BitwiseCopyable>(
    _ channel: Int?, of samples: Span<Sample>, channelCount: Int
  ) -> [Sample] {
    samples.withUnsafeBufferPointer { samples in
      guard let channel, channelCount > 1 else { return Array(samples) }
      return stride(from: channel, to: samples.count, by: channelCount).map { samples[$0] }
    }
  }
}

/// Passes on a stretch of a stream of samples.
private struct SkippingOutput {
  var skippedSampleCount: Int
  var wantedSampleCount: Int

  mutating func pass(_ samples: [Float], to writer: inout AudioWriter) throws(AudioFileError) {
    let skipped = min(skippedSampleCount, samples.count)
    skippedSampleCount -= skipped
    let end = skipped + min(wantedSampleCount, samples.count - skipped)
    wantedSampleCount -= end - skipped
    if end > skipped { try writer.write(samples.span.extracting(skipped..<end)) }
  }
}
