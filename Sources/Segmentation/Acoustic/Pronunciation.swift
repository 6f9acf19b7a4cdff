internal import Synchronization
internal import TapeModel

/// How texts sound: the one owner of espeak-ng, which is not safe to use from two threads.
///
/// The same list of texts in the same voice gives the same sound every time, whatever was
/// spoken before. The last lists are kept, so that aligning a call again costs nothing here.
public final class Pronunciation: Sendable {
  private let recent = Mutex(RecentlySpoken())

  public init() {}

  /// The version of espeak-ng: `1.51`. The results of alignment depend on it.
  public func version() throws(PronunciationError) -> String {
    try libraryLock.withLock { _ throws(PronunciationError) in
      let session = try EspeakSession()
      return session.version
    }
  }

  /// Twenty minutes of sound are kept of one list, twice what models start from: the sound of
  /// a long call's text would take hundreds of megabytes.
  static let sampleLimit = 2 * Int(SpeechMaterial.limitSeconds) * SpokenText.rate

  /// Speaks `texts`, each a list of written words, in order; late texts of a long list come
  /// with their phones only.
  func speak(_ texts: [[String]], voice: SpokenVoice) throws(PronunciationError) -> [SpokenText] {
    let key = SpokenKey(texts: texts, voice: voice)
    if let known = recent.withLock({ $0.find(key) }) { return known }
    let spoken = try libraryLock.withLock { _ throws(PronunciationError) in
      let session = try EspeakSession()
      try session.select(voice)
      var sampleCount = 0
      return texts.map { text in
        let spoken = session.speak(text)
        guard sampleCount < Self.sampleLimit else { return SpokenText(phones: spoken.phones, samples: []) }
        sampleCount += spoken.samples.count
        return spoken
      }
    }
    recent.withLock { $0.keep(spoken, for: key) }
    return spoken
  }
}

/// A language's voice in one of espeak-ng's variants.
struct SpokenVoice: Hashable, Sendable {
  let language: LanguageCode
  /// `nil` for the voice itself, else the name of a file in espeak-ng's `voices/!v`.
  let variant: String?

  var name: String { variant.map { "\(language)+\($0)" } ?? language.code }
}

/// One copy of the library in the process at a time: its callback has no other context.
private let libraryLock = Mutex(())

private struct SpokenKey: Hashable {
  let texts: [[String]]
  let voice: SpokenVoice
}

/// The last lists spoken, up to a limit of sound kept.
private struct RecentlySpoken {
  private var entries: [(key: SpokenKey, spoken: [SpokenText])] = []
  /// About 12 minutes of sound in one voice.
  private static let sampleLimit = 16_000_000

  mutating func find(_ key: SpokenKey) -> [SpokenText]? {
    guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
    let entry = entries.remove(at: index)
    entries.append(entry)
    return entry.spoken
  }

  mutating func keep(_ spoken: [SpokenText], for key: SpokenKey) {
    entries.removeAll { $0.key == key }
    entries.append((key, spoken))
    while sampleCount > Self.sampleLimit, !entries.isEmpty { entries.removeFirst() }
  }

  private var sampleCount: Int {
    entries.reduce(0) { sum, entry in entry.spoken.reduce(sum) { $0 + $1.samples.count } }
  }
}
