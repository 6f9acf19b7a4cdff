/// What a program or a person must know of a format before choosing it.
public struct ExportFormat: Hashable, Sendable {
  /// As users type it: `webvtt`.
  public let name: String
  /// What follows the name of a file and a dot: `vtt`, `manifest.json`.
  ///
  /// No two formats of one registry share it, so that all of them fit into one folder.
  public let fileExtension: String
  /// As a web server states it.
  public let mediaType: String
  /// A few words, without a full stop.
  public let summary: String
  /// What the format cannot hold, in the order that a reader of the list would ask.
  public let losses: [Loss]

  public init(name: String, fileExtension: String, mediaType: String, summary: String, losses: [Loss]) {
    self.name = name
    self.fileExtension = fileExtension
    self.mediaType = mediaType
    self.summary = summary
    self.losses = losses
  }

  /// One thing that a format has no place for.
  public enum Loss: String, Hashable, Sendable, Codable, CaseIterable {
    case sources, hashes, frames, videoFrames, timing, confidence, speakers, channels, words, translation, notes,
      absentTurns
    case callDetails, warnings, fades, gain, handles, rights, advisories, narration, order, punctuation

    /// What is lost, in one sentence.
    public var sentence: String {
      switch self {
      case .sources: "Does not say which frames of which recording a clip is cut from."
      case .hashes: "Does not carry the hashes by which a recording is proved."
      case .frames: "Rounds times to milliseconds."
      case .videoFrames: "Rounds times to video frames."
      case .timing: "Does not say how the times were found."
      case .confidence: "Does not say how far the times are to be trusted."
      case .speakers: "Does not say who speaks."
      case .channels: "Does not say which leg holds the words."
      case .words: "Has no times for single words."
      case .translation: "Leaves the translation out."
      case .notes: "Leaves the notes out."
      case .absentTurns: "Leaves out turns that are not on the tape."
      case .callDetails: "Leaves out what the catalogue knows of the call."
      case .warnings: "Leaves out warnings and remarks."
      case .fades: "Leaves the fades out."
      case .gain: "Leaves the gain out."
      case .handles: "Leaves the handles out."
      case .rights: "Leaves out what is noted on rights."
      case .advisories: "Leaves the content advisories out."
      case .narration: "Leaves the narration out."
      case .order: "Sorts by time, not by the order of the transcript."
      case .punctuation: "Replaces characters that its readers take for commands."
      }
    }
  }
}
