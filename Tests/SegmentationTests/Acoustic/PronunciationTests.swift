import TapeModel
import Testing

@testable import Segmentation

@Suite struct PronunciationTests {
  private let english = SpokenVoice(language: LanguageCode("en")!, variant: nil)

  @Test func everyPhoneBelongsToTheWordItIsSpokenFor() throws {
    let spoken = try #require(try Pronunciation().speak([["Hello,", "18", "ships."]], voice: english).first)
    #expect(spoken.phones.first?.symbol == "h")
    #expect(Set(spoken.phones.map(\.word)) == [0, 1, 2])
    #expect(spoken.phones.map(\.word) == spoken.phones.map(\.word).sorted())
    #expect(spoken.phones.allSatisfy { $0.start < $0.end && $0.end <= spoken.samples.count })
  }

  /// espeak-ng names the space before such a word, not its first letter.
  @Test func aSentenceThatBeginsInLowerCaseKeepsItsFirstWord() throws {
    let spoken = try #require(
      try Pronunciation().speak([["The", "list.", "has", "left."]], voice: english).first)
    #expect(spoken.phones.first { $0.word == 2 }?.symbol == "h")
    #expect(Set(spoken.phones.map(\.word)) == [0, 1, 2, 3])
  }

  /// espeak-ng says "on the" in one go and names the first alone.
  @Test func wordsSpokenAsOneShareItsPhones() throws {
    let words = ["I", "won't", "go", "on", "the", "–", "bridge."]
    let spoken = try #require(try Pronunciation().speak([words], voice: english).first)
    #expect(Set(spoken.phones.map(\.word)) == [0, 1, 2, 3, 4, 6])
    #expect(spoken.phones.map(\.word) == spoken.phones.map(\.word).sorted())
    #expect(spoken.phones.filter { $0.word == 4 }.map(\.symbol).first == "D")
    #expect(spoken.phones.allSatisfy { $0.isShared == ($0.word == 4) })
  }

  @Test(arguments: [nil, "f3", "m3"])
  func theSameTextsSoundTheSameWhateverWasSpokenBefore(variant: String?) throws {
    let voice = SpokenVoice(language: LanguageCode("en")!, variant: variant)
    let texts = [["The", "river", "froze."], ["No."], ["Hello", "there."]]
    let first = try Pronunciation().speak(texts, voice: voice)
    _ = try Pronunciation().speak([["Ещё", "раз."]], voice: SpokenVoice(language: LanguageCode("ru")!, variant: "f3"))
    let again = try Pronunciation().speak(texts, voice: voice)
    #expect(first.map(\.samples) == again.map(\.samples))
    #expect(first.map(\.phones) == again.map(\.phones))
  }

  @Test func aLanguageWithoutAVoiceIsRefusedByName() throws {
    let unknown = LanguageCode("qq")!
    #expect(throws: PronunciationError.unknownLanguage(unknown)) {
      try Pronunciation().speak([["a"]], voice: SpokenVoice(language: unknown, variant: nil))
    }
  }

  @Test(arguments: ["", "…", "\u{1}50S", "<speak>", String(repeating: "а", count: 5000), "🙂🙂"])
  func anyTextIsSpokenOrGivesNothing(text: String) throws {
    let spoken = try Pronunciation().speak([[text]], voice: english)
    #expect(spoken.count == 1)
    #expect(spoken[0].phones.allSatisfy { $0.word == 0 })
  }
}
