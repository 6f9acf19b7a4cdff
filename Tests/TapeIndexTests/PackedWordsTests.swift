import TapeModel
import Testing

@testable import TapeIndex

struct PackedWordsTests {
  private let words = [
    Word("Ещё,", range: SampleRange(start: 8_000, end: 9_000), timing: .aligned, confidence: 0.875),
    Word("нет", range: nil, timing: .absent, confidence: 0),
    Word("да", range: SampleRange(start: 7_000, end: 7_000), timing: .stated, confidence: 1),
    Word("то", range: SampleRange(start: .max - 1, end: .max), timing: .confirmed, confidence: 0.001),
  ]

  @Test(arguments: ["Ещё, нет да то", "other text", ""])
  func wordsSurvive(text: String) {
    let packed = PackedWords.pack(words, text: text, start: 8_000)
    #expect(PackedWords.unpack(packed, text: text, start: 8_000) == words)
  }

  @Test func takesAFewBytesAWord() {
    let text = (1...100).map { "слово\($0)" }.joined(separator: " ")
    let words = text.split(separator: " ").enumerated().map { index, text in
      let start = 4_000 * Int64(index)
      return Word(String(text), range: SampleRange(start: start, end: start + 3_500), timing: .aligned, confidence: 0.9)
    }
    #expect(PackedWords.pack(words, text: text, start: 0).count <= 720)
  }

  @Test func everyCutOrFlippedByteIsRefusedOrReadWithoutACrash() {
    let text = "Ещё, нет да то"
    for form in [text, ""] {
      let packed = PackedWords.pack(words, text: form, start: 8_000)
      for count in 0..<packed.count {
        #expect(PackedWords.unpack(Array(packed.prefix(count)), text: form, start: 8_000) == nil)
      }
      for index in packed.indices {
        for bit in 0..<8 {
          var bytes = packed
          bytes[index] ^= 1 << UInt8(bit)
          _ = PackedWords.unpack(bytes, text: form, start: 8_000)
        }
      }
    }
  }
}
