internal import TapeFiles
public import TapeModel

/// Reads a transcript of any format we know, by its content and never by its name.
///
/// UTF-8 with or without a byte order mark, UTF-16 with one, Windows-1251 and KOI8-R are
/// read; lines may end in LF, CRLF or CR.
public struct TranscriptReader: Sendable {
  /// The largest transcript that is read, in bytes.
  public static let byteLimit: Int64 = 256 << 20

  public let options: ReadingOptions
  public let formats: TranscriptFormats

  public init(options: ReadingOptions) { self.init(options: options, formats: .standard) }

  public init(options: ReadingOptions, formats: TranscriptFormats) {
    self.options = options
    self.formats = formats
  }

  /// The transcript in the file at `path`.
  ///
  /// Throws where the file cannot be read, is no text, is of no format we know, or has no
  /// words in it. O(*n*) in bytes.
  public func read(path: String) throws(TranscriptError) -> Transcript {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try RegularFile.contents(of: path, limit: Self.byteLimit)
    } catch {
      throw .file(error)
    }
    return try read(bytes, path: path)
  }

  /// The transcript in `bytes`; `path` is for messages.
  public func read(_ bytes: [UInt8], path: String) throws(TranscriptError) -> Transcript {
    guard bytes.count <= Self.byteLimit else {
      throw .file(.tooLarge(path: path, byteCount: Int64(bytes.count), limit: Self.byteLimit))
    }
    let kind = OtherKind(of: bytes)
    if let kind, !kind.mayHoldTranscript { throw .unrecognised(path: path, reason: kind.refusal) }
    let text = try TranscriptText(decoding: bytes, path: path)
    let reader = try reader(for: text)
    // XML that nobody knows is no dialogue in plain text.
    if kind == .xml, reader.confidence(in: text) < 1 { throw .unrecognised(path: path, reason: OtherKind.xml.refusal) }
    let transcript = try reader.read(text, options: options)
    guard transcript.turns.contains(where: { !$0.words.isEmpty }) else {
      let first = transcript.unused.min { $0.line < $1.line }
      throw .noWords(path: path, format: transcript.format, line: first?.line, reason: first?.reason)
    }
    return transcript
  }

  private func reader(for text: TranscriptText) throws(TranscriptError) -> any TranscriptFormatReader {
    if let name = options.format {
      guard let reader = formats[name] else {
        throw .unrecognised(path: text.path, reason: "no format is called \(name)")
      }
      return reader
    }
    guard let reader = formats.reader(for: text) else {
      throw .unrecognised(path: text.path, reason: text.bytes.isEmpty ? "empty" : "not a transcript of a known format")
    }
    return reader
  }
}
