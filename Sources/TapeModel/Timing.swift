/// Where times come from, so that an editor knows what to trust.
public enum Timing: String, Hashable, Sendable, Codable, CaseIterable {
  /// Copied from a cue.
  case stated
  /// Interpolated between cues: right in order, approximate in place.
  case interpolated
  /// Found in the sound.
  case aligned
  /// Set by a person who listened.
  case confirmed
  /// Not on the tape: there are no times.
  case absent
}
