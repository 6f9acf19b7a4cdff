public import TapeModel

/// Why texts could not be spoken.
public enum PronunciationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// libespeak-ng or its voices cannot be loaded.
  case unavailable
  /// espeak-ng has no voice for the language.
  case unknownLanguage(LanguageCode)

  public var description: String {
    switch self {
    case .unavailable: "espeak-ng: the library or its voices cannot be loaded"
    case .unknownLanguage(let language): "espeak-ng: no voice for the language \(language)"
    }
  }
}
