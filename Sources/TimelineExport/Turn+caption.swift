internal import TapeModel

extension Turn {
  /// The words with the notes among them in brackets.
  var captionText: String { captionPieces.map(\.text).joined(separator: " ") }

  /// Words, and notes in brackets, in order; a word comes with its place.
  var captionPieces: [(text: String, range: SampleRange?)] {
    var pieces: [(text: String, range: SampleRange?)] = []
    var next = notes[...]
    if words.isEmpty, !text.isEmpty { pieces.append((text, nil)) }
    for (index, word) in words.enumerated() {
      while let note = next.first, note.wordIndex <= index {
        pieces.append(("(\(note.text))", nil))
        next = next.dropFirst()
      }
      pieces.append((word.text, word.range))
    }
    return pieces + next.map { ("(\($0.text))", nil) }
  }
}
