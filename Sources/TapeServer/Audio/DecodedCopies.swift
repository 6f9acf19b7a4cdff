internal import NIOCore
internal import TapeAudio
internal import TapeFiles
internal import TapeModel

/// Recordings that can only be decoded from their start, each decoded once into a file of the
/// service's own: 16-bit samples of all channels, without a header.
struct DecodedCopies: Sendable {
  private let made: MadeFiles
  /// Longer ones would push everything else out.
  private static let byteLimit: Int64 = 1 << 30

  init(_ made: MadeFiles) { self.made = made }

  /// Whether a copy is worth its room: where a seek costs as much as all that comes before.
  static func suits(_ sound: ServedSound) -> Bool {
    ["MP3", "Ogg Vorbis", "Ogg Opus"].contains(sound.recording.format.container)
      && sound.recording.frameCount * Int64(frameByteCount(sound)) <= byteLimit
  }

  /// The samples of these ranges.
  ///
  /// - Parameter read: reads one range after the other from the first frame on, for a copy that is not
  ///   there yet.
  func samples(
    of sound: ServedSound, _ ranges: [SampleRange], read: (SampleRange) throws -> [Int16]
  ) throws -> [[Int16]] {
    let copy = try made.file("decoded-\(sound.recording.id)\(sound.version)", mediaType: "audio/L16") { folder in
      try write(sound, to: "\(folder)/copy", read)
    }
    let size = Int64(Self.frameByteCount(sound))
    return try ranges.map { range in
      let bytes = try copy.bytes(range.start * size..<range.end * size)
      return bytes.withUnsafeReadableBytes { Array($0.bindMemory(to: Int16.self)) }
    }
  }

  private static func frameByteCount(_ sound: ServedSound) -> Int { sound.recording.channelCount * 2 }

  private static func bytes(_ samples: [Int16]) -> [UInt8] { samples.withUnsafeBytes { Array($0) } }

  private func write(_ sound: ServedSound, to path: String, _ read: (SampleRange) throws -> [Int16]) throws -> String {
    var file = try AtomicFile(path: path)
    var next: Int64 = 0
    while next < sound.recording.frameCount {
      let block = SampleRange(start: next, end: min(sound.recording.frameCount, next + 65_536))
      try file.write(Self.bytes(try read(block)))
      next = block.end
    }
    try file.commit()
    return path
  }
}
