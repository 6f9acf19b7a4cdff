internal import TapeFiles

/// Tells what a file is by its first bytes, and walks its header.
struct HeaderWalk {
  let layout: AudioLayout
  let flac: FLACWalk?
  /// Whether every block of a FLAC file was looked at.
  let isThorough: Bool

  init(_ file: SharedFile) throws(AudioFileError) {
    let path = file.file.path
    let start = try Self.endOfTag(file)
    let first = try file.bytes(at: start, count: FileSignature.byteCount)
    switch FileSignature(firstBytes: first) {
    case .otherAudio(let found): throw .unsupported(path: path, found: found, remedy: conversionCommand(path))
    case .notAudio(let found): throw .notAudio(path: path, found: start > 0 ? "an ID3 tag without sound" : found)
    case .audio(.flac):
      let walk = try FLACWalk(file, start: start)
      flac = walk
      if let quick = try walk.quickLayout() {
        layout = quick
        isThorough = false
      } else {
        layout = try walk.thoroughLayout()
        isThorough = true
      }
      return
    case .audio(let container): layout = try Self.layout(file, container, start: start)
    }
    flac = nil
    isThorough = false
  }

  private static func layout(
    _ file: SharedFile, _ container: AudioContainer, start: Int64
  ) throws(AudioFileError) -> AudioLayout {
    switch container {
    case .wave, .rf64, .wave64:
      var walk = WaveWalk(file, container: container)
      return try walk.layout()
    case .aiff:
      var walk = AIFFWalk(file)
      return try walk.layout()
    case .oggFLAC: return try OggFLACWalk(file).layout()
    case .oggVorbis, .oggOpus: return try OggWalk(file).layout(container)
    case .mpeg, .flac:
      return AudioLayout(
        container: container, pieces: [.file(start: start, byteCount: file.file.byteCount - start)])
    }
  }

  /// Where an ID3v2 tag at the start ends; 0 without one (id3.org, "ID3 tag version 2.4.0",
  /// 3.1).
  private static func endOfTag(_ file: SharedFile) throws(AudioFileError) -> Int64 {
    let header = try file.bytes(at: 0, count: 10)
    guard header.count == 10, header.starts(with: Array("ID3".utf8)), header[6...].allSatisfy({ $0 < 128 }) else {
      return 0
    }
    let size = header[6...].reduce(Int64(0)) { $0 << 7 | Int64($1) }
    return min(10 + size + (header[5] & 0x10 != 0 ? 10 : 0), file.file.byteCount)
  }
}
