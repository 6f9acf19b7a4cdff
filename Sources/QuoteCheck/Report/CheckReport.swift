public import TapeModel

/// Every quote of a story with its verdict and the evidence for it.
///
/// Its keys in JSON are those of every command and of the service; version 1.
public struct CheckReport: Hashable, Sendable, Codable {
  /// Of the keys.
  public var version = 1
  /// The story's file, without its folder.
  public var story: String
  /// The policy's name.
  public var policy: String
  public var language: LanguageCode?
  /// The story's own sentence that its quotes were edited.
  public var editingStatement: Story.EditingStatement?
  public var quotes: [QuoteReport]
  public var summary: Summary

  /// How many quotes have which verdict.
  public struct Summary: Hashable, Sendable, Codable {
    public var quotes: Int
    public var findings: Int
    /// Verdicts that rest on uncertain words of the transcript only.
    public var uncertain: Int
    /// Counted by verdict; verdicts that no quote has are left out.
    public var verdicts: [String: Int]
    /// Counted by alarm; likewise.
    public var alarms: [String: Int]
  }

  /// Whether the policy finds fault with anything: the command's exit status 1.
  public var hasFindings: Bool { summary.findings > 0 }
}

/// One quote, its verdict, its place on the tape.
public struct QuoteReport: Hashable, Sendable, Codable {
  /// Place in the story, from 1.
  public var number: Int
  public var text: String
  /// As the story says.
  public var speaker: String?
  public var line: Int
  public var form: StoryQuote.Form
  public var flags: [StoryQuote.Flag]
  public var verdict: Verdict
  /// The verdict rests only on words that the transcript probably has wrong.
  public var uncertain: Bool
  /// Where uncertain: the verdict if the transcript is wrong there.
  public var otherwise: Verdict?
  /// Every verdict that applies, from worst to best.
  public var verdicts: [Verdict]
  public var alarms: [Alarm]
  /// Whether the policy finds fault with it, and why, one sentence each.
  public var finding: Bool
  public var reasons: [String]
  /// Of the first piece; further pieces may be from others.
  public var recording: ContentHash?
  /// The call's own name.
  public var call: String?
  public var rate: SampleRate?
  public var segments: [String]
  /// Whom the tape has speaking.
  public var tapeSpeaker: String?
  public var pieces: [Piece]
  /// From the first piece to the last; `nil` where they are from different recordings or
  /// have no times.
  public var stretch: Stretch?
  public var changes: [Change]
  /// How sure the finding is, 0 to 1: the share of the quote's words found, by weight, and how
  /// well the tape's words are known.
  public var confidence: Double
  public var layer: TapeLayer?
  /// On the translation layer: the spoken words of the pieces.
  public var original: String?
  /// Where else it was said word for word.
  public var places: [Place]
  /// All places, also those not listed.
  public var placeCount: Int
  /// For what was not found: the nearest words on tape, which are not the quote's source.
  public var nearest: Nearest?
  /// What an editor must know besides, one sentence each.
  public var remarks: [String]
}

extension QuoteReport {
  /// Scare quotes and titles are offered, but are probably not speech: unless they are on tape.
  public var isProbablySpeech: Bool {
    verdict != .notFound || Set(flags).isDisjoint(with: [.scareQuote, .title])
  }

  /// A run of words that print and tape have alike.
  public struct Piece: Hashable, Sendable, Codable {
    public var recording: ContentHash
    public var segment: String
    public var speaker: String?
    public var startFrame: Int64?
    public var endFrame: Int64?
    /// Seconds, with six decimals.
    public var start: Double?
    public var end: Double?
    public var published: String
    public var tape: String
    /// The least sure of its words.
    public var confidence: Double
    /// On the translation layer: the words spoken there.
    public var original: String?
  }

  /// A range of one recording.
  public struct Stretch: Hashable, Sendable, Codable {
    public var startFrame: Int64
    public var endFrame: Int64
    public var start: Double
    public var end: Double
  }

  /// One difference between print and tape.
  public struct Change: Hashable, Sendable, Codable {
    public var kind: Kind
    /// Empty where print leaves words out.
    public var published: String
    /// Empty where print adds words.
    public var tape: String
    public var startFrame: Int64?
    public var endFrame: Int64?
    /// Between the pieces it joins: seconds of tape, negative where print goes backwards.
    public var seconds: Double?
    /// An ellipsis in print admits it.
    public var admitted: Bool
    /// The least confidence of the tape's words; `nil` where there are none.
    public var confidence: Double?
    /// The transcript is probably wrong here, not the story.
    public var uncertain: Bool
    public var alarms: [Alarm]
    /// Index into the pieces: it stands in that piece, or after it.
    public var piece: Int?

    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
      /// Fillers and hesitations left out.
      case filler
      /// A false start or a repeat left out.
      case stumble
      case leftOut
      /// Print goes back to what was said before.
      case order
      /// Print joins places far apart, other turns or other calls.
      case splice
      case changed, added
      /// The same word with another ending.
      case ending
      /// In brackets in print.
      case bracketed
      /// A statement made of a question, or the other way.
      case question
      case speaker
    }
  }

  /// One of several places where the same words were said.
  public struct Place: Hashable, Sendable, Codable {
    public var recording: ContentHash
    public var call: String
    public var segment: String
    public var speaker: String?
    public var startFrame: Int64?
    public var endFrame: Int64?
    public var start: Double?
    public var end: Double?
  }

  /// Words on tape that come nearest to a quote that was not found.
  public struct Nearest: Hashable, Sendable, Codable {
    public var place: Place
    public var tape: String
    /// The share of the quote's words that are there, by weight, 0 to 1.
    public var share: Double
  }
}
