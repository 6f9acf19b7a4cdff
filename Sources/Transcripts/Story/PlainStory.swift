internal import TapeModel

/// Plain text: paragraphs between empty lines, or one a line.
enum PlainStory {
  /// Lines that are all about as long belong together, as mail programs wrap them; else each line
  /// is a paragraph. A line that is short, without a full stop, and stands alone is a heading.
  static func source(_ lines: [Substring], firstLine: Int) -> StorySource {
    var source = StorySource(format: "text")
    let isWrapped = isWrapped(lines)
    var builder = StoryBlockBuilder()
    var lineCount = 0
    for (offset, line) in lines.enumerated() {
      let isBlank = line.allSatisfy(\.isWhitespace)
      if isBlank || !isWrapped || StoryLabel.startsLine(line) {
        end(&builder, &lineCount, &source, isAlone: isBlank)
      }
      guard !isBlank else { continue }
      if !builder.isEmpty { builder.append(" ", line: firstLine + offset) }
      builder.append(line.unicodeScalars, line: firstLine + offset)
      lineCount += 1
    }
    end(&builder, &lineCount, &source, isAlone: true)
    return source
  }

  private static func end(
    _ builder: inout StoryBlockBuilder, _ lineCount: inout Int, _ source: inout StorySource, isAlone: Bool
  ) {
    guard var block = builder.take(.body) else { return }
    if lineCount == 1, isHeading(block.text) { block.kind = .heading }
    lineCount = 0
    source.blocks.append(block)
  }

  /// Up to ten words without an end of a sentence, a label's colon or a mark of speech in
  /// front.
  static func isHeading(_ text: StoryText) -> Bool {
    guard let first = text.scalars.first, let last = text.scalars.last, text.count <= 80 else { return false }
    guard first.properties.isUppercase || first.properties.numericType != nil || StoryMark.isAnyOpening(first) else {
      return false
    }
    if ".!?:;,…".unicodeScalars.contains(last) { return false }
    if StoryMark.isAnyMark(first) && StoryMark.isAnyMark(last) && !"‘’'".unicodeScalars.contains(first) { return false }
    if text.string.contains(": ") { return false }
    return text.scalars.count { $0 == " " } < 10
      && !text.scalars.contains { $0 == "\"" || $0 == "“" || $0 == "«" || $0 == "„" }
  }

  private static func isWrapped(_ lines: [Substring]) -> Bool {
    var full = 0
    var inner = 0
    for (line, next) in zip(lines, lines.dropFirst()) {
      let count = line.unicodeScalars.count
      if count > 120 { return false }
      guard count > 0, !next.allSatisfy(\.isWhitespace), !StoryLabel.startsLine(next) else { continue }
      inner += 1
      if (45...110).contains(count) { full += 1 }
    }
    return inner > 0 && full * 10 >= inner * 8
  }
}
