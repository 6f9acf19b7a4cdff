public import Segmentation
public import TapeModel

/// What a person says of the calls of one batch.
public struct IngestOptions: Hashable, Sendable {
  /// The language spoken; `nil` takes it from the transcript's name, then from its text.
  public var language: LanguageCode?
  /// Who is heard on each leg, from the first channel on; empty where channels are one mix.
  public var legs: [Speaker]
  /// Names for labels: `MOM` is `Mother`. Labels in any case.
  public var speakerAliases: [String: String]

  /// Where times come from: cues that fit, the sound, or what the transcript needs.
  public var alignment: AutomaticAligner.Mode

  /// Calls of the same people on the same line, from which doubtful ones are to learn how these sound; each with a
  /// transcript.
  public var teachers: [CallFiles]

  public init(
    language: LanguageCode? = nil, legs: [Speaker] = [], speakerAliases: [String: String] = [:],
    alignment: AutomaticAligner.Mode = .auto, teachers: [CallFiles] = []
  ) {
    self.teachers = teachers
    self.alignment = alignment
    self.language = language
    self.legs = legs
    self.speakerAliases = speakerAliases
  }
}
