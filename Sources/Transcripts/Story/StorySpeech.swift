/// Words that say that somebody speaks, in English, Russian and Ukrainian.
enum StorySpeech {
  static func isVerb(_ word: String) -> Bool {
    let folded = lettersOnly(word)
    if english.contains(folded) || exact.contains(folded) { return true }
    guard let first = folded.unicodeScalars.first, (0x400...0x4FF).contains(first.value) else { return false }
    return stems.contains { folded.hasPrefix($0) } && verbEndings.contains { folded.hasSuffix($0) }
  }

  /// `according to`, `по словам`, `за словами`: the speaker comes after.
  static func isSource(_ word: String, _ next: String) -> Bool {
    let pair = lettersOnly(word) + " " + lettersOnly(next)
    return ["according to", "по словам", "по мнению", "за словами", "на думку"].contains(pair)
  }

  static func isPronoun(_ word: String) -> Bool { pronouns.contains(lettersOnly(word)) }

  /// Lower case, letters only, `ё` as `е`.
  static func lettersOnly(_ word: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in word.lowercased().unicodeScalars where scalar.properties.isAlphabetic {
      out.append(scalar == "ё" ? "е" : scalar)
    }
    return String(out)
  }

  private static let pronouns: Set<String> = [
    "he", "she", "they", "him", "her", "он", "она", "они", "він", "вона", "вони",
  ]

  private static let english: Set<String> = set(
    """
    said says say saying told tells asked asks added adds recalled recalls explained explains replied replies answered \
    answers wrote writes continued continues insisted insists shouted shouts whispered whispers cried screamed yelled \
    wondered noted notes admitted admits warned warns remembered remembers stated states claimed claims joked concluded \
    concludes responded responds reported declared announced agreed argued complained promised demanded confessed \
    repeated interrupted begged pleaded suggested predicted confirmed denied described describes called calls testified \
    observed quipped muttered sighed sobbed offered put went
    """)

  private static let exact: Set<String> = set(
    """
    говорит говорят говорил говорила говорили каже кажуть пишет пише писал писала писав кричал кричала кричав кричит \
    шутит шутил шутила просил просила просит спросил спросила спрашивает спрашивал спрашивала спитав спитала питає \
    запитав запитала отвечает отвечал отвечала ответил ответила ответили відповів відповіла відповідає сказал сказала \
    сказали сказав сказала казав казала додав додала додає згадує згадав згадала прошептал прошептала
    """)

  private static let stems: [String] = [
    "рассказ", "добав", "объясн", "поясн", "вспомин", "вспомн", "заяв", "отмет", "отмеч", "признал", "признава",
    "крикн",
    "напис", "утвержд", "подчерк", "повтор", "продолж", "попрос", "уточн", "возраз", "предупре", "пообеща", "розпов",
    "пояснив", "зазнач", "підкресл", "наголос", "крикнув", "згадув", "повідом", "сообщ",
  ]

  private static let verbEndings: [String] = [
    "л", "ла", "ли", "лся", "лась", "ет", "ит", "ют", "ят", "ат", "в", "є", "ить", "ють", "ется", "ється",
  ]

  private static func set(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
