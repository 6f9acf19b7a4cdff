internal import TapeModel

/// The paragraphs of a DOCX document as lines of plain text, by the rules of
/// ``WordDocumentReader``.
struct WordParagraphs: XMLHandler {
  private(set) var text: [UInt8] = []
  /// The paragraphs that were headings of tables.
  private(set) var headingRows: [Int] = []

  /// For each line of the text the paragraph it stands in, from 1.
  private var paragraphs: [Int] = []
  private var count = 0
  private var paragraph: [UInt8] = []
  private var isText = false
  /// How many elements are open whose text does not count.
  private var silentDepth = 0
  private var tableDepth = 0
  private var row: [[UInt8]] = []
  private var rowStart = 1
  private var isFirstRow = false

  /// The paragraph that a line of the text stands in, from 1; both counted from 1.
  func paragraph(ofLine line: Int) -> Int {
    paragraphs.indices.contains(line - 1) ? paragraphs[line - 1] : max(1, paragraphs.last ?? 1)
  }

  mutating func start(_ name: String, _ attributes: [String: String], line: Int) {
    switch name {
    case "Fallback", "moveFrom", "del", "instrText": silentDepth += 1
    case "p":
      count += 1
      // A paragraph inside another one stands in a text box: the outer one goes on behind it.
      if tableDepth == 0 { endParagraph() }
    case "t": isText = true
    case "tab", "ptab": if silentDepth == 0 { paragraph.append(0x09) }
    case "br", "cr": if silentDepth == 0 { paragraph.append(tableDepth > 0 ? 0x20 : 0x0A) }
    case "noBreakHyphen": if silentDepth == 0 { paragraph.append(0x2D) }
    case "tbl":
      if tableDepth == 0 { endParagraph() }
      tableDepth += 1
      isFirstRow = tableDepth == 1
    case "tr":
      if tableDepth == 1 {
        row = []
        rowStart = count + 1
      }
    case "tc": if tableDepth == 1 { paragraph = [] }
    default: break
    }
  }

  mutating func text(_ text: String) {
    guard isText, silentDepth == 0 else { return }
    for byte in text.utf8 { paragraph.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte) }
  }

  mutating func end(_ name: String) {
    switch name {
    case "Fallback", "moveFrom", "del", "instrText": silentDepth = max(0, silentDepth - 1)
    case "t": isText = false
    case "p": if tableDepth > 0 { paragraph.append(0x20) } else { endParagraph() }
    case "tc": if tableDepth == 1 { endCell() }
    case "tr": if tableDepth == 1 { endRow() }
    case "tbl": tableDepth = max(0, tableDepth - 1)
    case "document": endParagraph()
    default: break
    }
  }

  private mutating func endParagraph() {
    guard paragraph.contains(where: { $0 > 0x20 }) else { return paragraph = [] }
    append(paragraph, count)
    paragraph = []
  }

  private mutating func append(_ lines: [UInt8], _ number: Int) {
    text.append(contentsOf: lines)
    text.append(0x0A)
    for _ in 0...lines.count(where: { $0 == 0x0A }) { paragraphs.append(max(1, number)) }
  }

  private mutating func endCell() {
    row.append(paragraph.withUnsafeBufferPointer { bytes in Array(bytes[bytes.trimmed(0..<bytes.count)]) })
    paragraph = []
  }

  /// A row as one line: `[time] NAME: words`.
  private mutating func endRow() {
    defer { isFirstRow = false }
    let cells = row.filter { !$0.isEmpty }
    row = []
    guard let words = cells.last else { return }
    if isFirstRow, cells.count > 1, cells.allSatisfy({ Self.isHeading($0) }) { return headingRows.append(rowStart) }
    var (time, name, others): ([UInt8]?, [UInt8]?, [[UInt8]]) = (nil, nil, [])
    for cell in cells.dropLast() {
      if time == nil, Self.isTime(cell) {
        time = cell
      } else if name == nil, Self.isName(cell) {
        name = cell
      } else {
        others.append(cell)
      }
    }
    var line: [UInt8] = []
    if let time { line += Array("[".utf8) + time.filter { !"[](){}".utf8.contains($0) } + Array("] ".utf8) }
    if let name { line += name.last == 0x3A ? name + [0x20] : name + [0x3A, 0x20] }
    for other in others { line += other + [0x20] }
    append(line + words, rowStart)
  }

  private static func isTime(_ cell: [UInt8]) -> Bool {
    cell.withUnsafeBufferPointer { bytes in
      var range = 0..<bytes.count
      if let first = bytes.first, [0x5B, 0x28, 0x7B].contains(first), bytes.count > 2 { range = 1..<bytes.count - 1 }
      return Clock.cue(bytes, filling: range) != nil
    }
  }

  private static func isName(_ cell: [UInt8]) -> Bool {
    cell.withUnsafeBufferPointer { bytes in
      let end = bytes.last == 0x3A ? bytes.count - 1 : bytes.count
      return end > 0 && LabelCandidate.isLikelyName(bytes, 0..<end)
    }
  }

  private static let headings: Set<String> = [
    "speaker", "text", "words", "timecode", "time code", "timestamp", "start", "end", "in", "out", "dialogue",
    "content",
    "говорящий", "спикер", "текст", "таймкод", "начало", "мовець", "спікер", "початок", "#", "no.", "№",
  ]

  private static func isHeading(_ cell: [UInt8]) -> Bool {
    let text = String(decoding: cell.prefix(64), as: UTF8.self).lowercased()
    return headings.contains(text) || HeadingWords.matches(text)
  }
}
