internal import TapeModel

/// Finds a story's own sentence that its quotes were edited: `edited for length and clarity`.
enum EditingStatementFinder {
  static func find(_ blocks: [StoryBlock]) -> Story.EditingStatement? {
    for block in blocks {
      for sentence in sentences(block.text) {
        let folded = block.text[sentence].lowercased()
        let isStatement = [
          (edits, purposes), (russianEdits, russianPurposes), (ukrainianEdits, ukrainianPurposes),
        ].contains { edits, purposes in
          edits.contains { folded.contains($0) } && purposes.contains { folded.contains($0) }
        }
        if isStatement {
          return Story.EditingStatement(
            text: block.text[sentence].trimmedSpaces, line: block.line(at: sentence.lowerBound))
        }
      }
    }
    return nil
  }

  private static func sentences(_ text: StoryText) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for (index, scalar) in text.scalars.enumerated() where ".!?".unicodeScalars.contains(scalar) {
      guard index + 1 == text.count || text.scalars[index + 1] == " " else { continue }
      ranges.append(start..<(index + 1))
      start = index + 1
    }
    if start < text.count { ranges.append(start..<text.count) }
    return ranges
  }

  private static let edits = ["edited", "condensed", "shortened", "abridged", "trimmed"]
  private static let purposes = [
    "for length", "for clarity", "for brevity", "and clarity", "for space", "for readability",
  ]
  private static let russianEdits = [
    "отредактирован", "сокращен", "сокращён", "приведены в сокращении", "в сокращении",
  ]
  private static let russianPurposes = [
    "ясност", "краткост", "понятност", "объём", "объем", "длин", "удобств", "сокращени",
  ]
  private static let ukrainianEdits = ["відредагован", "скорочен"]
  private static let ukrainianPurposes = ["ясност", "ясніст", "стисл", "зрозуміл", "обсяг", "довжин", "зручн"]
}
