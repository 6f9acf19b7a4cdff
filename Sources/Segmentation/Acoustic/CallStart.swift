internal import TapeModel

/// What all hypotheses of one call begin with: the turns as phones, and models made of the
/// same texts spoken by espeak-ng and laid under the call's noise.
struct CallStart: Sendable {
  let script: CallScript
  /// From each language's own voice.
  let oneVoice: StateStatistics

  /// The voices that the models of the second kind also hear.
  static let variants = ["f3", "m3"]

  init(_ texts: [SpeakableText], sound: CallSound, pronunciation: Pronunciation) throws(PronunciationError) {
    let spoken = try Self.speak(texts, variant: nil, pronunciation)
    let inventory = PhoneInventory(spoken)
    script = CallScript(turns: spoken.map { PhoneSequence($0, inventory: inventory) }, inventory: inventory)
    var statistics = StateStatistics(stateCount: inventory.stateCount)
    Self.material(spoken, inventory: inventory).add(to: &statistics, asIn: sound)
    oneVoice = statistics
  }

  /// The same from three voices, which the later hypotheses begin with.
  func allVoices(_ texts: [SpeakableText], sound: CallSound, pronunciation: Pronunciation) throws(PronunciationError)
    -> StateStatistics
  {
    var statistics = oneVoice
    for variant in Self.variants {
      statistics.add(try voice(variant, texts, sound: sound, pronunciation: pronunciation))
    }
    return statistics
  }

  /// The same from one voice, `nil` for each language's own.
  func voice(
    _ variant: String?, _ texts: [SpeakableText], sound: CallSound, pronunciation: Pronunciation
  ) throws(PronunciationError) -> StateStatistics {
    var statistics = StateStatistics(stateCount: script.inventory.stateCount)
    // A fifth more than models start from: texts with phones of their own are passed over.
    let enough = Array(texts.prefix(script.turns(speaking: 1.2 * SpeechMaterial.limitSeconds)))
    let spoken = try Self.speak(enough, variant: variant, pronunciation)
    Self.material(spoken, inventory: script.inventory).add(to: &statistics, asIn: sound)
    return statistics
  }

  /// Each language's texts by its own voice, given back in the order of `texts`.
  static func speak(
    _ texts: [SpeakableText], variant: String?, _ pronunciation: Pronunciation
  ) throws(PronunciationError) -> [SpokenText] {
    var result = [SpokenText](repeating: SpokenText(phones: [], samples: []), count: texts.count)
    for language in Set(texts.map(\.language)).sorted() {
      let indices = texts.indices.filter { texts[$0].language == language }
      let voice = SpokenVoice(language: language, variant: variant)
      let spoken = try pronunciation.speak(indices.map { texts[$0].words }, voice: voice)
      for (index, text) in zip(indices, spoken) { result[index] = text }
    }
    return result
  }

  private init(script: CallScript, oneVoice: StateStatistics) {
    self.script = script
    self.oneVoice = oneVoice
  }

  /// The same with only some of the turns, in order.
  func keeping(_ turns: [Int]) -> CallStart {
    CallStart(
      script: CallScript(turns: turns.map { script.turns[$0] }, inventory: script.inventory), oneVoice: oneVoice)
  }

  private static func material(_ spoken: [SpokenText], inventory: PhoneInventory) -> SpeechMaterial {
    var material = SpeechMaterial()
    for text in spoken where text.phones.allSatisfy({ inventory.knows($0.symbol) }) {
      material.add(text, inventory: inventory)
    }
    return material
  }

  static func model(_ statistics: StateStatistics, in sound: CallSound, regresses: Bool = false) -> AcousticModel {
    let quiet = (0..<sound.frameCount).filter { !sound.isSpeech[$0] && !sound.isTone[$0] }
    let rows = SilenceMaterial.rows(of: sound, frames: quiet) + SilenceMaterial.noiseRows(for: sound, count: 600)
    let flat = [Float](repeating: 0.05, count: Cepstra.count)
    let first = AcousticModel(start: statistics, silence: GaussianMixture(rows: rows, count: 1, floor: flat))
    let floor = AcousticModel.silenceFloor(pooled: first.pooled)
    return AcousticModel(
      start: statistics, silence: GaussianMixture(rows: rows, count: 2, floor: floor), regresses: regresses)
  }
}

/// A turn's words, or a part of them, and the language to speak them in.
struct SpeakableText: Sendable, Hashable {
  let words: [String]
  let language: LanguageCode
}
