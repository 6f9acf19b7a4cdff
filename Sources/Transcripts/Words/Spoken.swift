internal import TapeModel

/// Words and notes, on their way to a turn.
struct Spoken {
  var words: [WrittenWord] = []
  var notes: [Note] = []

  var isEmpty: Bool { words.isEmpty && notes.isEmpty }

  /// Puts `other` behind; its notes stay at their words.
  mutating func append(_ other: Spoken) {
    let count = words.count
    words.append(contentsOf: other.words)
    for note in other.notes { notes.append(Note(note.text, beforeWord: note.wordIndex + count)) }
  }
}
