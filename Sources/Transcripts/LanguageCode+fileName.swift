internal import TapeFiles
public import TapeModel

/// The language that a file's name states between its last two points: `call.ru.vtt`,
/// `call.uk-UA.srt`.
///
/// `nil` where there is none, and for words that are no language: only codes of ISO 639-1,
/// and of ISO 639-2 for the same languages, count, so that `call.wav.vtt` has none.
public func languageCode(fromFileName path: String) -> LanguageCode? {
  let parts = splitPath(path).name.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count >= 3, let language = LanguageCode(parts[parts.count - 2]) else { return nil }
  return KnownLanguages.codes.contains(language.code) ? language : nil
}
