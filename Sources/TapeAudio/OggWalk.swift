internal import TapeFiles
internal import TapeModel

/// A look at the last page of an Ogg file (RFC 3533), which is marked as the last one of its
/// stream unless the file was cut.
struct OggWalk {
  private let shared: SharedFile

  init(_ shared: SharedFile) { self.shared = shared }

  func layout(_ container: AudioContainer) throws(AudioFileError) -> AudioLayout {
    let end = shared.file.byteCount
    var warnings: [RecordingWarning] = []
    if try !hasLastPage(end: end) {
      warnings.append(.init(.truncated, "The file ends before its stream does."))
    }
    return AudioLayout(container: container, pieces: [.file(start: 0, byteCount: end)], warnings: warnings)
  }

  /// Whether a page with the mark of the last one ends where the file ends. A page is at
  /// most 65 307 bytes long.
  private func hasLastPage(end: Int64) throws(AudioFileError) -> Bool {
    let start = max(0, end - 65_307)
    let fields = BinaryFields(
      try shared.bytes(at: start, count: Int(end - start)))
    var offset = 0
    while offset + 27 <= fields.count {
      if fields.bytes[offset] == UInt8(ascii: "O"), fields.has("OggS", at: offset), fields.bytes[offset + 5] & 4 != 0 {
        let segmentCount = Int(fields.bytes[offset + 26])
        let table = fields.bytes[(offset + 27)...].prefix(segmentCount)
        let length = 27 + segmentCount + table.reduce(0) { $0 + Int($1) }
        if table.count == segmentCount, offset + length == fields.count { return true }
      }
      offset += 1
    }
    return false
  }
}
