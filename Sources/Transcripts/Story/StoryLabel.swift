/// A speaker's label in a paragraph: `Anna:`, `ANNA (laughing):`.
struct StoryLabel {
  let name: String
  /// Of its first scalar.
  let start: Int
  /// After its colon, the notes behind it, and white space.
  let end: Int
  /// A mark of speech follows.
  let hasMark: Bool

  /// Every label that could be one, in order; whether a name without marks behind it is a
  /// speaker only the whole story can tell.
  static func candidates(in text: StoryText) -> [StoryLabel] {
    let scalars = text.scalars
    var labels: [StoryLabel] = []
    var index = 0
    while index < scalars.count {
      if isStart(scalars, index), let label = label(text, at: index) {
        labels.append(label)
        index = label.end
      } else {
        index += 1
      }
    }
    return labels
  }

  /// Whether a line of plain text begins a turn of dialogue.
  static func startsLine(_ line: Substring) -> Bool {
    let text = StoryText(Array(line.drop(while: \.isWhitespace).unicodeScalars.prefix(80)))
    return text.count > 0 && label(text, at: 0) != nil
  }

  /// At the start, or after the end of a sentence or a quote.
  private static func isStart(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    if index == 0 { return true }
    guard scalars[index - 1] == " ", index >= 2 else { return false }
    return ".!?…”\"»’'“)]".unicodeScalars.contains(scalars[index - 2])
  }

  private static func label(_ text: StoryText, at start: Int) -> StoryLabel? {
    let scalars = text.scalars
    guard scalars[start].properties.isUppercase else { return nil }
    var index = start
    var nameEnd: Int?
    var words = 1
    while index < scalars.count, index - start <= 60 {
      let scalar = scalars[index]
      if scalar == ":" { break }
      if scalar == "(" || scalar == "[" {
        nameEnd = nameEnd ?? index
        guard let close = scalars[index...].prefix(60).firstIndex(of: scalar == "(" ? ")" : "]") else { return nil }
        index = close
      } else if scalar == " " {
        words += 1
      } else if !StoryMark.isLetter(scalar), !"'’.-".unicodeScalars.contains(scalar) {
        return nil
      } else if nameEnd != nil {
        return nil
      }
      index += 1
    }
    guard index < scalars.count, scalars[index] == ":", words <= 5 else { return nil }
    let name = text[start..<(nameEnd ?? index)].trimmedSpaces
    guard isName(name) else { return nil }
    var end = index + 1
    guard end == scalars.count || scalars[end] == " " || StoryMark.isAnyOpening(scalars[end]) else { return nil }
    end = skippingNotes(scalars, from: end)
    let hasMark = end < scalars.count && StoryMark.opening(scalars, at: end) != nil
    return StoryLabel(name: name, start: start, end: end, hasMark: hasMark)
  }

  private static func isName(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    guard (1...4).contains(words.count), name.utf8.count >= 1, name.utf8.count <= 80 else { return false }
    if words.contains(where: { StorySpeech.isVerb(String($0)) }) { return false }
    if notNames.contains(name.lowercased()) { return false }
    // `She hesitated:` is no name: later words are capitals, or follow a word such as `his`.
    if words.count == 1 || words.dropFirst().allSatisfy({ $0.first?.isUppercase == true }) { return true }
    return openers.contains(words[0].lowercased()) && words.count <= 3
  }

  private static let openers: Set<String> = [
    "his", "her", "my", "their", "our", "the", "a", "first", "second", "third", "old", "young", "его", "ее", "её", "их",
    "мой", "моя", "первый", "второй", "первая", "вторая", "його", "її", "їх", "перший", "другий", "перша", "друга",
  ]

  private static let notNames: Set<String> = [
    "note", "update", "correction", "photo", "source", "caption", "read more", "editor's note", "warning", "image",
    "фото", "примечание", "источник", "читайте также", "джерело", "примітка", "http", "https", "then", "later", "but",
    "and", "also", "finally", "example", "yes", "no", "потом", "затем", "потім",
  ]

  /// Past white space and notes such as `(laughing)`.
  private static func skippingNotes(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var index = start
    while index < scalars.count {
      if scalars[index] == " " {
        index += 1
      } else if scalars[index] == "(" || scalars[index] == "[",
        let close = scalars[index...].prefix(80).firstIndex(of: scalars[index] == "(" ? ")" : "]")
      {
        index = close + 1
      } else {
        break
      }
    }
    return index
  }
}

extension String {
  /// Without white space at its ends.
  var trimmedSpaces: String {
    var view = unicodeScalars[...]
    while let first = view.first, first.properties.isWhitespace { view.removeFirst() }
    while let last = view.last, last.properties.isWhitespace { view.removeLast() }
    return String(view)
  }
}
