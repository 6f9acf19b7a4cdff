internal import TapeModel

/// What the sound says of a whole transcript.
public struct SoundAlignment: Sendable {
  /// One for each written turn, in their order.
  public var turns: [AlignedTurn]
  /// Whether the text belongs to the recording.
  public var match: TextMatch
  /// How the cues' clock ran, where cues were used.
  public var clock: CueClock?
  /// Whether the cues are where the sound puts the turns, so that nothing needs to move.
  public var cuesFit = false
  /// Turns whose cue was outvoted, from 0.
  public var wrongCues: [Int]
  /// What an editor must know of the transcript as a whole, one sentence each.
  public var notices: [String]

  /// Which cues were outvoted, for a person to read; `nil` where none was.
  public var outvotedNotice: String? {
    guard !wrongCues.isEmpty else { return nil }
    return "wrong cues, outvoted by the sound: turns " + wrongCues.map { String($0 + 1) }.joined(separator: ", ")
  }
}
