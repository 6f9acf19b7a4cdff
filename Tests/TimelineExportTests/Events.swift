import Foundation
import FoundationXML
import Testing

/// What a reader finds in an exported text: how many entries, and that each has its
/// shape.
enum Events {
  /// The count of events in `text`, which is to be in the format called `name`.
  static func count(in text: String, format name: String) throws -> Int {
    switch name {
    case "manifest": return try items(text, "items")
    case "json": return try items(text, "segments")
    case "jsonl":
      let lines = text.split(separator: "\n")
      for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
      return lines.count
    case "csv": return try rows(text).count - 1
    case "webvtt": return try blocks(text, separator: ".", identified: true)
    case "srt": return try blocks(text.replacing("\r\n", with: "\n"), separator: ",", identified: true)
    case "audacity":
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      for line in lines { try #require(line.split(separator: "\t", omittingEmptySubsequences: false).count == 3) }
      return lines.count
    case "chapters": return try items(text, "chapters")
    case "edl", "edl-drop":
      let lines = text.components(separatedBy: "\r\n")
      try #require(lines.allSatisfy { $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
      return lines.filter { ("0"..."9").contains($0.first ?? "*") }.count
    case "cuesheet":
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for line in lines where line.contains("TITLE") { try #require(line.filter { $0 == "\"" }.count == 2) }
      return lines.filter { $0.hasPrefix("  TRACK ") }.count
    case "ffmetadata":
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.filter { $0 == "[CHAPTER]" }.count
    case "iiif":
      let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let structures = try #require(object["structures"] as? [[String: Any]])
      return (structures.first?["items"] as? [Any])?.count ?? 0
    case "ebucore": return try elements("ebucore:part", text)
    case "otio":
      let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let stack = try #require(object["tracks"] as? [String: Any])
      let track = try #require((stack["children"] as? [[String: Any]])?.first)
      return try #require(track["children"] as? [Any]).count + #require(track["markers"] as? [Any]).count
    case "markdown":
      let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
      for row in rows { try #require(row.replacing("\\|", with: "").count(where: { $0 == "|" }) == 9) }
      return rows.count - 2
    case "eaf": return try elements("ANNOTATION_VALUE", text)
    case "ttml": return try elements("p", text)
    case "chat":
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      try #require(lines.first == "@UTF8" && lines.last == "@End")
      for line in lines { try #require("@*%".contains(line.first ?? " ")) }
      for line in lines where line.hasPrefix("*") { try #require(line.count { $0 == "\u{15}" } % 2 == 0) }
      return lines.filter { $0.hasPrefix("*") }.count
    case "rttm", "ctm":
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      for line in lines {
        let cells = line.split(separator: " ", omittingEmptySubsequences: false)
        try #require(cells.count == (name == "ctm" ? 6 : 10), "\(line)")
      }
      return lines.filter { name == "ctm" || $0.hasPrefix("SPEAKER ") }.count
    case "textgrid":
      let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      let marks = lines.filter { $0.hasPrefix("text = \"") }
      for mark in marks {
        try #require(mark.hasSuffix("\"") && mark.replacing("\"\"", with: "").count(where: { $0 == "\"" }) % 2 == 0)
      }
      try #require(lines.filter { $0.hasPrefix("intervals [") }.count == marks.count)
      return marks.filter { $0 != "text = \"\"" }.count
    default: throw CocoaError(.featureUnsupported)
    }
  }

  /// How many elements called `name` an XML parser finds.
  private static func elements(_ name: String, _ text: String) throws -> Int {
    let counter = ElementCounter(name)
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = counter
    try #require(parser.parse())
    return counter.count
  }

  private final class ElementCounter: NSObject, XMLParserDelegate {
    let name: String
    var count = 0

    init(_ name: String) { self.name = name }

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      if element == name { count += 1 }
    }
  }

  private static func items(_ text: String, _ key: String) throws -> Int {
    let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    return try #require(object[key] as? [Any]).count
  }

  /// The rows of comma-separated values, each with as many cells as the first.
  static func rows(_ text: String) throws -> [[String]] {
    var rows: [[String]] = [[]]
    var cell: [UInt8] = []
    var isQuoted = false
    let bytes = Array(text.utf8.dropFirst(3))
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if isQuoted {
        if byte == 0x22, place + 1 < bytes.count, bytes[place + 1] == 0x22 {
          cell.append(0x22)
          place += 1
        } else if byte == 0x22 {
          isQuoted = false
        } else {
          cell.append(byte)
        }
      } else if byte == 0x22 {
        try #require(cell.isEmpty)
        isQuoted = true
      } else if byte == 0x2C || byte == 0x0D {
        rows[rows.count - 1].append(String(decoding: cell, as: UTF8.self))
        cell = []
        if byte == 0x0D {
          place += 1
          try #require(bytes[place] == 0x0A)
          rows.append([])
        }
      } else {
        cell.append(byte)
      }
      place += 1
    }
    try #require(rows.removeLast().isEmpty)
    for row in rows { try #require(row.count == rows[0].count) }
    return rows
  }

  /// Blocks apart by blank lines: identifier, time line, one line of text.
  private static func blocks(_ text: String, separator: String, identified: Bool) throws -> Int {
    var count = 0
    var last = ""
    for block in text.components(separatedBy: "\n\n") where !block.isEmpty {
      let lines = block.split(separator: "\n", omittingEmptySubsequences: true)
      if block.hasPrefix("WEBVTT") || block.hasPrefix("NOTE ") {
        try #require(lines.count == 1 && !block.contains("-->"))
        continue
      }
      try #require(lines.count == 3, "\(block)")
      try #require(!lines[0].contains("-->") && !lines[2].contains("-->"))
      let times = lines[1].components(separatedBy: " --> ")
      try #require(times.count == 2 && times[0] < times[1] && last <= times[0])
      try #require(times.allSatisfy { $0.count == 12 && $0.dropLast(3).last.map(String.init) == separator })
      last = times[0]
      count += 1
    }
    return count
  }
}
