/// A name as it sounds, so that its spellings in Latin and in Cyrillic letters meet: `Алексей`,
/// `Aleksei`, `Alexey`.
///
/// Covers the usual ways of writing Russian and Ukrainian in Latin letters (ISO 9, BGN/PCGN, the
/// passports of both countries, newspapers): one letter for each sound, `y`, `j` and `i` as one,
/// no doubled letters, `ie` and `io` as `e`.
enum NameSound {
  /// - Parameters:
  ///   - letters: folded by ``NameLetters``.
  ///   - breathesG: whether `г` is `h`, as Ukrainian has it.
  static func sounds(of letters: [UInt32], breathesG: Bool = false) -> String {
    var sounds: [UInt8] = []
    var place = 0
    while place < letters.count {
      let (sound, width) = sound(at: place, in: letters, breathesG)
      sounds += Array(sound.utf8)
      place += width
    }
    return settled(sounds)
  }

  private static let digraphs: [(letters: [UInt32], sound: String)] = [
    ("shch", "S"), ("tch", "C"), ("sch", "S"), ("sh", "S"), ("sz", "S"), ("zh", "Z"), ("ch", "C"), ("cz", "C"),
    ("kh", "h"), ("ts", "T"), ("tz", "T"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "kv"),
  ].map { ($0.0.unicodeScalars.map(\.value), $0.1) }

  private static let singles: [UInt32: String] = {
    var table: [UInt32: String] = [:]
    let pairs: [(String, String)] = [
      ("x", "ks"), ("w", "v"), ("c", "k"), ("q", "k"), ("y", "i"), ("j", "i"), ("а", "a"), ("б", "b"), ("в", "v"),
      ("г", "g"), ("д", "d"), ("е", "e"), ("ж", "Z"), ("з", "z"), ("и", "i"), ("к", "k"), ("л", "l"), ("м", "m"),
      ("н", "n"), ("о", "o"), ("п", "p"), ("р", "r"), ("с", "s"), ("т", "t"), ("у", "u"), ("ф", "f"), ("х", "h"),
      ("ц", "T"), ("ч", "C"), ("ш", "S"), ("щ", "S"), ("ю", "iu"), ("я", "ia"),
    ]
    for (letter, sound) in pairs { for scalar in letter.unicodeScalars { table[scalar.value] = sound } }
    return table
  }()

  private static func sound(
    at place: Int, in letters: [UInt32], _ breathesG: Bool
  ) -> (sound: String, width: Int) {
    let letter = letters[place]
    if letter < 128 {
      for (digraph, sound) in digraphs where letters[place...].starts(with: digraph) { return (sound, digraph.count) }
    }
    if breathesG, letter == 0x433 { return ("h", 1) }
    if let sound = singles[letter] { return (sound, 1) }
    return (Unicode.Scalar(letter).map { String($0) } ?? "", 1)
  }

  /// Without doubled sounds, and with `ie` and `io` as `e`.
  private static func settled(_ sounds: [UInt8]) -> String {
    var settled: [UInt8] = []
    for sound in sounds {
      if sound == settled.last { continue }
      let isE = sound == UInt8(ascii: "e") || sound == UInt8(ascii: "o")
      if isE, settled.last == UInt8(ascii: "i") {
        settled.removeLast()
        if settled.last != UInt8(ascii: "e") { settled.append(UInt8(ascii: "e")) }
        continue
      }
      settled.append(sound)
    }
    return String(decoding: settled, as: UTF8.self)
  }
}
