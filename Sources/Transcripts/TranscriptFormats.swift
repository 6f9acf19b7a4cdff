/// The formats of transcripts that a program reads.
public struct TranscriptFormats: Sendable {
  public let readers: [any TranscriptFormatReader]

  public init(_ readers: [any TranscriptFormatReader]) { self.readers = readers }

  public static let standard = TranscriptFormats([
    WebVTTReader(),
    SRTReader(),
    DialogueReader(),
    WhisperReader(),
    TextGridReader(),
    AudacityLabelsReader(),
    WordDocumentReader(),
    TTMLReader(),
    EAFReader(),
    CHATReader(),
    RTTMReader(),
    CTMReader(),
    STMReader(),
    OTranscribeReader(),
    PodcastTranscriptReader(),
    AWSTranscribeReader(),
    GoogleSpeechReader(),
    AzureSpeechReader(),
    DeepgramReader(),
    AssemblyAIReader(),
    RevReader(),
    IBMSpeechReader(),
    SpeechmaticsReader(),
    KaldiReader(),
    GentleReader(),
  ])

  /// The reader of that name; letter case does not matter.
  public subscript(name: String) -> (any TranscriptFormatReader)? {
    readers.first { $0.name == name.lowercased() }
  }

  /// The reader that is surest of `text`, the earlier one of equally sure ones; `nil` where
  /// none knows it.
  func reader(for text: TranscriptText) -> (any TranscriptFormatReader)? {
    var best: (reader: any TranscriptFormatReader, confidence: Double)?
    for reader in readers {
      let confidence = reader.confidence(in: text)
      if confidence > best?.confidence ?? 0 { best = (reader, confidence) }
    }
    return best?.reader
  }
}
