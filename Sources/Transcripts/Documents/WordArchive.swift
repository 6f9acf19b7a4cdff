/// The document of a DOCX archive.
enum WordArchive {
  /// The largest document that is unpacked, in bytes.
  static let byteLimit = 64 << 20

  /// The bytes of `word/document.xml`, unpacked with limits (``StoryArchive``).
  ///
  /// Throws for an archive that is damaged, encrypted or over its limits, and for one
  /// without a document.
  static func document(in bytes: [UInt8], path: String) throws(TranscriptError) -> [UInt8] {
    do throws(StoryError) {
      let archive = try StoryArchive(bytes, path: path)
      guard archive.has("word/document.xml") else {
        throw .unknownFormat(path: path, found: OtherKind.zip.rawValue)
      }
      return try archive.contents(of: "word/document.xml", limit: byteLimit)
    } catch {
      switch error {
      case .damaged(_, let reason): throw .unrecognised(path: path, reason: "a damaged ZIP archive: \(reason)")
      default: throw .unrecognised(path: path, reason: OtherKind.zip.refusal)
      }
    }
  }
}
