internal import NIOCore
internal import TapeAudio
internal import TapeModel

/// A stretch of a recording as a 16-bit WAV file that is made as it is read.
struct VirtualWave: ByteSource {
  private let sound: ServedSound
  private let range: SampleRange
  /// From 0; `nil` for all channels.
  private let leg: Int?
  private let shelf: AudioShelf
  private let header: WaveHeader
  private let channelCount: Int
  let etag: String
  let mediaType = "audio/wav"

  init(_ sound: ServedSound, range: SampleRange, leg: Int?, shelf: AudioShelf) {
    let recording = sound.recording
    self.sound = sound
    self.range = range
    self.leg = recording.channelCount > 1 ? leg : nil
    self.shelf = shelf
    channelCount = leg == nil ? recording.channelCount : 1
    header = WaveHeader(rate: recording.rate, channelCount: channelCount, frameCount: range.frameCount)
    etag = "\"\(recording.id.short)-\(leg.map(String.init) ?? "all")-\(range.start)-\(range.end)\(sound.version)\""
  }

  var byteCount: Int64 { Int64(header.bytes.count) + header.dataByteCount }

  func bytes(_ range: Range<Int64>) throws -> ByteBuffer { try bytes(range, isWaiting: true) ?? ByteBuffer() }

  func bytesAtHand(_ range: Range<Int64>) throws -> ByteBuffer? { try bytes(range, isWaiting: false) }

  private func bytes(_ range: Range<Int64>, isWaiting: Bool) throws -> ByteBuffer? {
    var buffer = ByteBuffer()
    buffer.reserveCapacity(range.count)
    let headerCount = Int64(header.bytes.count)
    if range.lowerBound < headerCount {
      buffer.writeBytes(header.bytes[Int(range.lowerBound)..<Int(min(headerCount, range.upperBound))])
    }
    let data = max(0, range.lowerBound - headerCount)..<max(0, range.upperBound - headerCount)
    if !data.isEmpty, try !write(data, to: &buffer, isWaiting: isWaiting) { return nil }
    return buffer
  }

  /// Bytes of the samples; a range may start and end inside a frame.
  private func write(_ data: Range<Int64>, to buffer: inout ByteBuffer, isWaiting: Bool) throws -> Bool {
    let frameByteCount = Int64(channelCount * 2)
    let first = range.start + data.lowerBound / frameByteCount
    let end = range.start + (data.upperBound + frameByteCount - 1) / frameByteCount
    let wanted = SampleRange(start: first, end: end)
    guard let blocks = try shelf.blocks(sound, in: wanted, isWaiting: isWaiting) else { return false }
    var frame = Int(first % DecodedBlocks.frameCount)
    var skipped = Int(data.lowerBound % frameByteCount)
    var rest = data.count
    for block in blocks {
      let samples = block[min(block.count, frame * sound.recording.channelCount)...]
      let chosen = leg.map { samples.leg($0, of: sound.recording.channelCount) } ?? samples
      rest -= buffer.write(chosen, from: skipped, atMost: rest)
      (frame, skipped) = (0, 0)
    }
    return true
  }
}

extension ArraySlice<Int16> {
  /// One of `channelCount` interleaved channels; the slice begins with a whole frame.
  fileprivate func leg(_ leg: Int, of channelCount: Int) -> ArraySlice<Int16> {
    stride(from: startIndex + leg, to: endIndex, by: channelCount).map { self[$0] }[...]
  }
}

extension ByteBuffer {
  /// Writes the bytes of `samples` from the byte `first` on; gives how many there were.
  fileprivate mutating func write(_ samples: ArraySlice<Int16>, from first: Int, atMost limit: Int) -> Int {
    samples.withUnsafeBytes { bytes in
      writeBytes(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(first).prefix(limit)))
    }
  }
}
