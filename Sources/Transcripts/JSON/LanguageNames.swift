internal import TapeModel

/// Languages as whisper names them: by code, or (in the service's answers) in English.
enum LanguageNames {
  private static let codes = [
    "english": "en", "russian": "ru", "ukrainian": "uk", "belarusian": "be", "german": "de", "french": "fr",
    "spanish": "es", "italian": "it", "polish": "pl", "portuguese": "pt", "dutch": "nl", "turkish": "tr",
    "arabic": "ar", "hebrew": "he", "persian": "fa", "chinese": "zh", "japanese": "ja", "korean": "ko",
    "hindi": "hi", "georgian": "ka", "armenian": "hy", "azerbaijani": "az", "kazakh": "kk", "romanian": "ro",
    "moldavian": "ro", "hungarian": "hu", "czech": "cs", "slovak": "sk", "bulgarian": "bg", "serbian": "sr",
    "croatian": "hr", "greek": "el", "swedish": "sv", "norwegian": "no", "danish": "da", "finnish": "fi",
    "estonian": "et", "latvian": "lv", "lithuanian": "lt", "tatar": "tt", "bashkir": "ba", "uzbek": "uz",
    "tajik": "tg", "turkmen": "tk", "mongolian": "mn", "urdu": "ur", "bengali": "bn", "vietnamese": "vi",
    "thai": "th", "indonesian": "id", "albanian": "sq", "macedonian": "mk", "slovenian": "sl", "bosnian": "bs",
  ]

  static func code(_ name: String) -> LanguageCode? { LanguageCode(codes[name.lowercased()] ?? name) }
}
