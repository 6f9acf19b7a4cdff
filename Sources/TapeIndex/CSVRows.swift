internal import TapeModel

/// Comma-separated values as RFC 4180 has them, each row with its line.
///
/// Lenient in this: lines may end in LF, CRLF or CR; the separator may be a semicolon or a
/// tab, whichever the first line holds most of; a quotation mark inside a field that does
/// not begin with one is a letter like others; empty lines are no rows.
///
/// A reader of our own, since a row that is not used must be named by its line: SwiftCSV
/// 0.10 gives rows without lines, takes an unclosed quotation mark for a whole field, and
/// drops fields beyond the header's in silence.
struct CSVRows {
  struct Row: Equatable {
    /// Where the row begins, from 1.
    let line: Int
    let fields: [String]
  }

  /// What breaks the form, and where.
  struct Fault: Error, Equatable {
    let line: Int
    let reason: String
  }

  static func rows(of bytes: [UInt8]) throws(Fault) -> [Row] {
    var reader = Reader(bytes: bytes, separator: separator(in: bytes))
    var rows: [Row] = []
    while let row = try reader.row() { if row.fields != [""] { rows.append(row) } }
    return rows
  }

  private static func separator(in bytes: [UInt8]) -> UInt8 {
    let head = bytes.prefix { $0 != 10 && $0 != 13 }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
    let counts = candidates.map { candidate in head.count { $0 == candidate } }
    let best = counts.indices.max { counts[$0] < counts[$1] || counts[$0] == counts[$1] && $0 > $1 }
    return candidates[best ?? 0]
  }

  private struct Reader {
    let bytes: [UInt8]
    let separator: UInt8
    private var position = 0
    private var line = 1

    init(bytes: [UInt8], separator: UInt8) {
      self.bytes = bytes
      self.separator = separator
    }

    /// `nil` at the end.
    mutating func row() throws(Fault) -> Row? {
      guard position < bytes.count else { return nil }
      let start = line
      var fields: [String] = []
      while true {
        fields.append(try field())
        guard position < bytes.count, bytes[position] == separator else { break }
        position += 1
      }
      takeLineEnd()
      return Row(line: start, fields: fields)
    }

    private mutating func takeLineEnd() {
      guard position < bytes.count else { return }
      let isPair = bytes[position] == 13 && position + 1 < bytes.count && bytes[position + 1] == 10
      position += isPair ? 2 : 1
      line += 1
    }

    private mutating func field() throws(Fault) -> String {
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return try quoted() }
      let start = position
      while position < bytes.count, bytes[position] != separator, bytes[position] != 10, bytes[position] != 13 {
        position += 1
      }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func quoted() throws(Fault) -> String {
      let start = line
      var field: [UInt8] = []
      position += 1
      while true {
        guard position < bytes.count else { throw Fault(line: start, reason: "a quotation mark is not closed") }
        let byte = bytes[position]
        position += 1
        if byte == UInt8(ascii: "\"") {
          guard position < bytes.count, bytes[position] == byte else { break }
          position += 1
        } else if byte == 10 || byte == 13 && (position == bytes.count || bytes[position] != 10) {
          line += 1
        }
        field.append(byte)
      }
      let isEnd = position == bytes.count || [separator, 10, 13].contains(bytes[position])
      guard isEnd else { throw Fault(line: line, reason: "text follows a closing quotation mark") }
      return String(decoding: field, as: UTF8.self)
    }
  }
}
