public import TapeModel

/// Reads annotation files of ELAN (EAF 2 and 3).
///
/// Source: the schema `EAFv3.0.xsd` and "ELAN Annotation Format" of the Max Planck
/// Institute. A tier without a parent is a speaker, who is called by the tier's
/// `PARTICIPANT`, else by its name; its annotations are turns, all tiers together in
/// order of time. A child tier with times of its own gives them to the turn's words; a
/// child tier whose name or type says that it is a translation gives the turn's
/// translation; other child tiers are listed. Names of tiers are understood as in
/// TextGrids (``TextGridReader``). `TIME_ORIGIN` of the first medium is added to all
/// times. A slot without a time gives none: the turn keeps the start that is known.
/// Strict: an annotation that ends before it starts is not used; a DOCTYPE is refused.
public struct EAFReader: TranscriptFormatReader {
  public let name = "eaf"
  public let title = "ELAN EAF"
  public let reads = "tiers as speakers, word tiers as word times, translations, language"
  public let loses = "other dependent tiers, controlled vocabularies, links"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    XMLProlog.rootName(text) == "ANNOTATION_DOCUMENT" ? 1 : 0
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    let file = try XMLWalk.walk(text, with: EAFFile())
    var turns = EAFTurns(file, options)
    return turns.transcript(format: name)
  }
}
