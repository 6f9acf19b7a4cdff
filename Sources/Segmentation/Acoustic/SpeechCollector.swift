internal import CEspeakNG

/// Collects what espeak-ng says of one text: samples, words and phonemes.
final class SpeechCollector {
  private var samples: [Int16] = []
  private var events: [Event] = []

  private struct Event {
    let sample: Int
    /// The character at which a word begins, from 0; `nil` for a phoneme.
    let character: Int?
    let symbol: String
  }

  /// The callback's arguments (`t_espeak_callback`).
  func take(_ block: UnsafeMutablePointer<Int16>?, count: Int, events list: UnsafeMutablePointer<espeak_EVENT>) {
    if let block, count > 0 { samples.append(contentsOf: UnsafeBufferPointer(start: block, count: count)) }
    var event = list
    while event.pointee.type != espeakEVENT_LIST_TERMINATED {
      let sample = max(0, Int(event.pointee.sample))
      if event.pointee.type == espeakEVENT_WORD {
        events.append(Event(sample: sample, character: max(0, Int(event.pointee.text_position) - 1), symbol: ""))
      } else if event.pointee.type == espeakEVENT_PHONEME {
        events.append(Event(sample: sample, character: nil, symbol: Self.symbol(of: event)))
      }
      event += 1
    }
  }

  private static func symbol(of event: UnsafePointer<espeak_EVENT>) -> String {
    guard let name = tapelog_espeak_phoneme(event) else { return "" }
    let bytes = UnsafeRawBufferPointer(start: name, count: 8)
    return String(decoding: bytes.prefix(while: { $0 != 0 }), as: UTF8.self)
  }

  /// Pauses become gaps, modifiers join the phone before them, and phones too short to be
  /// heard share the time of the one after.
  func spoken(in text: WordPositions) -> SpokenText {
    var phones: [SpokenPhone] = []
    var word = 0
    var followsPause = false
    for (index, event) in events.enumerated() {
      if let character = event.character {
        word = text.word(atCharacter: character)
        continue
      }
      let end = events[(index + 1)...].first(where: { $0.character == nil })?.sample ?? samples.count
      switch event.symbol.utf8.first {
      case nil, UInt8(ascii: "_"), UInt8(ascii: "("): followsPause = true
      case UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "-"):
        guard let last = phones.indices.last else { continue }
        phones[last].end = max(phones[last].end, end)
        if event.symbol.utf8.count == 1 { phones[last].symbol += event.symbol }
      default:
        phones.append(
          SpokenPhone(
            symbol: event.symbol, start: event.sample, end: max(event.sample, end), word: word,
            followsPause: followsPause))
        followsPause = false
      }
    }
    return SpokenText(phones: Self.spread(shared(phones), over: text.letterCounts), samples: samples)
  }

  /// Shares phones among words that espeak-ng speaks as one and names by the first, by the number of their letters.
  static func spread(_ phones: [SpokenPhone], over letterCounts: [Int]) -> [SpokenPhone] {
    var result = phones
    var first = 0
    while first < phones.count {
      let word = phones[first].word
      let end = phones[first...].firstIndex { $0.word != word } ?? phones.count
      let next = end < phones.count ? phones[end].word : letterCounts.count
      let members = (word..<max(word + 1, next)).filter { letterCounts[$0] > 0 }
      if members.count > 1, end - first >= members.count {
        let total = members.reduce(0) { $0 + letterCounts[$1] }
        var passed = 0
        var place = first
        for (rank, member) in members.enumerated() {
          passed += letterCounts[member]
          let share = first + ((end - first) * passed + total / 2) / total
          // Each has one at least.
          let last = min(max(share, place + 1), end - (members.count - 1 - rank))
          for index in place..<last where rank > 0 { (result[index].word, result[index].isShared) = (member, true) }
          place = last
        }
      }
      first = end
    }
    return result
  }

  private func shared(_ phones: [SpokenPhone]) -> [SpokenPhone] {
    var phones = phones
    let shortest = SpokenText.rate / 200
    for index in phones.indices.dropLast() where phones[index].end - phones[index].start < shortest {
      guard !phones[index + 1].followsPause else { continue }
      let middle = (phones[index].start + phones[index + 1].end) / 2
      phones[index].end = middle
      phones[index + 1].start = middle
    }
    return phones.filter { $0.end > $0.start }
  }
}
