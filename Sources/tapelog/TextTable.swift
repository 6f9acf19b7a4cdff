/// Columns of text, as wide as they need to be, for people to read.
///
/// Without a terminal, columns are separated by tabs instead, so that `cut` and `sort` can
/// use them.
struct TextTable {
  private let headings: [String]
  private let alignments: [Alignment]
  private var rows: [[String]] = []

  enum Alignment { case left, right }

  init(_ columns: [(heading: String, alignment: Alignment)]) {
    headings = columns.map(\.heading)
    alignments = columns.map(\.alignment)
  }

  mutating func add(_ cells: [String]) {
    precondition(cells.count == headings.count, "a row has as many cells as there are columns")
    rows.append(cells.map(printable))
  }

  /// Prints the table. On a terminal the last column is cut to the width that is left, or
  /// goes on in lines of its own.
  func print(wrappingLast: Bool = false) {
    guard Console.outputGoesToATerminal else {
      for row in [headings] + rows { Console.print(row.joined(separator: "\t")) }
      return
    }
    let widths = headings.indices.map { column in ([headings] + rows).map { displayWidth($0[column]) }.max() ?? 0 }
    for row in [headings] + rows {
      var line = ""
      for (column, cell) in row.dropLast().enumerated() {
        let gap = String(repeating: " ", count: max(0, widths[column] - displayWidth(cell)))
        line += (alignments[column] == .right ? gap + cell : cell + gap) + "  "
      }
      let last = row[row.count - 1]
      let gap = alignments[row.count - 1] == .right ? max(0, widths[row.count - 1] - displayWidth(last)) : 0
      let left = max(20, Console.width - displayWidth(line))
      guard wrappingLast else {
        Console.print(line + String(repeating: " ", count: gap) + cutToWidth(last, left))
        continue
      }
      for (number, piece) in wrapped(last, left).enumerated() {
        Console.print((number == 0 ? line : String(repeating: " ", count: displayWidth(line))) + piece)
      }
    }
  }
}

/// Columns that `text` takes on a terminal: marks take none, East Asian wide letters two.
func displayWidth(_ text: String) -> Int {
  text.reduce(0) { $0 + displayWidth($1) }
}

private func displayWidth(_ character: Character) -> Int {
  guard let first = character.unicodeScalars.first?.value else { return 0 }
  switch first {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
    return 2
  default: return 1
  }
}

/// As much of `text` as fits, with an ellipsis where something was cut.
func cutToWidth(_ text: String, _ width: Int) -> String {
  guard displayWidth(text) > width else { return text }
  var cut = ""
  var taken = 0
  for character in text {
    let wide = displayWidth(character)
    if taken + wide > width - 1 { break }
    cut.append(character)
    taken += wide
  }
  return cut + "…"
}

/// `text` in lines of at most `width` columns, broken between words; a longer word has a line
/// of its own.
func wrapped(_ text: String, _ width: Int) -> [String] {
  var lines: [String] = [""]
  for word in text.split(separator: " ") {
    let line = lines[lines.count - 1]
    if line.isEmpty {
      lines[lines.count - 1] = String(word)
    } else if displayWidth(line) + 1 + displayWidth(String(word)) <= width {
      lines[lines.count - 1] += " " + word
    } else {
      lines.append(String(word))
    }
  }
  return lines
}
