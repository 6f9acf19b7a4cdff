internal import TapeModel

/// Text as CHAT takes it: what its grammar has a use for is left out of words.
enum CHATText {
  /// Between two U+0015, in milliseconds, at least one long.
  static func bullet(_ range: SampleRange, at rate: SampleRate) -> String {
    let time = CaptionTime(range, at: rate)
    return "\u{15}\(time.startMilliseconds)_\(time.endMilliseconds)\u{15}"
  }

  /// The words of a turn, its notes as `[% …]` where they stand; `xxx` for a turn without words.
  static func utterance(_ turn: Turn) -> String {
    var pieces: [String] = []
    var notes = turn.notes[...]
    func takeNotes(before index: Int) {
      while let note = notes.first, note.wordIndex <= index {
        let text = comment(note.text)
        if !text.isEmpty { pieces.append("[% \(text)]") }
        notes = notes.dropFirst()
      }
    }
    let texts = turn.words.isEmpty ? [turn.text] : turn.words.map(\.text)
    var hasWords = false
    for (index, text) in texts.enumerated() {
      // A note follows what it is a note on.
      let word = words(text)
      if !word.isEmpty {
        pieces.append(word)
        hasWords = true
      }
      takeNotes(before: index + 1)
    }
    takeNotes(before: .max)
    return (hasWords ? pieces : ["xxx"] + pieces).joined(separator: " ")
  }

  /// Letters, digits, apostrophes and hyphens, with single blanks; everything else is a
  /// command of CHAT or could be one.
  static func words(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in SafeText.oneLine(text).unicodeScalars {
      let properties = scalar.properties
      let isMark = properties.generalCategory == .nonspacingMark || properties.generalCategory == .spacingMark
      if properties.isAlphabetic || properties.numericType != nil || isMark {
        result.append(scalar)
      } else if scalar == "'" || scalar == "\u{2019}" || scalar == "-" {
        result.append(scalar == "-" ? "-" : "'")
      } else {
        result.append(" ")
      }
    }
    return String(result).split(separator: " ").map { word in
      word.drop { $0 == "-" || $0 == "'" }
    }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// One line of free text: brackets would end a comment, and a bullet would be a time.
  static func comment(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in SafeText.oneLine(text).unicodeScalars {
      switch scalar {
      case "[": result.append("(")
      case "]": result.append(")")
      default: result.append(scalar)
      }
    }
    return String(result).split(separator: " ").joined(separator: " ")
  }

  /// A name without blanks: `Anna_K`.
  static func participant(_ name: String) -> String {
    let name = words(name).split(separator: " ").joined(separator: "_")
    return name.isEmpty ? "Unknown" : name
  }

  /// The stem of a file's name, in which a comma would end it.
  static func media(_ stem: String) -> String {
    let name = SafeText.oneLine(stem).split { $0 == "," || $0 == " " || $0 == "\"" }.joined(separator: "_")
    return name.isEmpty ? "recording" : name
  }

  /// ISO 639-3, as CHAT wants it; `und` for languages that are not known here.
  static func language(_ code: LanguageCode?) -> String {
    switch code?.code {
    case "en": "eng"
    case "ru": "rus"
    case "uk": "ukr"
    case "be": "bel"
    case "de": "deu"
    case "fr": "fra"
    case "es": "spa"
    case "it": "ita"
    case "pl": "pol"
    case "ro": "ron"
    case let other? where other.utf8.count == 3: other
    default: "und"
    }
  }
}
