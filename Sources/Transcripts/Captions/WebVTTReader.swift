public import TapeModel

/// Reads WebVTT: cues with voice tags, inline times, NOTE, STYLE and REGION blocks.
///
/// Format: W3C, "WebVTT: The Web Video Text Tracks Format". Lenient: text behind `WEBVTT`
/// and header lines (a `Language:` among them is taken), any or no cue identifiers, no
/// empty line before a time line, settings unread, hours optional or long, comma for
/// point, any line ends, unknown tags and entities, tags that do not close, cues out of
/// order (they stay in the file's order), labels (`ANNA:`) instead of voice tags.
/// Captions that roll up have each line once (``RollUp``). Strict: a cue with a bad time or
/// an end before its start is not used.
public struct WebVTTReader: TranscriptFormatReader {
  public let name = "webvtt"
  public let title = "WebVTT"
  public let reads = "cues, voices, languages, inline times as word times, notes in brackets"
  public let loses = "identifiers, positions, styles, regions, comments"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    text.bytes.withUnsafeBufferPointer { bytes in
      let start = bytes.skippingWhiteSpace(0, before: bytes.count)
      guard bytes.holds("WEBVTT", at: start, before: bytes.count) else { return 0 }
      return start + 6 == bytes.count || bytes[start + 6] <= 0x20 ? 1 : 0
    }
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    text.bytes.withUnsafeBufferPointer { bytes in
      var blocks = Blocks(bytes)
      blocks.readAll()
      var transcript = CaptionTurns(bytes, options).transcript(
        format: name, blocks: blocks.captions, unused: blocks.unused)
      transcript.language = blocks.language
      return transcript
    }
  }

  /// The blocks of a file: its cues, and what else there is.
  private struct Blocks {
    let bytes: Bytes
    var lines: Lines
    var captions: [CaptionBlock] = []
    var unused: [UnusedLine] = []
    var language: LanguageCode?

    init(_ bytes: Bytes) {
      self.bytes = bytes
      lines = Lines(bytes)
    }

    mutating func readAll() {
      var isHeader = true
      var identifier: Line?
      while let line = lines.next() {
        let text = bytes.trimmed(line.range)
        if text.isEmpty {
          isHeader = false
          drop(identifier)
          identifier = nil
        } else if CueTimes.hasArrow(bytes, text) {
          isHeader = false
          identifier = nil
          readCue(line)
        } else if isHeader {
          readHeader(text)
        } else if identifier == nil, isBlockWithoutCue(text) {
          skipBlock()
        } else {
          drop(identifier)
          identifier = line
        }
      }
      drop(identifier)
    }

    /// A line that stands where an identifier may, and has no cue behind it.
    private mutating func drop(_ line: Line?) {
      if let line { unused.append(UnusedLine(line: line.number, reason: "text without a time")) }
    }

    private mutating func readHeader(_ text: Range<Int>) {
      guard bytes.holds("Language:", at: text.lowerBound, before: text.upperBound) else { return }
      language = LanguageCode(bytes.string(bytes.trimmed(text.lowerBound + 9..<text.upperBound)))
    }

    private func isBlockWithoutCue(_ text: Range<Int>) -> Bool {
      for keyword in ["NOTE", "STYLE", "REGION"] as [StaticString] {
        let end = text.lowerBound + keyword.utf8CodeUnitCount
        guard bytes.holds(keyword, at: text.lowerBound, before: text.upperBound) else { continue }
        if end == text.upperBound || bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x3A { return true }
      }
      return false
    }

    private mutating func skipBlock() {
      while let line = lines.next(), !bytes.trimmed(line.range).isEmpty {
        if CueTimes.hasArrow(bytes, line.range) { return readCue(line) }
      }
    }

    /// Reads the cue whose times are in `line`, and the cues that follow it without an
    /// empty line between.
    private mutating func readCue(_ timeLine: Line) {
      var timeLine = timeLine
      var start: Int?
      var end = 0
      while true {
        let line = lines.next()
        if let line, !line.range.isEmpty, !CueTimes.hasArrow(bytes, line.range) {
          if start == nil { start = line.range.lowerBound }
          end = line.range.upperBound
          continue
        }
        finish(timeLine, text: (start ?? 0)..<end)
        guard let line, !line.range.isEmpty else { return }
        (timeLine, start, end) = (line, nil, 0)
      }
    }

    private mutating func finish(_ timeLine: Line, text: Range<Int>) {
      switch CueTimes.parse(bytes, timeLine.range) {
      case .cue(let cue): captions.append(CaptionBlock(cue: cue, line: timeLine.number, text: text))
      case .bad(let reason): unused.append(UnusedLine(line: timeLine.number, reason: reason))
      }
    }
  }
}
