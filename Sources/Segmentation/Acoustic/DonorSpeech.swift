internal import TapeModel

/// What one aligned call teaches of its voices and its line: speech whose phones are known.
///
/// Models of another call of the same people start from it, beside what espeak-ng speaks. Its
/// channel and noise are taken over to the other call's as those of espeak-ng's speech are.
public struct DonorSpeech: Sendable {
  struct Utterance: Sendable {
    /// The turn it comes from, by index from 0.
    let turn: Int
    /// ``MelAnalyser/bandCount`` values for each frame.
    let mel: [Float]
    /// Three times an index into ``DonorSpeech/symbols``, and the third of the phone; -1 for silence.
    let states: [Int32]
  }

  let language: LanguageCode
  let symbols: [String]
  let noise: [Float]
  private(set) var utterances: [Utterance]

  /// Frames of speech.
  public var frameCount: Int { utterances.reduce(0) { $0 + $1.states.count } }

  /// Speech over noise from which on a call teaches.
  static let leastDecibels: Float = 15
  /// The chance of being right from which on a turn teaches.
  static let leastConfidence = 0.95

  /// The turns of a decision that are sure to be right; `nil` where none is, or the call is too noisy.
  ///
  /// - Precondition: the sound keeps its mel power.
  init?(_ decision: HypothesisBoard.Decision, pieces: TurnPieces, script: CallScript, sound: CallSound) {
    precondition(sound.mel.count == sound.frameCount * MelAnalyser.bandCount, "a sound that teaches")
    guard sound.signalToNoiseDecibels >= Self.leastDecibels, let chosen = decision.chosen,
      let language = pieces.texts.first?.language
    else { return nil }
    self.language = language
    symbols = script.inventory.symbols
    noise = sound.noise
    utterances = []
    let silence = Int32(script.inventory.stateCount)
    for (index, placement) in chosen.placements.enumerated() {
      guard let placement, placement.columns.count == placement.frames.count,
        pieces.texts[index].language == language, decision.confidence(of: index) >= Self.leastConfidence
      else { continue }
      let bands = MelAnalyser.bandCount
      utterances.append(
        Utterance(
          turn: pieces.pieces[index].turn,
          mel: Array(sound.mel[placement.frames.lowerBound * bands..<placement.frames.upperBound * bands]),
          states: zip(placement.frames, placement.columns).map { frame, column in
            column >= silence || sound.isTone[frame] ? -1 : column
          }))
    }
    if utterances.isEmpty { return nil }
  }

  /// The same without some turns, by index from 0.
  public func without(_ turns: Set<Int>) -> DonorSpeech {
    var copy = self
    copy.utterances.removeAll { turns.contains($0.turn) }
    return copy
  }

  /// Its speech for a call whose phones are in `inventory`.
  func material(_ inventory: PhoneInventory) -> SpeechMaterial {
    let known = symbols.map { inventory.knows($0) ? Int32(inventory.index(of: $0)) : nil }
    var material = SpeechMaterial(noise: noise)
    for utterance in utterances {
      material.add(
        mel: utterance.mel,
        states: utterance.states.map { state in
          guard state >= 0, let phone = known[Int(state) / 3] else { return -1 }
          return 3 * phone + state % 3
        })
    }
    return material
  }
}
