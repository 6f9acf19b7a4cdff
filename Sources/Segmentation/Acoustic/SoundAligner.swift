internal import Foundation
public import TapeModel

/// Finds written turns and their words in the sound of a call.
///
/// The turns are spoken by espeak-ng, the call's channel and noise are laid over that speech,
/// phone models start from it and learn from the call itself. Nothing is downloaded, and any
/// of espeak-ng's languages works. The same sound, turns and options give the same result.
///
/// - Complexity: O(*n*) in the length of the call from ten minutes on, for a transcript that
///   is complete; memory is about 100 bytes for each 10 ms.
public struct SoundAligner: Sendable {
  /// How much is tried.
  public enum Effort: String, Sendable, Hashable, CaseIterable {
    /// Every turn is taken to be on the tape, in order, and nothing else.
    case forced
    /// Other hypotheses where that leaves doubt.
    case asNeeded
    /// All hypotheses.
    case full
  }

  private let pronunciation: Pronunciation
  public let effort: Effort
  private let cores: SpareCores
  /// What other calls of the same people have taught; used where a call leaves doubt.
  public var donors: [DonorSpeech] = []

  /// The method's version: part of what a result depends on, beside espeak-ng's.
  public static let version = 17

  /// - Parameter cores: on which hypotheses run side by side.
  public init(pronunciation: Pronunciation, effort: Effort = .asNeeded, cores: SpareCores = SpareCores()) {
    self.pronunciation = pronunciation
    self.effort = effort
    self.cores = cores
  }

  /// Places `turns`, which follow each other in one leg or in the mix of all.
  ///
  /// - Parameters:
  ///   - language: of the turns that state none.
  ///   - fixed: turns whose times a hand has set, by index from 0; they stay, and bound the
  ///     others.
  public func align(
    _ turns: [WrittenTurn], language: LanguageCode, in sound: CallSound, fixed: [Int: SampleRange] = [:],
    progress: WorkProgress = WorkProgress()
  ) throws(PronunciationError) -> SoundAlignment {
    let task = try AlignmentTask(
      turns: turns, language: language, sound: sound, fixed: fixed, pronunciation: pronunciation, effort: effort,
      donors: donors, cores: cores)
    return try task.run(progress: progress)
  }

  /// What a call teaches others: its turns that are sure to be right by the sound alone.
  ///
  /// - Parameter sound: one that was read to teach (``CallSound/init(_:channel:teaches:)``).
  /// - Returns: `nil` where the call is too noisy, its text may not belong to it, or no turn is sure.
  public func donor(
    _ turns: [WrittenTurn], language: LanguageCode, in sound: CallSound
  ) throws(PronunciationError) -> DonorSpeech? {
    try AlignmentTask(
      turns: turns, language: language, sound: sound, fixed: [:], pronunciation: pronunciation, effort: effort,
      donors: [], cores: cores
    ).donor()
  }
}
