import TapeModel
import Testing
import Transcripts

struct TextEncodingTests {
  private func decode(_ bytes: [UInt8]) throws -> (String, TextEncoding) {
    let text = try TranscriptText(decoding: bytes, path: "call.txt")
    return (String(decoding: text.bytes, as: UTF8.self), text.encoding)
  }

  /// `bytes` of `text` in an encoding with one byte for each of `letters`.
  private func encode(_ text: String, first: UInt8, letters: String, extra: [Character: UInt8] = [:]) -> [UInt8] {
    let alphabet = Array(letters)
    return text.map { character in
      if let byte = character.asciiValue ?? extra[character] { return byte }
      return first + UInt8(alphabet.firstIndex(of: character)!)
    }
  }

  private func windows1251(_ text: String) -> [UInt8] {
    encode(
      text, first: 0xC0, letters: "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя",
      extra: [
        "ё": 0xB8, "і": 0xB3, "ї": 0xBF, "є": 0xBA, "«": 0xAB, "»": 0xBB, "—": 0x97, "“": 0x93, "”": 0x94, "…": 0x85,
      ])
  }

  private func koi8(_ text: String) -> [UInt8] {
    encode(
      text, first: 0xC0, letters: "юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ",
      extra: ["ё": 0xA3, "і": 0xA6, "ї": 0xA7, "є": 0xA4])
  }

  static let russian = [
    "МАТЬ: Да", "Привет, как дела?", "мама: ты где? сынок: мы в поле", "СЫН: НЕТ, НЕ НАДО",
    "CALLER: Пожалуйста, попробуйте еще раз.", "OPERATOR: зашел в конференцию", "Алло! Алло, слышно меня? Ещё раз.",
    "ANNA: Да, я слышу. BORIS: Хорошо.", "Де ти, синку? Мені сказали, що ви поїхали.",
  ]

  @Test(arguments: russian)
  func recognisesWindows1251(text: String) throws {
    let decoded = try decode(windows1251(text))
    #expect(decoded == (text, .windows1251))
  }

  @Test(arguments: russian)
  func recognisesKOI8R(text: String) throws {
    let decoded = try decode(koi8(text))
    #expect(decoded == (text, .koi8r))
  }

  @Test func readsCurlyQuotesOfWindows() throws {
    let decoded = try decode(windows1251("ANNA: “Well… no”"))
    #expect(decoded == ("ANNA: “Well… no”", .windows1251))
  }

  @Test func takesMarksOfByteOrder() throws {
    #expect(try decode([0xEF, 0xBB, 0xBF, 0x41]) == ("A", .utf8))
    #expect(try decode([0xFF, 0xFE, 0x16, 0x04, 0x3D, 0xD8, 0x00, 0xDE]) == ("Ж😀", .utf16LittleEndian))
    #expect(try decode([0xFE, 0xFF, 0x04, 0x16]) == ("Ж", .utf16BigEndian))
  }

  @Test(
    arguments: [
      (Array("caf\u{E9} or na".unicodeScalars.map { UInt8($0.value) }), 3), (Array("Ж да нет".utf8) + [0xD0], 14),
      ([0x41, 0xFF, 0x80, 0x81], 1), ([0x41, 0x00], 1), ([0xFF, 0xFE, 0x41], 2),
      ([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0], 2),
      ([0xEF, 0xBB, 0xBF, 0x41, 0xE9], 4), (Array("да нет ".utf8) + [0xC0, 0x80], 12),
      (Array("stra\u{DF}e f\u{FC}r M\u{E4}nner".unicodeScalars.map { UInt8($0.value) }), 4),
      (Array("да ".utf8) + [0xED, 0xA0, 0x80], 5),
    ] as [([UInt8], Int)])
  func refusesWhatItCannotDecodeWithTheBytesPlace(bytes: [UInt8], place: Int) {
    let error = #expect(throws: TranscriptError.self) { try TranscriptText(decoding: bytes, path: "call.txt") }
    guard case .undecodable("call.txt", place, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
