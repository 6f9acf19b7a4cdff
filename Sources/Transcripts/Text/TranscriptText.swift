/// The text of a transcript file, in UTF-8 without a byte order mark.
public struct TranscriptText: Sendable {
  /// For messages.
  public let path: String
  public let bytes: [UInt8]
  /// What the file was encoded in.
  public let encoding: TextEncoding
  /// The keys of a text in JSON; none of any other.
  let shape: JSONShape
  /// Whether the text is the document inside a DOCX archive.
  let isWordDocument: Bool

  /// Decodes a file by what is in it.
  ///
  /// A byte order mark decides; else bytes that are UTF-8 are UTF-8; else the letters
  /// decide between Windows-1251 and KOI8-R (``CyrillicEvidence``). JSON may have broken
  /// characters inside (whisper.cpp splits them over its tokens): its strings are checked
  /// where they are used. Nothing is replaced: throws
  /// ``TranscriptError/undecodable(path:byte:reason:)`` with the first byte that makes no
  /// sense. A zero byte makes none in any encoding. Of a DOCX archive the document is
  /// taken. O(*n*).
  public init(decoding bytes: [UInt8], path: String) throws(TranscriptError) {
    self.path = path
    isWordDocument = OtherKind(of: bytes) == .zip
    let bytes = isWordDocument ? try WordArchive.document(in: bytes, path: path) : bytes
    do throws(UndecodableByte) {
      (self.bytes, encoding) = try TextEncoding.decode(bytes)
    } catch {
      throw .undecodable(path: path, byte: error.offset, reason: error.reason)
    }
    shape = JSONShape(self.bytes)
  }
}
