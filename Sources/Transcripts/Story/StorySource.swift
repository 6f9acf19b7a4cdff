internal import TapeModel

/// A story's text before its quotes are looked for.
struct StorySource {
  var format: String
  var title: String?
  var language: LanguageCode?
  var frontMatter: String?
  var blocks: [StoryBlock] = []
}

/// One paragraph.
struct StoryBlock {
  var kind: StoryParagraph.Kind
  var text: StoryText
  /// Where it begins, from 1.
  var line: Int { lines.first?.line ?? 1 }
  /// At which of its scalars a new line of the file begins.
  var lines: [(scalar: Int, line: Int)]

  /// The line of the scalar at `index`.
  func line(at index: Int) -> Int { lines.last { $0.scalar <= index }?.line ?? line }
}

/// Text as scalars, with the place of each in UTF-8.
struct StoryText {
  let scalars: [Unicode.Scalar]
  /// One more than there are scalars.
  private let bytes: [Int]

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    var bytes = [0]
    bytes.reserveCapacity(scalars.count + 1)
    for scalar in scalars { bytes.append(bytes[bytes.count - 1] + Unicode.UTF8.width(scalar)) }
    self.bytes = bytes
  }

  var count: Int { scalars.count }
  var string: String { self[0..<count] }
  func byte(at index: Int) -> Int { bytes[index] }

  subscript(range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}

/// Gathers a paragraph, white space made single.
struct StoryBlockBuilder {
  private var scalars: [Unicode.Scalar] = []
  private var lines: [(scalar: Int, line: Int)] = []

  var isEmpty: Bool { scalars.isEmpty }

  mutating func append(_ text: some Sequence<Unicode.Scalar>, line: Int) {
    for scalar in text { append(scalar, line: line) }
  }

  mutating func append(_ scalar: Unicode.Scalar, line: Int) {
    if scalar == "\u{AD}" || scalar == "\u{200B}" || scalar == "\u{FEFF}" { return }
    let isSpace = scalar.properties.isWhitespace
    if isSpace, scalars.isEmpty || scalars[scalars.count - 1] == " " { return }
    if lines.last?.line != line, !isSpace { lines.append((scalars.count, line)) }
    scalars.append(isSpace ? " " : scalar)
  }

  /// Ends the paragraph; `nil` where there is nothing.
  mutating func take(_ kind: StoryParagraph.Kind) -> StoryBlock? {
    defer { self = StoryBlockBuilder() }
    if scalars.last == " " { scalars.removeLast() }
    guard !scalars.isEmpty else { return nil }
    return StoryBlock(kind: kind, text: StoryText(scalars), lines: lines)
  }
}

/// The language that a story's letters tell.
enum StoryScript {
  static func language(of blocks: [StoryBlock]) -> LanguageCode? {
    var latin = 0
    var cyrillic = 0
    var ukrainian = 0
    var russian = 0
    for block in blocks {
      for scalar in block.text.scalars {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A: latin += 1
        case 0x456, 0x457, 0x454, 0x491: ukrainian += 1
        case 0x44B, 0x44D, 0x44A, 0x451: russian += 1
        case 0x400...0x4FF: cyrillic += 1
        default: break
        }
      }
      if latin + cyrillic > 5_000 { break }
    }
    if cyrillic + ukrainian + russian > latin { return LanguageCode(ukrainian > russian ? "uk" : "ru") }
    return latin > 0 ? LanguageCode("en") : nil
  }
}
