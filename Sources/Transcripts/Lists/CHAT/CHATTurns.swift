internal import TapeModel

/// Turns out of the lines of a CHAT file, by the rules of ``CHATReader``.
struct CHATTurns {
  private let bytes: Bytes
  private var turns: TurnCollector
  private var names: [String: String] = [:]
  private var takenNames: Set<String> = []
  private var language: LanguageCode?
  /// The piece of speech whose dependent lines are being read.
  private var current: WrittenTurn?

  init(_ bytes: Bytes, _ options: ReadingOptions) {
    self.bytes = bytes
    turns = TurnCollector(options)
  }

  mutating func transcript(format: String) -> Transcript {
    var lines = Lines(bytes)
    var logical: (number: Int, start: Int, end: Int)?
    while let line = lines.next() {
      let isBlank = bytes.trimmed(line.range).isEmpty
      let goesOn = !isBlank && bytes[line.range.lowerBound] <= 0x20 && bytes[line.range.lowerBound] != 0x15
      if goesOn, logical != nil {
        logical!.end = line.range.upperBound
        continue
      }
      if let logical { take(logical.start..<logical.end, logical.number) }
      logical = isBlank ? nil : (line.number, line.range.lowerBound, line.range.upperBound)
    }
    if let logical { take(logical.start..<logical.end, logical.number) }
    finishCurrent()
    return Transcript(format: format, language: language, turns: turns.turns, unused: turns.unused)
  }

  /// A line with those that go on with it.
  private mutating func take(_ line: Range<Int>, _ number: Int) {
    let colon = line.first { bytes[$0] == 0x3A || bytes[$0] == 0x09 } ?? line.upperBound
    let mark = bytes.string(line.lowerBound..<min(colon, line.lowerBound + 64))
    var content = min(colon + 1, line.upperBound)..<line.upperBound
    content = bytes.trimmed(content)
    switch bytes[line.lowerBound] {
    case 0x40: takeHeader(mark, content)
    case 0x2A where colon < line.upperBound: takeMain(String(mark.dropFirst()), content, number)
    case 0x25: takeDependent(mark, content)
    default: turns.unused.append(UnusedLine(line: number, reason: "no header, speech or dependent line"))
    }
  }

  private mutating func takeHeader(_ mark: String, _ content: Range<Int>) {
    switch mark {
    case "@Languages":
      let codes = bytes.string(content).split(whereSeparator: { $0 == "," || $0 == " " })
      language = codes.first.flatMap { LanguageCode(Self.shortCodes[String($0)] ?? String($0)) }
    case "@Participants":
      for participant in bytes.string(content).split(separator: ",").prefix(1_000) {
        let parts = participant.split(whereSeparator: { $0.isWhitespace })
        // Code, name and role; a person without a name has two parts.
        guard parts.count >= 3 else { continue }
        let name = String(parts[1]).replacing("_", with: " ")
        // Of two people of one name the second keeps the code.
        if takenNames.insert(name).inserted { names[String(parts[0])] = name }
      }
    default: break
    }
  }

  /// ISO 639-3, which CHAT uses, to 639-1, which the rest of the house uses.
  private static let shortCodes = [
    "eng": "en", "rus": "ru", "ukr": "uk", "bel": "be", "deu": "de", "fra": "fr", "spa": "es", "ita": "it", "pol": "pl",
    "por": "pt", "nld": "nl", "tur": "tr", "ara": "ar", "heb": "he", "fas": "fa", "zho": "zh", "jpn": "ja", "kor": "ko",
    "ces": "cs", "slk": "sk", "hun": "hu", "ron": "ro", "bul": "bg", "srp": "sr", "hrv": "hr", "ell": "el", "swe": "sv",
    "nor": "no", "dan": "da", "fin": "fi", "est": "et", "lav": "lv", "lit": "lt", "kat": "ka", "hye": "hy", "aze": "az",
    "kaz": "kk",
  ]

  private mutating func takeMain(_ code: String, _ content: Range<Int>, _ number: Int) {
    finishCurrent()
    var words = CHATWords()
    words.take(bytes, content)
    if words.hasBadTimes {
      turns.unused.append(UnusedLine(line: number, reason: "times that are none, or end before they start"))
    }
    let label = names[code] ?? code
    current = WrittenTurn(
      speaker: turns.speakers.speaker(label), words: words.spoken.words, notes: words.spoken.notes, cue: words.cue,
      line: number)
  }

  private mutating func takeDependent(_ mark: String, _ content: Range<Int>) {
    guard current != nil else { return }
    switch mark {
    case "%wor":
      var words = CHATWords()
      words.take(bytes, content)
      let timed = words.timed
      if !timed.isEmpty { give(timed) }
    case "%com", "%par", "%act":
      var words = CHATWords()
      words.take(bytes, content)
      let text = words.spoken.words.map(\.text).joined(separator: " ")
      if !text.isEmpty { current!.notes.append(Note(text, beforeWord: current!.words.count)) }
    default: break
    }
  }

  private mutating func give(_ timed: [WrittenWord]) {
    guard let turn = current else { return }
    var given = [turn]
    WordTimes.give(timed, to: &given)
    current = given[0]
  }

  private mutating func finishCurrent() {
    guard let turn = current else { return }
    current = nil
    turns.add(turn)
  }
}
