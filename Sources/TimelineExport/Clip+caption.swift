internal import TapeModel

extension Clip {
  /// The clip's words, or its slug in brackets.
  var captionText: String { words.isEmpty ? "[\(slug.isEmpty ? id : slug)]" : text }
}

extension Rundown.Narration {
  /// The narration on one line, or what stands for it where it is yet to be written.
  var captionText: String {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? "[narration]" : words.joined(separator: " ")
  }
}
