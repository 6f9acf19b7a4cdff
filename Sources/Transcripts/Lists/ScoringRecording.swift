/// Which recording's lines are read of a file that lists several.
///
/// The one named like the file, where it is among them; else the first.
struct ScoringRecording {
  private let wanted: [UInt8]?

  /// - Parameter column: where the recording's name stands.
  init(_ bytes: Bytes, path: String, column: Int, _ isCounted: (ScoringLine) -> Bool) {
    let name = path.split(separator: "/").last ?? ""
    let stem = Array((name.lastIndex(of: ".").map { name[..<$0] } ?? name[...]).utf8)
    var first: [UInt8]?
    var lines = Lines(bytes)
    while let line = lines.next() {
      guard let line = ScoringLine(bytes, line, columns: column + 1), column < line.columns.count, isCounted(line)
      else { continue }
      let name = bytes[line.columns[column]]
      if name.elementsEqual(stem) {
        first = stem
        break
      }
      if first == nil { first = Array(name) }
    }
    wanted = first
  }

  func matches(_ range: Range<Int>, in bytes: Bytes) -> Bool { wanted.map { bytes[range].elementsEqual($0) } ?? false }
}
