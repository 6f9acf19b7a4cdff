internal import TapeModel

extension Turn {
  /// The words with the notes among them in brackets; `…` for a turn without either.
  var captionText: String {
    var pieces: [String] = []
    var next = notes[...]
    if words.isEmpty {
      if !text.isEmpty { pieces.append(text) }
    } else {
      for (index, word) in words.enumerated() {
        while let note = next.first, note.wordIndex <= index {
          pieces.append("(\(note.text))")
          next = next.dropFirst()
        }
        pieces.append(word.text)
      }
    }
    pieces += next.map { "(\($0.text))" }
    return pieces.isEmpty ? "…" : pieces.joined(separator: " ")
  }
}
