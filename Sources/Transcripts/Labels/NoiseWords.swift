/// Words that transcribers put in brackets and that are nobody's name.
enum NoiseWords {
  /// By how they begin, in English, Russian and Ukrainian.
  private static let stems = [
    "laugh", "chuckl", "giggl", "crosstalk", "cross talk", "cross-talk", "overlap", "inaudible", "unintelligible",
    "unclear", "indistinct", "music", "applause", "silence", "pause", "noise", "background", "sigh", "cough", "cry",
    "sob", "beep", "ring", "phone", "dial", "click", "static", "breath", "sniff", "whisper", "shout", "foreign",
    "speaking", "redacted", "blank_audio", "blank audio", "sound", "door", "explosion", "gunshot", "shot", "siren",
    "interference", "disconnect", "hang", "end of", "voice", "no audio", "censored", "expletive",
    "смех", "смеет", "музык", "неразборчив", "нрзб", "пауз", "шум", "плач", "плаче", "аплодисмент", "помех", "гудк",
    "гудок", "вздох", "вздых", "кашел", "кашля", "тишин", "молч", "говорят", "перебива", "звук", "звон", "голос",
    "фон", "выстрел", "взрыв", "сирен", "конец", "нецензурн",
    "сміх", "смієть", "музик", "нерозбірлив", "аплодисмент", "перешкод", "зітха", "каш", "тиша", "мовч", "постріл",
    "вибух", "кінець",
  ]

  static func matches(_ name: String) -> Bool {
    let folded = name.lowercased()
    return stems.contains { folded.hasPrefix($0) }
  }
}
