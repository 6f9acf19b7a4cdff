import TapeModel
import Testing

struct WordFoldingTests {
  @Test(arguments: [
    ("Don’t,", "dont"), ("don't", "dont"), ("«Ёлка»", "елка"), ("18th.", "18th"), ("—", ""), ("Київ?", "київ"),
  ])
  func wordsThatSoundAlikeCompareAlike(text: String, folded: String) {
    #expect(foldedWord(text) == folded)
  }
}
