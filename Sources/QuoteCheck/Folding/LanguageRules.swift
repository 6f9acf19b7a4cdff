internal import TapeModel

/// What one language folds, and which of its words carry a sentence's sense.
struct LanguageRules: Sendable {
  /// Sounds that are no words.
  var hesitations: Set<String> = []
  /// Words, or runs of words with single spaces, that say little where they are left out.
  var fillers: Set<String> = [] {
    didSet {
      let pairs = fillers.map { $0.split(separator: " ") }.filter { $0.count == 2 }
      fillerHeads = Set(pairs.map { String($0[0]) })
      fillerTails = Set(pairs.map { String($0[1]) })
    }
  }
  /// The first and the second words of fillers of two words.
  private(set) var fillerHeads: Set<String> = []
  private(set) var fillerTails: Set<String> = []
  /// Words that are said everywhere: one of them tells nothing of where a quote is from.
  var common: Set<String> = []
  var negations: Set<String> = []
  var conditions: Set<String> = []
  /// A folded word, with its apostrophes, and the words that it stands for.
  var contractions: [String: [String]] = [:]
  /// Endings after an apostrophe that stand for a word: `'re` is `are`.
  var clitics: [String: String] = [:]
  /// Spellings of one word.
  var variants: [String: String] = [:]
  var numbers: [String: NumberPart] = [:]
  /// Words inside a spoken number: the `and` of `a hundred and five`.
  var numberJoiners: Set<String> = []
  /// Words for one before a multiplier: the `a` of `a hundred`.
  var numberArticles: Set<String> = []
  var stem: @Sendable (String) -> String = { $0 }

  /// The rules of `language`; without any for a language not listed, where only case, marks
  /// and digits fold.
  static func of(_ language: LanguageCode?) -> LanguageRules {
    switch language?.code {
    case "en": english
    case "ru": russian
    case "uk": ukrainian
    default: plain
    }
  }

  static let plain = LanguageRules()
}
