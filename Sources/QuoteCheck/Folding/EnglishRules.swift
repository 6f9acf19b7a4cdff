/// English. Contractions after the lists in any grammar; `'s` stands for `is` after the words
/// that cannot own, `'d` for `would`.
extension LanguageRules {
  static let english: LanguageRules = {
    var rules = LanguageRules()
    rules.hesitations = words("uh um uhm umm er erm ehm hm hmm mm mmm mhm uhhuh ah eh ahem huh")
    rules.fillers = words("well so like actually basically literally right okay oh yeah anyway")
    rules.fillers.formUnion(["you know", "i mean", "sort of", "kind of", "you see", "i guess", "let us say"])
    rules.common = words(
      "the a an and or of to in on at for with from by as it is was are were be been i you he she we they him her them"
        + " us my your his our their its this that these those there here what who when where how do did does have has"
        + " had will would can could so but not no yes all one out up down about then than just now very")
    rules.negations = words("not no never nobody nothing none neither nor nowhere without hardly barely scarcely")
    rules.conditions = words(
      "if unless only maybe perhaps probably possibly might except although though until almost nearly allegedly"
        + " supposedly sometimes otherwise provided")
    rules.contractions = englishContractions
    rules.clitics = ["'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"]
    rules.variants = englishVariants
    rules.numbers = englishNumbers
    rules.numberJoiners = ["and"]
    rules.numberArticles = ["a"]
    rules.stem = englishStem
    return rules
  }()

  static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}

private let englishContractions: [String: [String]] = {
  var table: [String: [String]] = [
    "can't": ["can", "not"], "cannot": ["can", "not"], "won't": ["will", "not"], "shan't": ["shall", "not"],
    "ain't": ["is", "not"], "let's": ["let", "us"], "gonna": ["going", "to"], "wanna": ["want", "to"],
    "gotta": ["got", "to"], "'em": ["them"], "'cause": ["because"], "cause'": ["because"], "'til": ["until"],
    "till": ["until"], "kinda": ["kind", "of"], "sorta": ["sort", "of"], "dunno": ["do", "not", "know"],
    "gimme": ["give", "me"], "lemme": ["let", "me"], "y'all": ["you", "all"], "ma'am": ["madam"],
    "o'clock": ["oclock"], "%": ["percent"], "&": ["and"],
  ]
  for verb in "do does did is are was were has have had would could should must need might".split(separator: " ") {
    table["\(verb)n't"] = [String(verb), "not"]
    table["\(verb)nt"] = [String(verb), "not"]
  }
  for word in "it that he she what there here who where how when why everything something".split(separator: " ") {
    table["\(word)'s"] = [String(word), "is"]
  }
  return table
}()

private let englishVariants: [String: String] = [
  "ok": "okay", "okey": "okay", "grey": "gray", "alright": "allright", "towards": "toward", "colour": "color",
  "colours": "colors", "favour": "favor", "favourite": "favorite", "honour": "honor", "neighbour": "neighbor",
  "neighbours": "neighbors", "neighbourhood": "neighborhood", "labour": "labor", "harbour": "harbor",
  "behaviour": "behavior", "rumour": "rumor", "rumours": "rumors", "armour": "armor", "armoured": "armored",
  "centre": "center", "metre": "meter", "metres": "meters", "kilometre": "kilometer", "kilometres": "kilometers",
  "litre": "liter", "litres": "liters", "theatre": "theater", "defence": "defense", "tyre": "tire", "tyres": "tires",
  "mum": "mom", "mummy": "mommy", "organise": "organize", "organised": "organized", "realise": "realize",
  "realised": "realized", "recognise": "recognize", "recognised": "recognized", "apologise": "apologize",
  "travelled": "traveled", "travelling": "traveling", "cancelled": "canceled", "learnt": "learned",
  "burnt": "burned", "dreamt": "dreamed", "yeh": "yeah", "yep": "yes", "km": "kilometers", "kg": "kilograms",
  "mr": "mister", "dr": "doctor", "percent": "percent", "1st": "first", "2nd": "second", "3rd": "third",
]

private let englishNumbers: [String: NumberPart] = {
  var table: [String: NumberPart] = [:]
  let units = "zero one two three four five six seven eight nine".split(separator: " ")
  for (value, word) in units.enumerated() { table[String(word)] = .unit(Int64(value)) }
  let teens =
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(separator: " ")
  for (value, word) in teens.enumerated() {
    table[String(word)] = .teen(Int64(value + 10))
    table["\(word)th"] = .teen(Int64(value + 10)).ordinal
  }
  table["twelfth"] = .teen(12).ordinal
  for (value, word) in "twenty thirty forty fifty sixty seventy eighty ninety".split(separator: " ").enumerated() {
    table[String(word)] = .tens(Int64(value + 2) * 10)
    table["\(word.dropLast())ieth"] = .tens(Int64(value + 2) * 10).ordinal
  }
  table["fourty"] = .tens(40)
  for (word, value) in [("fourth", 4), ("fifth", 5), ("sixth", 6), ("seventh", 7), ("eighth", 8), ("ninth", 9)] {
    table[word] = .unit(Int64(value)).ordinal
  }
  for (word, value) in [("first", 1), ("second", 2), ("third", 3)] { table[word] = .unit(Int64(value)).afterTens }
  table["hundred"] = .hundred
  for (word, value) in [("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000)] {
    table[word] = .scale(Int64(value))
    table["\(word)th"] = .scale(Int64(value)).ordinal
  }
  table["hundredth"] = .hundred.ordinal
  return table
}()

/// Light: plural, past, present participle. Long enough stems only.
private let englishStem: @Sendable (String) -> String = { word in
  let length = word.utf8.count
  func cut(_ ending: String, leaving least: Int, adding: String = "") -> String? {
    guard word.hasSuffix(ending), length - ending.utf8.count >= least else { return nil }
    return String(word.dropLast(ending.utf8.count)) + adding
  }
  var stem =
    cut("ies", leaving: 2, adding: "y") ?? cut("ied", leaving: 2, adding: "y") ?? cut("ing", leaving: 3)
    ?? cut("ed", leaving: 3) ?? cut("sses", leaving: 2, adding: "ss") ?? cut("xes", leaving: 2, adding: "x")
    ?? (word.hasSuffix("ss") || word.hasSuffix("us") ? nil : cut("s", leaving: 3)) ?? word
  if stem.utf8.count > 3, stem.hasSuffix("e") { stem.removeLast() }
  let bytes = Array(stem.utf8.suffix(2))
  if stem.utf8.count > 3, stem != word, bytes.count == 2, bytes[0] == bytes[1], !"lsz".utf8.contains(bytes[0]) {
    stem.removeLast()
  }
  return stem
}
