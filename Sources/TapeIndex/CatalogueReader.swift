internal import Foundation
internal import TapeFiles
internal import TapeModel
internal import Yams

/// Reads what is known of calls: a table in CSV, or a YAML or JSON file.
///
/// Columns and keys may have any name of ``CatalogueColumn``, in any order and case; further
/// ones are kept as they are. Strict about dates, times, zones and statuses: a row with one
/// that cannot be read is not used, and listed. Text is UTF-8, or UTF-16 with a byte order
/// mark. Lenient in what ``CSVRows`` lists.
public enum CatalogueReader {
  private static let byteLimit: Int64 = 64 << 20
  private static let sidecarByteLimit: Int64 = 1 << 20

  /// Reads a catalogue of any number of calls: `.yaml`, `.yml` and `.json` hold a list of
  /// calls or one call, everything else is a table whose first row names the columns.
  public static func read(_ path: String) throws(IndexError) -> Catalogue {
    let text = try text(of: path, limit: byteLimit)
    switch ending(of: path) {
    case "yaml", "yml": return try catalogue(path, entries: yamlEntries(text, path: path))
    case "json": return try catalogue(path, entries: jsonEntries(text, path: path))
    default: return try catalogue(path, table: text)
    }
  }

  /// What stands beside a recording: `STEM.call.json`, `STEM.yaml`, `STEM.yml`, or a
  /// `STEM.json` that is no transcript; `nil` where there is none.
  ///
  /// The one row names the recording's path.
  public static func sidecar(of recordingPath: String) throws(IndexError) -> Catalogue? {
    let (folder, name) = splitPath(recordingPath)
    let stem = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? String(name[..<$0]) : nil } ?? name
    for ending in ["call.json", "yaml", "yml", "json"] {
      let path = recordingPath.contains("/") ? "\(folder)/\(stem).\(ending)" : "\(stem).\(ending)"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      let text: String
      do throws(IndexError) {
        text = try Self.text(of: path, limit: sidecarByteLimit)
      } catch {
        // A large .json beside a recording is a transcript, whatever it says.
        if ending == "json", case .file(.tooLarge) = error { continue }
        throw error
      }
      let entries: [Entry]
      do throws(IndexError) {
        entries = try ending.hasSuffix("json") ? jsonEntries(text, path: path) : yamlEntries(text, path: path)
      } catch {
        // Nobody said that a plain .json tells of the call.
        if ending == "json" { continue }
        throw error
      }
      guard entries.count == 1, ending != "json" || isCall(entries[0]) else {
        if ending == "json" { continue }
        throw .catalogue(path: path, line: 1, reason: "not one call")
      }
      let found = catalogue(path, entries: entries)
      let rows = found.rows.map { CatalogueRow(line: $0.line, file: recordingPath, details: $0.details) }
      return Catalogue(path: path, rows: rows, problems: found.problems)
    }
    return nil
  }

  struct Entry {
    let line: Int
    /// Keys and values in the file's order.
    let values: [(name: String, value: String)]
  }

  /// Whether a JSON object tells of a call rather than of what was said in it.
  private static func isCall(_ entry: Entry) -> Bool {
    let names = Set(entry.values.map { $0.name.lowercased() })
    let isTranscript = !names.isDisjoint(with: [
      "segments", "words", "transcription", "results", "monologues", "utterances", "text", "fragments",
    ])
    return !isTranscript && names.contains { CatalogueColumn(named: $0) != nil }
  }

  private static func ending(of path: String) -> String {
    splitPath(path).name.split(separator: ".").last.map { $0.lowercased() } ?? ""
  }

  private static func text(of path: String, limit: Int64) throws(IndexError) -> String {
    let bytes: [UInt8]
    do { bytes = try RegularFile.contents(of: path, limit: limit) } catch { throw .file(error) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      if let text = String(bytes: bytes, encoding: .utf16) { return text }
      throw .catalogue(path: path, line: 1, reason: "not UTF-16, though it begins so")
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if let text = String(validating: body, as: UTF8.self) { return text }
    throw .catalogue(path: path, line: firstBadLine(in: body), reason: "not UTF-8")
  }

  private static func firstBadLine(in bytes: ArraySlice<UInt8>) -> Int {
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
  }

  private static func catalogue(_ path: String, table text: String) throws(IndexError) -> Catalogue {
    let rows: [CSVRows.Row]
    do throws(CSVRows.Fault) {
      rows = try CSVRows.rows(of: Array(text.utf8))
    } catch {
      throw .catalogue(path: path, line: error.line, reason: error.reason)
    }
    guard let header = rows.first else { return Catalogue(path: path, rows: []) }
    let names = header.fields.map { $0.trimmingCharacters(in: .whitespaces) }
    let known = names.compactMap { CatalogueColumn(named: $0) }
    guard !known.isEmpty else {
      throw .catalogue(path: path, line: header.line, reason: "no column of a known name")
    }
    if let twice = known.first(where: { column in known.count { $0 == column } > 1 }) {
      throw .catalogue(path: path, line: header.line, reason: "two columns for \(twice.names[0])")
    }
    var problems: [CatalogueProblem] = []
    var entries: [Entry] = []
    for row in rows.dropFirst() {
      guard row.fields.count <= names.count else {
        problems.append(
          CatalogueProblem(
            path: path, line: row.line, reason: "\(row.fields.count) fields, but \(names.count) columns"))
        continue
      }
      let values = zip(names, row.fields).enumerated().map { index, pair in
        (name: pair.0.isEmpty ? "column \(index + 1)" : pair.0, value: pair.1)
      }
      entries.append(Entry(line: row.line, values: values))
    }
    let read = catalogue(path, entries: entries)
    return Catalogue(
      path: path, rows: read.rows, problems: (problems + read.problems).sorted { $0.line < $1.line })
  }

  private static func catalogue(_ path: String, entries: [Entry]) -> Catalogue {
    var rows: [CatalogueRow] = []
    var problems: [CatalogueProblem] = []
    for entry in entries {
      do throws(CatalogueEntryFault) {
        rows.append(try CatalogueEntry(entry).row)
      } catch {
        problems.append(CatalogueProblem(path: path, line: entry.line, reason: error.reason))
      }
    }
    return Catalogue(path: path, rows: rows, problems: problems)
  }

  private static func yamlEntries(_ text: String, path: String) throws(IndexError) -> [Entry] {
    if let line = lineOfAlias(in: text) {
      throw .catalogue(path: path, line: line, reason: "aliases are not read")
    }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw .catalogue(path: path, line: line(of: error), reason: "not YAML")
    } catch {
      throw .catalogue(path: path, line: 1, reason: "not YAML")
    }
    guard let root else { return [] }
    let nodes = root.sequence.map(Array.init) ?? [root]
    var entries: [Entry] = []
    for node in nodes {
      let line = node.mark?.line ?? 1
      guard let mapping = node.mapping else {
        throw .catalogue(path: path, line: line, reason: "not a call: names and values are wanted")
      }
      entries.append(Entry(line: line, values: mapping.map { (plain($0.key), plain($0.value)) }))
    }
    return entries
  }

  /// Where YAML points back to what it said before (`*name`): a few lines of it can stand for
  /// more than any memory holds.
  private static func lineOfAlias(in text: String) -> Int? {
    var line = 1
    var isStart = true
    var isStar = false
    for byte in text.utf8 {
      if isStar, isNameByte(byte) { return line }
      isStar = isStart && byte == UInt8(ascii: "*")
      isStart = byte <= 32 || "[{,:?-".utf8.contains(byte)
      if byte == 10 { line += 1 }
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || "_-".utf8.contains(byte)
  }

  private static func line(of error: YamlError) -> Int {
    switch error {
    case .reader(_, _, _, _): 1
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: 1
    }
  }

  /// A scalar as it is written; a list with its items between semicolons.
  private static func plain(_ node: Node) -> String {
    if let scalar = node.scalar {
      let isNull = scalar.style == .plain && ["~", "null", "Null", "NULL"].contains(scalar.string)
      return isNull ? "" : scalar.string
    }
    if let items = node.sequence { return items.compactMap { $0.scalar?.string }.joined(separator: "; ") }
    return node.mapping?.compactMap { pair in
      pair.value.scalar.map { "\(pair.key.scalar?.string ?? ""): \($0.string)" }
    }.joined(separator: "; ") ?? ""
  }

  private static func jsonEntries(_ text: String, path: String) throws(IndexError) -> [Entry] {
    guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)) else {
      throw .catalogue(path: path, line: 1, reason: "not JSON")
    }
    let objects = value as? [Any] ?? [value]
    var entries: [Entry] = []
    for (index, object) in objects.enumerated() {
      guard let object = object as? [String: Any] else {
        throw .catalogue(path: path, line: index + 1, reason: "not a call: names and values are wanted")
      }
      let values = object.sorted { $0.key < $1.key }.map { (name: $0.key, value: plain($0.value)) }
      entries.append(Entry(line: index + 1, values: values))
    }
    return entries
  }

  private static func plain(_ value: Any) -> String {
    switch value {
    case let text as String: text
    case let number as NSNumber: number.stringValue
    case let items as [Any]: items.map { plain($0) }.joined(separator: "; ")
    case let object as [String: Any]:
      object.sorted { $0.key < $1.key }.map { "\($0.key): \(plain($0.value))" }.joined(separator: "; ")
    default: ""
    }
  }
}
