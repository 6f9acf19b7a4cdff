/// What stays of a word when it is inflected, and which endings may follow.
struct NameStem: Hashable {
  let stem: String
  let endings: Endings

  enum Endings: Hashable {
    /// None at all.
    case none
    /// Those of an English word: `'s`.
    case english
    /// Those of Russian and Ukrainian nouns, adjectives and possessives; and none.
    case slavic
    /// The same, but at least one letter.
    case slavicNotEmpty
  }

  func takes(_ ending: String, isSound: Bool) -> Bool {
    switch endings {
    case .none: ending.isEmpty
    case .english: ending.isEmpty || ending == "s" || ending == "es"
    case .slavic: ending.isEmpty || Self.takesSlavic(ending, isSound)
    case .slavicNotEmpty: !ending.isEmpty && Self.takesSlavic(ending, isSound)
    }
  }

  private static func takesSlavic(_ ending: String, _ isSound: Bool) -> Bool {
    isSound ? soundEndings.contains(ending) || ending == "s" : slavicEndings.contains(ending)
  }

  /// The longest ending, in letters.
  static let longestEnding = 5

  /// Folded as ``NameLetters`` folds.
  private static let slavicEndings: Set<String> = Set(
    """
    а я у ю е и о ое ои еи ии ою ею ию ом ем им ам ям ах ях ами ями ов ев ив ови еви ия ие ием иею
    иям иях иями ого его ому ему ими их ая яя ую юю ее ин ина ину ини ине ином иних иною иного иному
    ва ве
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let soundEndings: Set<String> = Set(
    slavicEndings.map { NameSound.sounds(of: $0.unicodeScalars.map(\.value)) })

  /// The stems of a word by which it is found in letters of its own script.
  static func written(_ letters: [UInt32]) -> [NameStem] {
    let word = text(letters)
    guard letters.contains(where: NameLetters.isCyrillic) else {
      return [NameStem(stem: word, endings: .english)]
        + (letters.count >= 4 ? [NameStem(stem: word, endings: .slavic)] : [])
    }
    return stems(of: letters).map { NameStem(stem: text($0), endings: .slavic) }
      + [NameStem(stem: word, endings: .none)] + vowelled(letters).map { NameStem(stem: text($0), endings: .none) }
  }

  /// The stems by which it is found as it sounds, in words of Latin letters or of mixed ones.
  static func heardInLatin(_ letters: [UInt32]) -> [NameStem] {
    guard letters.count >= 4 else { return letters.contains(where: NameLetters.isCyrillic) ? short(letters) : [] }
    let whole = spellings(letters).map { NameStem(stem: $0, endings: .english) }
    guard letters.contains(where: NameLetters.isCyrillic) else {
      return whole
        + (isVowel(letters[letters.count - 1]) ? [] : whole.map { NameStem(stem: $0.stem, endings: .slavic) })
    }
    return whole
      + stems(of: letters).flatMap { spellings($0) }.filter { $0.utf8.count >= 3 }.map {
        NameStem(stem: $0, endings: .slavicNotEmpty)
      }
  }

  /// The stems by which a name in Latin letters is found in Cyrillic words.
  static func heardInCyrillic(_ letters: [UInt32]) -> [NameStem] {
    guard !letters.contains(where: NameLetters.isCyrillic) else { return [] }
    let whole = NameSound.sounds(of: letters)
    var stem = whole
    if let last = stem.last, "aeiou".contains(last), stem.count >= 3 { stem.removeLast() }
    return [NameStem(stem: whole, endings: .slavic)]
      + (stem.count >= 2 ? [NameStem(stem: stem, endings: .slavicNotEmpty)] : [])
  }

  private static func short(_ letters: [UInt32]) -> [NameStem] {
    spellings(letters).map { NameStem(stem: $0, endings: .english) }
  }

  /// As it sounds, with `г` as `g` and as `h`, and with the marks of `š`, `č`, `ž` lost.
  private static func spellings(_ letters: [UInt32]) -> Set<String> {
    var found: Set<String> = [NameSound.sounds(of: letters), NameSound.sounds(of: letters, breathesG: true)]
    for spelling in found {
      let bare = String(spelling.map { ["S": "s", "C": "k", "Z": "z", "T": "k"][$0] ?? $0 })
      if spelling.utf8.count >= 5 { found.insert(bare) }
    }
    return found
  }

  /// The word without its own ending, in each way that it may be one.
  private static func stems(of letters: [UInt32]) -> [[UInt32]] {
    guard letters.count >= 3 else { return [] }
    var stems: [[UInt32]] = []
    if isVowel(letters[letters.count - 1]) {
      stems.append(Array(letters.dropLast()))
    } else {
      stems.append(letters)
      stems += fleeting(letters)
    }
    for ending in adjectival
    where letters.count >= ending.count + 4 && letters.suffix(ending.count).elementsEqual(ending) {
      stems.append(Array(letters.dropLast(ending.count)))
    }
    for stem in stems { if let soft = softened(stem) { stems.append(soft) } }
    return stems
  }

  private static let adjectival: [[UInt32]] = [
    "ии", "ои", "еи", "ая", "яя", "ое", "ее", "ого", "его", "ому", "ему", "ую", "юю", "им", "их", "ими", "ою",
  ].map { $0.unicodeScalars.map(\.value) }

  /// `павел` to `павл`; Ukrainian `федир` to `федор`.
  private static func fleeting(_ letters: [UInt32]) -> [[UInt32]] {
    guard letters.count >= 3 else { return [] }
    let place = letters.count - 2
    var stems: [[UInt32]] = []
    switch letters[place] {
    case 0x435, 0x43E:
      var stem = letters
      stem.remove(at: place)
      if stem.count >= 2 { stems.append(stem) }
    case 0x438:
      for vowel: UInt32 in [0x435, 0x43E] {
        var stem = letters
        stem[place] = vowel
        stems.append(stem)
      }
    default: break
    }
    return stems
  }

  /// The forms without an ending of a name that was given with one: `павла` to `павел`.
  private static func vowelled(_ letters: [UInt32]) -> [[UInt32]] {
    guard letters.count >= 4, isVowel(letters[letters.count - 1]), !isVowel(letters[letters.count - 2]),
      !isVowel(letters[letters.count - 3])
    else { return [] }
    return [UInt32(0x435), 0x43E].map { vowel in
      var word = Array(letters.dropLast())
      word.insert(vowel, at: word.count - 1)
      return word
    }
  }

  /// Ukrainian `олг` to `олз`: г, к, х before `і`.
  private static func softened(_ stem: [UInt32]) -> [UInt32]? {
    switch stem.last {
    case 0x433: stem.dropLast() + [0x437]
    case 0x43A: stem.dropLast() + [0x446]
    case 0x445: stem.dropLast() + [0x441]
    default: nil
    }
  }

  private static func isVowel(_ letter: UInt32) -> Bool {
    switch letter {
    case 0x430, 0x435, 0x438, 0x43E, 0x443, 0x44E, 0x44F, 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
    default: false
    }
  }

  private static func text(_ letters: [UInt32]) -> String {
    var view = String.UnicodeScalarView()
    for case let scalar? in letters.map({ Unicode.Scalar($0) }) { view.append(scalar) }
    return String(view)
  }
}
