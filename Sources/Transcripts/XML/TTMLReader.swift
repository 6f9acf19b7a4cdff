public import TapeModel

/// Reads TTML and its profiles (IMSC, EBU-TT, SMPTE-TT, iTT, DFXP).
///
/// Source: W3C, "Timed Text Markup Language 2", sections 8 and 12. Each `p` with a time
/// is a caption: times nest, `begin`, `end` and `dur` in clock or offset form, with
/// video frames and ticks at the document's rates, `timeContainer` of both kinds. A
/// `ttm:agent` with a name is the speaker, of a `p`, of what is around it or of a
/// `span` in it; else labels in the text are (as in WebVTT). Spans with times of their
/// own time their words. Lenient: any styles, regions and metadata, unread; drop-frame
/// counting, which is not undone. Strict: a `p` without times, or that ends before it
/// starts, is not used and is listed; a DOCTYPE is refused.
public struct TTMLReader: TranscriptFormatReader {
  public let name = "ttml"
  public let title = "TTML"
  public let reads = "paragraphs with times, agents as speakers, spans as word times, language"
  public let loses = "styles, regions, positions"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double { XMLProlog.rootName(text) == "tt" ? 1 : 0 }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    var captions = try XMLWalk.walk(text, with: TTMLCaptions())
    captions.resolveAgents()
    return captions.buffer.withUnsafeBufferPointer { bytes in
      var transcript = CaptionTurns(bytes, options).transcript(
        format: name, blocks: captions.blocks, unused: captions.unused)
      transcript.language = captions.language
      return transcript
    }
  }
}
