import TapeModel
import Testing

@testable import Segmentation

@Suite struct DonorSpeechTests {
  private let english = LanguageCode("en")!
  private let quick = SoundAligner(pronunciation: Pronunciation(), effort: .forced)

  private func lesson() throws -> DonorSpeech? {
    let call = try SpokenCall(SpokenCall.texts)
    var source = SampleArray(call.samples, rate: call.rate)
    return try quick.donor(call.turns, language: english, in: CallSound(&source, channel: nil, teaches: true))
  }

  @Test func aClearCallTeachesTheTurnsThatAreSure() throws {
    let speech = try #require(try lesson())
    #expect(speech.language == english)
    #expect(Set(speech.utterances.map(\.turn)).isSubset(of: [0, 1, 2, 3]))
    for utterance in speech.utterances {
      #expect(utterance.mel.count == utterance.states.count * MelAnalyser.bandCount)
      #expect(utterance.states.contains { $0 >= 0 })
      #expect(utterance.states.allSatisfy { $0 < Int32(3 * speech.symbols.count) })
    }
  }

  @Test func turnsThatTheLearnerSaysItselfCanBeLeftOut() throws {
    let speech = try #require(try lesson())
    let turn = try #require(speech.utterances.first?.turn)
    #expect(speech.without([turn]).utterances.allSatisfy { $0.turn != turn })
    #expect(speech.without([0, 1, 2, 3]).frameCount == 0)
  }

  @Test func phonesThatTheLearnerDoesNotSayAreNotLearned() throws {
    let speech = try #require(try lesson())
    let spoken = try Pronunciation().speak([["Good", "morning."]], voice: SpokenVoice(language: english, variant: nil))
    let inventory = PhoneInventory(spoken)
    let material = speech.material(inventory)
    #expect(material.frameCount == speech.frameCount)
    #expect(material.states.contains { $0 >= 0 })
    #expect(material.states.allSatisfy { $0 < Int32(inventory.stateCount) })
  }

  @Test func noiseThatIsThereAlreadyIsNotAddedAgain() throws {
    let call = try SpokenCall(SpokenCall.texts)
    var source = SampleArray(call.samples, rate: call.rate)
    let sound = CallSound(&source, channel: nil, teaches: true)
    let speech = try #require(try quick.donor(call.turns, language: english, in: sound))
    let inventory = PhoneInventory(
      try Pronunciation().speak(
        call.turns.map { $0.words.map(\.text) }, voice: SpokenVoice(language: english, variant: nil)))
    let statistics = { (material: SpeechMaterial) in
      var result = StateStatistics(stateCount: inventory.stateCount)
      material.add(to: &result, asIn: sound)
      return result
    }
    var twice = SpeechMaterial()
    for utterance in speech.utterances { twice.add(mel: utterance.mel, states: utterance.states) }
    #expect(statistics(speech.material(inventory)).sums != statistics(twice).sums)
  }

  @Test func aCallTooNoisyTeachesNothing() throws {
    var call = try SpokenCall(SpokenCall.texts)
    var noise = SplitMix64(state: 3)
    for index in call.samples.indices {
      call.samples[index] += 0.2 * (Float(noise.next() >> 40) / Float(1 << 24) - 0.5)
    }
    var source = SampleArray(call.samples, rate: call.rate)
    let sound = CallSound(&source, channel: nil, teaches: true)
    #expect(sound.signalToNoiseDecibels < DonorSpeech.leastDecibels)
    #expect(try quick.donor(call.turns, language: english, in: sound) == nil)
  }
}
