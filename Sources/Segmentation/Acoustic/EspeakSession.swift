internal import CEspeakNG
internal import Foundation

/// One loaded copy of espeak-ng; unloaded with this value.
///
/// The library's functions used: `espeak_Initialize`, `espeak_SetVoiceByName`,
/// `espeak_SetParameter`, `espeak_Synth`, `espeak_Info`, `espeak_Terminate`.
struct EspeakSession: ~Copyable {
  private var library = tapelog_espeak()

  init() throws(PronunciationError) {
    guard tapelog_espeak_open(&library) == 0 else { throw .unavailable }
    let options = CInt(espeakINITIALIZE_PHONEME_EVENTS) | CInt(espeakINITIALIZE_DONT_EXIT)
    guard library.initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nil, options) == CInt(SpokenText.rate) else {
      _ = library.terminate()
      tapelog_espeak_close(&library)
      throw .unavailable
    }
    library.set_callback { samples, count, events in
      guard let events, let user = events.pointee.user_data else { return 0 }
      let collector = Unmanaged<SpeechCollector>.fromOpaque(user).takeUnretainedValue()
      collector.take(samples, count: Int(count), events: events)
      return 0
    }
  }

  deinit {
    var library = library
    // The library's own threads would run on in code that is no longer there.
    _ = library.terminate()
    tapelog_espeak_close(&library)
  }

  var version: String { library.version(nil).map { String(cString: $0) } ?? "" }

  func select(_ voice: SpokenVoice) throws(PronunciationError) {
    guard library.set_voice(voice.name) == EE_OK else { throw .unknownLanguage(voice.language) }
    _ = library.set_parameter(espeakRATE, 175, 0)
    // Breath is made of the C library's random numbers, which outlive this copy.
    srand(1)
  }

  /// Speaks written words as one utterance.
  func speak(_ words: [String]) -> SpokenText {
    let text = WordPositions(words)
    let collector = SpeechCollector()
    withExtendedLifetime(collector) {
      let user = Unmanaged.passUnretained(collector).toOpaque()
      var bytes = text.bytes
      bytes.append(0)
      _ = library.synthesize(
        bytes, bytes.count, 0, POS_CHARACTER, 0, UInt32(espeakCHARS_UTF8) | UInt32(espeakENDPAUSE), nil, user)
    }
    return collector.spoken(in: text)
  }
}

/// Written words joined by spaces, and where each begins.
struct WordPositions {
  let bytes: [UInt8]
  /// The first character of each word, counted in Unicode scalars.
  private let starts: [Int]
  /// Letters and digits of each word.
  let letterCounts: [Int]

  init(_ words: [String]) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    var position = 0
    for word in words {
      starts.append(position)
      for scalar in word.unicodeScalars {
        // Control characters steer espeak-ng (1 introduces a command); none is spoken.
        let spoken = scalar.value < 32 || scalar.value == 127 ? " " : scalar
        bytes.append(contentsOf: UTF8.encode(spoken) ?? UTF8.EncodedScalar())
        position += 1
      }
      bytes.append(32)
      position += 1
    }
    self.bytes = bytes
    self.starts = starts
    letterCounts = words.map { word in
      word.unicodeScalars.count { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
  }

  /// The word that holds a character, counted from 0, or that the space before it belongs to:
  /// espeak-ng names the space where a sentence begins in lower case. Words before the first
  /// are the first.
  func word(atCharacter position: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= position + 1 { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }
}
