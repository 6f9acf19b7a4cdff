internal import TapeFiles
internal import TapeModel

/// Reads the text that Pro Tools exports as "Session Info as Text".
///
/// Source: Avid's "Pro Tools Reference Guide", "Exporting Session Information as Text",
/// and files of versions 8 to 2023 as others describe them. Sections have headings with
/// spaces between their letters; fields are parted by tabs and padded with blanks. Read
/// are the header, the lists of files and of clips, and the tracks with their clips, in
/// samples, minutes and seconds, or timecode. Lenient: sections missing or in any
/// order, a time stamp column or none, UTF-8 or UTF-16. Strict: without a session name
/// and a sample rate it is no such file; a clip whose times are none, or end before
/// they start, is not used and is listed. Where two files have clips of the same name,
/// the first file listed is given.
public struct ProToolsSessionReader: Sendable {
  /// The largest text that is read, in bytes.
  public static let byteLimit: Int64 = 64 << 20

  public init() {}

  /// The session in the file at `path`. O(*n*) in bytes.
  public func read(path: String) throws(TranscriptError) -> ProToolsSession {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try RegularFile.contents(of: path, limit: Self.byteLimit)
    } catch {
      throw .file(error)
    }
    return try read(bytes, path: path)
  }

  /// The session in `bytes`; `path` is for messages.
  public func read(_ bytes: [UInt8], path: String) throws(TranscriptError) -> ProToolsSession {
    let text = try TranscriptText(decoding: bytes, path: path)
    return try text.bytes.withUnsafeBufferPointer { (bytes) throws(TranscriptError) in
      guard bytes.holds("SESSION NAME:", at: 0, before: bytes.count) else {
        throw .unrecognised(path: path, reason: "not a Pro Tools session as text")
      }
      var sections = ProToolsSections(bytes)
      sections.readAll()
      guard let rate = sections.rate else {
        throw .malformed(path: path, line: 1, reason: "no sample rate that sound has")
      }
      return sections.session(rate)
    }
  }
}
