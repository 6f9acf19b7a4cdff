public import TapeModel

/// A way to place a transcript's turns and words on a recording's frames.
///
/// Aligners take samples and numbers, never files. The same input gives the same
/// alignment, on one thread or many.
public protocol TurnAligner: Sendable {
  /// Name and version of the method, part of a run's key: another version, another run.
  var method: String { get }

  /// Places every turn, in the transcript's order, or says that it is absent.
  func align<Source: SampleSource & ~Copyable>(
    _ turns: [WrittenTurn], with outline: CallOutline, in source: inout Source
  ) throws(AlignmentError<Source.Failure>) -> Alignment
}

/// Why nothing could be aligned.
public enum AlignmentError<Failure: Error>: Error {
  /// The sound cannot be read.
  case source(Failure)
  /// The words cannot be spoken.
  case pronunciation(PronunciationError)
}

/// Turns on frames, and how far they can be trusted as a whole.
public struct Alignment: Hashable, Sendable {
  /// One for each written turn, in order.
  public var turns: [Turn]
  /// What an editor must know of the alignment as a whole, one sentence each.
  public var notices: [String]
  /// Why the transcript seems to belong to another recording; `nil` where it fits.
  public var misfit: String?
  /// Ringing and beeps, which are no speech, in each channel; none where the sound was not asked.
  public var tones: [[SampleRange]] = []

  public init(turns: [Turn], notices: [String] = [], misfit: String? = nil) {
    self.turns = turns
    self.notices = notices
    self.misfit = misfit
  }
}
