internal import CStemmer
internal import TapeModel

/// The Snowball stemmer of one language.
///
/// The corresponding C functions are `sb_stemmer_new` and `sb_stemmer_stem` of libstemmer.
final class Stemmer {
  private let stemmer: OpaquePointer

  /// Returns `nil` for a language without a Snowball stemmer, such as Ukrainian.
  init?(language: String) {
    guard let stemmer = sb_stemmer_new(language, nil) else { return nil }
    self.stemmer = stemmer
  }

  deinit { sb_stemmer_delete(stemmer) }

  func stem(_ form: String) -> String {
    var form = form
    return form.withUTF8 { bytes in
      guard let stem = sb_stemmer_stem(stemmer, bytes.baseAddress, CInt(bytes.count)) else {
        return String(decoding: bytes, as: UTF8.self)
      }
      return String(
        decoding: UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(stemmer))), as: UTF8.self)
    }
  }
}

/// The stemmers of several languages, each made when it is first wanted.
struct Stemmers {
  private var known: [String: Stemmer?] = [:]

  /// `nil` for languages without a stemmer and for an unknown language.
  mutating func stemmer(for language: String?) -> Stemmer? {
    guard let language else { return nil }
    if let known = known[language] { return known }
    let stemmer = Stemmer(language: language)
    known[language] = .some(stemmer)
    return stemmer
  }

  /// Changes whenever libstemmer or our folding do, so that the full text is made anew.
  static var fingerprint: String {
    var stemmers = Stemmers()
    let forms = ["ru": "рекою говорили мальчишек", "en": "frozen rivers running quickly", "de": "gegangenen"].flatMap {
      language, text in
      TextTokens.tokens(of: text).map { stemmers.stemmer(for: language)?.stem($0.form) ?? $0.form }
    }
    return "1 \(forms.sorted().joined(separator: " "))"
  }
}
