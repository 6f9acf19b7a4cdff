internal import TapeFiles
internal import TapeModel

/// Takes the FLAC stream out of the pages of an Ogg file (RFC 3533; RFC 9639, 10.1).
///
/// libsndfile 1.2.0 opens no Ogg FLAC with the decoder that Debian 12 has; it sees a plain
/// FLAC stream instead, made of what the pages carry.
struct OggFLACWalk {
  private let shared: SharedFile
  private let path: String

  init(_ shared: SharedFile) {
    self.shared = shared
    path = shared.file.path
  }

  private struct Page {
    let start: Int64
    let end: Int64
    let serial: UInt64
    /// Frames up to the end of the last packet that ends on this page.
    let granule: Int64
    let isLast: Bool
  }

  /// Pages of a 4 KiB stream of 700 hours; more are not looked at.
  private static let maximumPageCount = 1 << 24

  func layout() throws(AudioFileError) -> AudioLayout {
    guard let first = try page(at: 0) else { throw .damaged(path: path, reason: "its first page is cut short") }
    let packet = BinaryFields(try shared.bytes(at: first.start, count: 17 + FLACStreamInfo.byteCount))
    guard packet.has("fLaC", at: 9), let stream = FLACStreamInfo(BinaryFields(Array(packet.bytes.dropFirst(17)))) else {
      throw .damaged(path: path, reason: "its stream information is cut short or missing")
    }
    try FLACWalk.check(stream, path: path)
    var pieces: [SplicedFile.Piece] = []
    var frameCount: Int64 = 0
    var isEnded = false
    var offset = first.end
    while pieces.count < Self.maximumPageCount, let page = try page(at: offset) {
      offset = page.end
      guard page.serial == first.serial else { continue }
      if pieces.isEmpty, try !beginsWithBlock(page) { continue }
      pieces.append(.file(start: page.start, byteCount: page.end - page.start))
      frameCount = max(frameCount, page.granule)
      if page.isLast {
        isEnded = true
        break
      }
    }
    let stated = max(stream.frameCount, frameCount)
    var warnings: [RecordingWarning] = []
    if !isEnded || frameCount < stated {
      let found = stated > frameCount ? ": \(frameCount) of \(stated) frames are there" : ""
      warnings.append(.init(.truncated, "The file ends before its stream does\(found)."))
    }
    return AudioLayout(
      container: .oggFLAC, pieces: [.memory(stream.fileStart(frameCount: frameCount))] + pieces, warnings: warnings)
  }

  /// The page at `offset`; `nil` where none is whole.
  private func page(at offset: Int64) throws(AudioFileError) -> Page? {
    let header = BinaryFields(try shared.bytes(at: offset, count: 27 + 255))
    guard header.has("OggS", at: 0), let granule = header.uint64(at: 6),
      let serial = header.unsigned(at: 14, byteCount: 4), let segmentCount = header.unsigned(at: 26, byteCount: 1)
    else { return nil }
    let table = header.bytes.dropFirst(27).prefix(Int(segmentCount))
    let start = offset + 27 + Int64(segmentCount)
    let end = start + table.reduce(0) { $0 + Int64($1) }
    guard table.count == Int(segmentCount), end <= shared.file.byteCount else { return nil }
    return Page(
      start: start, end: end, serial: serial, granule: Int64(exactly: granule) ?? 0, isLast: header.bytes[5] & 4 != 0)
  }

  private func beginsWithBlock(_ page: Page) throws(AudioFileError) -> Bool {
    let first = try shared.bytes(at: page.start, count: 2)
    return first.count == 2 && first[0] == 0xFF && first[1] & 0xFE == 0xF8
  }
}
