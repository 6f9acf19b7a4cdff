public import TapeModel

/// A recording as the index knows it.
public struct IndexedRecording: Hashable, Sendable, Identifiable {
  public var id: ContentHash { recording.id }
  public let recording: Recording
  public let call: CallDetails?
  public let transcript: TranscriptRecord?
  public let isDualMono: Bool
  /// What an editor must know of the run as a whole.
  public let notices: [String]
  public let turnCount: Int
  /// The key of the current run.
  public let runKey: ContentHash
  /// Other recordings with the same decoded samples.
  public let duplicates: [ContentHash]

  /// When the recording starts: as the catalogue says, else as the file does.
  public var start: WallClock? { call?.start ?? recording.originated }
}

/// Which recordings a list shows; what is not asked for filters nothing.
public struct RecordingFilter: Hashable, Sendable {
  /// Calls that start at this time on the clock of the place, or later.
  public var from: WallClock?
  /// Calls that start at this time or earlier; midnight stands for all of its day.
  public var to: WallClock?
  /// Words that one party's name holds, in any case.
  public var party: String?
  public var status: CallDetails.Verification?
  /// Words found in what is known of the call, its parties, or its file's name.
  public var text: String?
  /// Only recordings with warnings, or only those without.
  public var hasWarnings: Bool?
  /// The language of the transcript.
  public var language: LanguageCode?
  /// Recordings that last so long, in milliseconds, or longer.
  public var leastMilliseconds: Int64?
  /// Recordings that last so long, in milliseconds, or shorter.
  public var mostMilliseconds: Int64?

  public init(
    from: WallClock? = nil, to: WallClock? = nil, party: String? = nil, status: CallDetails.Verification? = nil,
    text: String? = nil, hasWarnings: Bool? = nil, language: LanguageCode? = nil, leastMilliseconds: Int64? = nil,
    mostMilliseconds: Int64? = nil
  ) {
    self.leastMilliseconds = leastMilliseconds
    self.mostMilliseconds = mostMilliseconds
    self.from = from
    self.to = to
    self.party = party
    self.status = status
    self.text = text
    self.hasWarnings = hasWarnings
    self.language = language
  }
}

/// One page of a list, and the key by which the next one starts.
public struct Page<Item: Sendable>: Sendable {
  public let items: [Item]
  /// `nil` on the last page. Stays good while other rows come and go.
  public let next: String?

  public init(items: [Item], next: String?) {
    self.items = items
    self.next = next
  }
}

extension Page: Equatable where Item: Equatable {}

/// What an index holds, in numbers.
public struct IndexSummary: Hashable, Sendable {
  public let recordingCount: Int
  public let warningCount: Int
  /// Recordings whose decoded samples another one has too.
  public let duplicateCount: Int
  public let durationMilliseconds: Int64
  public let turnCount: Int
  public let turnCountByTiming: [Timing: Int]
  /// The languages of transcripts and translations.
  public let languages: [LanguageCode]
  public let speakerCount: Int
  public let confirmationCount: Int
  public let clipCount: Int
  public let rundownCount: Int
}
