/// Sentences of one language: clauses with slots, words for the slots.
///
/// A slot takes a word of its list or, more often, one of thousands made up from syllables, the n-th of them about
/// n times rarer than the first: so that, as in speech, most runs of four words are said once. What
/// was said on the tapes and what never was share only the words between the slots.
public struct Grammar: Sendable {
  public let language: String
  let clauses: [String]
  let connectors: [String]
  let slots: [String: [String]]
  /// What made-up words of a slot end in.
  let endings: [String: [String]]
  let syllables: [String]
  let fillers: [String]
  let speakers: [String]
  let numbers: [String]
  let negations: [(plain: String, negated: String)]

  public enum Half: Sendable { case said, neverSaid }

  public static let all = [english, russian]

  /// One sentence of up to three clauses, as words with their punctuation.
  func sentence(_ half: Half, _ random: inout SeededRandom) -> [String] {
    var words: [String] = []
    for clause in 0..<Int.random(in: 1...3, using: &random) {
      if clause > 0 {
        words[words.count - 1] += ","
        words += random.pick(connectors).split(separator: " ").map(String.init)
      }
      for part in random.pick(clauses).split(separator: " ") { append(part, half, &words, &random) }
    }
    words[0] = words[0].prefix(1).uppercased() + words[0].dropFirst()
    words[words.count - 1] += random.chance(0.1) ? "?" : "."
    return words
  }

  /// Whether the word stands between the slots, or is a number.
  func isCommon(_ word: String) -> Bool {
    let plain = word.lowercased().filter { $0.isLetter }
    return numbers.contains(plain)
      || (clauses + connectors).contains { $0.split(separator: " ").contains { $0 == plain } }
  }

  /// `<slot>` is filled, `<slot?>` in half of the cases.
  private func append(_ part: Substring, _ half: Half, _ words: inout [String], _ random: inout SeededRandom) {
    guard part.hasPrefix("<") else {
      words.append(String(part))
      return
    }
    let slot = part.dropFirst().dropLast()
    if slot.hasSuffix("?"), random.chance(0.5) { return }
    words.append(word(String(slot.prefix { $0 != "?" }), half, &random))
  }

  func word(_ slot: String, _ half: Half, _ random: inout SeededRandom) -> String {
    if slot == "number" { return random.pick(numbers) }
    let listed = slots[slot] ?? []
    if !listed.isEmpty, random.chance(0.4) {
      let middle = listed.count / 2
      return random.pick(Array(half == .said ? listed[..<middle] : listed[middle...]))
    }
    return madeUp(slot, half, &random)
  }

  private func madeUp(_ slot: String, _ half: Half, _ random: inout SeededRandom) -> String {
    let count = 3_000.0
    var rank = Self.rank(Double.random(in: 0..<1, using: &random), count)
    let middle = syllables.count / 2
    let onsets = half == .said ? syllables[..<middle] : syllables[middle...]
    var word = onsets[onsets.startIndex + rank % onsets.count]
    rank /= onsets.count
    repeat {
      word += syllables[rank % syllables.count]
      rank /= syllables.count
    } while rank > 0
    let ends = endings[slot] ?? [""]
    return word + ends[word.utf8.count % ends.count]
  }

  /// The rank of a word drawn by Zipf's law.
  private static func rank(_ chance: Double, _ count: Double) -> Int {
    var low = 0.0
    var high = count
    // The inverse of log(1 + r) / log(1 + n), by bisection: exact enough, no library.
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if logarithm(1 + middle) / logarithm(1 + count) < chance { low = middle } else { high = middle }
    }
    return Int(low)
  }

  private static func logarithm(_ value: Double) -> Double {
    var mantissa = value.significand
    var power = Double(value.exponent)
    if mantissa > 1.5 {
      mantissa /= 2
      power += 1
    }
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    return power * 0.693_147_180_559_945_3 + 2 * ratio
      * (1 + square * (1.0 / 3 + square * (1.0 / 5 + square * (1.0 / 7 + square / 9))))
  }
}
