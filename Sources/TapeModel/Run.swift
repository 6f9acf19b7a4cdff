/// Everything that is found out about one recording in one go: analysis, transcript, turns.
///
/// A run becomes visible in the index whole or not at all.
public struct Run: Hashable, Sendable {
  public let recording: Recording
  public let channels: [ChannelAnalysis]
  public let isDualMono: Bool
  public let peaks: [Peaks]
  /// `nil` for a recording without a transcript.
  public let transcript: TranscriptRecord?
  /// In the transcript's order.
  public let turns: [Turn]
  /// What an editor must know of the run as a whole, one sentence each.
  public let notices: [String]
  /// SHA-256 over everything but the recording that the result depends on: parameters,
  /// transcript bytes, method version. The same key and recording give the same run.
  public let key: ContentHash

  public init(
    recording: Recording, channels: [ChannelAnalysis], isDualMono: Bool, peaks: [Peaks],
    transcript: TranscriptRecord?, turns: [Turn], notices: [String], key: ContentHash
  ) {
    self.recording = recording
    self.channels = channels
    self.isDualMono = isDualMono
    self.peaks = peaks
    self.transcript = transcript
    self.turns = turns
    self.notices = notices
    self.key = key
  }
}

/// Which transcript a run read, and what it could not use of it.
public struct TranscriptRecord: Hashable, Sendable, Codable {
  public let path: String
  /// SHA-256 of the file's bytes.
  public let hash: ContentHash
  /// The reader's name: `webvtt`.
  public let format: String
  public let language: LanguageCode?
  public let translationPath: String?
  public let translationHash: ContentHash?
  public let translationLanguage: LanguageCode?
  /// Lines or cues that were not used, with the reason.
  public let unused: [UnusedLine]

  public init(
    path: String, hash: ContentHash, format: String, language: LanguageCode?, translationPath: String? = nil,
    translationHash: ContentHash? = nil, translationLanguage: LanguageCode? = nil, unused: [UnusedLine] = []
  ) {
    self.path = path
    self.hash = hash
    self.format = format
    self.language = language
    self.translationPath = translationPath
    self.translationHash = translationHash
    self.translationLanguage = translationLanguage
    self.unused = unused
  }
}

/// A line or cue of a transcript that was not used.
public struct UnusedLine: Hashable, Sendable, Codable {
  /// From 1; for formats without lines, the number of the entry.
  public let line: Int
  /// A few words, without the line's text.
  public let reason: String

  public init(line: Int, reason: String) {
    self.line = line
    self.reason = reason
  }
}
