internal import TapeModel

/// Whether two names may be the same voice: the story's and the transcript's.
struct SpeakerNames {
  private let aliases: [String: String]
  private let tapeNames: [(speaker: Speaker, parts: [String])]

  init(story: Story, tapeSpeakers: [Speaker]) {
    var aliases: [String: String] = [:]
    for alias in story.aliases { aliases[Self.parts(alias.name).joined(separator: " ")] = alias.speaker.name }
    self.aliases = aliases
    tapeNames = tapeSpeakers.map { ($0, Self.parts($0.name)) }
  }

  /// The name to look for on tape: an alias resolved.
  func resolved(_ name: String) -> String {
    aliases[Self.parts(name).joined(separator: " ")] ?? name
  }

  /// The transcripts' voices that may be whom the story names; none where no transcript has
  /// such a voice.
  func speakers(named name: String) -> Set<Speaker> {
    let wanted = Self.parts(resolved(name))
    return Set(tapeNames.filter { Self.fits(wanted, $0.parts) }.map(\.speaker))
  }

  /// Whether the story says only `he` or `she`, and never who that is.
  static func namesNobody(_ name: String) -> Bool { pronouns.contains(name.lowercased()) }

  private static let pronouns: Set<String> = LanguageRules.words(
    "he she they i we it он она они я мы оно він вона вони ми воно")

  /// Equal in any part that can name somebody.
  private static func fits(_ one: [String], _ other: [String]) -> Bool {
    one.contains { part in other.contains { isSpelledAlike(part, $0) } }
  }

  /// Folded words, in Latin letters, without what names nobody.
  private static func parts(_ name: String) -> [String] {
    let words = name.split(whereSeparator: { $0.isWhitespace || $0 == "-" || $0 == "_" })
      .map { transliterated(String(decoding: ScalarFolding.fold($0), as: UTF8.self)) }
      .map { $0.filter { $0.isLetter || $0.isNumber } }
    let telling = words.filter { !$0.isEmpty && !empty.contains($0) }
    return telling.isEmpty ? words : telling
  }

  private static let empty: Set<String> = LanguageRules.words(
    "the a an his her their my our s moi ego ee ii yogo mr mrs ms dr")

  private static func transliterated(_ word: String) -> String {
    var out = ""
    for scalar in word.unicodeScalars { out += latin[scalar.value] ?? String(scalar) }
    return out
  }

  private static let latin: [UInt32: String] = {
    let letters = Array("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ".unicodeScalars)
    let sounds =
      "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i i e g".split(separator: " ")
    var table: [UInt32: String] = [:]
    for (letter, sound) in zip(letters, sounds) { table[letter.value] = sound == "_" ? "" : String(sound) }
    return table
  }()

  /// Equal, or one vowel apart in names of five letters or more: `Artyom`, `Artem`, but not
  /// `Maria`, `Daria`.
  private static func isSpelledAlike(_ one: String, _ other: String) -> Bool {
    if one == other { return true }
    let a = Array(one.utf8)
    let b = Array(other.utf8)
    guard min(a.count, b.count) >= 5, abs(a.count - b.count) <= 1, consonants(a) == consonants(b) else { return false }
    return EditDistance.of(a, b) <= 1
  }

  private static func consonants(_ name: [UInt8]) -> [UInt8] { name.filter { !"aeiouy".utf8.contains($0) } }
}
