internal import TapeModel

/// Cuts a snippet out of the texts of one or more turns.
struct SnippetMaker {
  /// Words kept before the first and behind the last one found.
  private static let wordsBefore = 8
  private static let wordsBehind = 12
  /// The most words of a snippet.
  private static let wordLimit = 40

  private struct Place {
    let piece: Int
    let source: Range<Int>
  }

  private let pieces: [[UInt8]]
  private let places: [Place]

  /// - Parameter pieces: the texts, each with the places of its words.
  init(_ pieces: [(text: String, tokens: [TextTokens.Token])]) {
    self.pieces = pieces.map { Array($0.text.utf8) }
    places = pieces.enumerated().flatMap { index, piece in
      piece.tokens.map { Place(piece: index, source: $0.source) }
    }
  }

  /// The text around `matches`, which are ranges of words over all pieces, sorted.
  func snippet(around matches: [Range<Int>]) -> Snippet {
    guard let first = matches.first, !places.isEmpty else { return Snippet(text: "", matches: []) }
    let start = max(0, first.lowerBound - Self.wordsBefore)
    let wanted = (matches.last?.upperBound ?? 0) + Self.wordsBehind
    let end = max(first.upperBound, min(places.count, wanted, start + Self.wordLimit))
    var text: [UInt8] = []
    var marked: [Range<Int>] = []
    var copied = (piece: places[start].piece, byte: start == 0 ? 0 : places[start].source.lowerBound)
    if start > 0 { text += Array("…".utf8) }
    for index in start..<end {
      let place = places[index]
      if place.piece != copied.piece {
        copy(from: copied, to: pieces[copied.piece].count, into: &text)
        text += Array(" / ".utf8)
        copied = (place.piece, 0)
      }
      copy(from: copied, to: place.source.lowerBound, into: &text)
      let from = text.count
      copy(from: (place.piece, place.source.lowerBound), to: place.source.upperBound, into: &text)
      copied = (place.piece, place.source.upperBound)
      if matches.contains(where: { $0.contains(index) }) { marked.append(from..<text.count) }
    }
    let piece = pieces[copied.piece]
    let isLast = end == places.count
    let tail = isLast ? piece.count : piece[copied.byte...].firstIndex(of: UInt8(ascii: " ")) ?? piece.count
    copy(from: copied, to: tail, into: &text)
    if !isLast { text += Array("…".utf8) }
    return Snippet(text: String(decoding: text, as: UTF8.self), matches: marked)
  }

  private func copy(from start: (piece: Int, byte: Int), to end: Int, into text: inout [UInt8]) {
    if start.byte < end { text += pieces[start.piece][start.byte..<end] }
  }
}
