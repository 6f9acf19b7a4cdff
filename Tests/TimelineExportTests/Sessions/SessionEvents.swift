import Foundation
import FoundationXML
import Testing

/// What a reader finds in the text of a session: the clips on its tracks.
enum SessionEvents {
  /// In frames of 48 kHz.
  struct Place: Hashable {
    let record: Int64
    let source: Int64
    let length: Int64
    let name: String
  }

  static func clips(in text: String, format name: String) throws -> [Place] {
    switch name {
    case "reaper": return try reaper(text)
    case "hindenburg":
      return try elements("Region", inside: "Tracks", text).map { region in
        Place(
          record: frames(clock: region["Start"] ?? "0"), source: frames(clock: region["Offset"] ?? "0"),
          length: frames(clock: region["Length"] ?? ""), name: region["Name"] ?? "")
      }
    case "audition":
      return try elements("audioClip", inside: "tracks", text).map { clip in
        let start = try #require(clip["startPoint"].flatMap { Int64($0) })
        let end = try #require(clip["endPoint"].flatMap { Int64($0) })
        let source = try #require(clip["sourceInPoint"].flatMap { Int64($0) })
        #expect(clip["sourceOutPoint"] == String(source + end - start))
        return Place(record: start, source: source, length: end - start, name: clip["name"] ?? "")
      }
    case "ardour":
      return try elements("Region", inside: "Playlists", text).map { region in
        let length = try #require(region["length"]).split(separator: "@")
        return Place(
          record: try ticks(String(length[1])), source: try ticks(region["start"] ?? ""),
          length: try ticks(String(length[0])), name: region["name"] ?? "")
      }
    default: throw CocoaError(.featureUnsupported)
    }
  }

  private static func ticks(_ text: String) throws -> Int64 {
    try #require(text.first == "a")
    let ticks = try #require(Int64(text.dropFirst()))
    try #require(ticks % 5_880 == 0)
    return ticks / 5_880
  }

  private static func frames(clock: String) -> Int64 {
    let seconds = clock.split(separator: ":").reduce(0.0) { $0 * 60 + (Double($1) ?? .nan) }
    return Int64((seconds * 48_000).rounded())
  }

  /// Depth by `<` and `>` at the starts of lines, as REAPER counts it.
  private static func reaper(_ text: String) throws -> [Place] {
    var depth = 0
    var places: [Place] = []
    var item: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let words = line.trimmingCharacters(in: .whitespaces)
      if words.hasPrefix("<") {
        depth += 1
        if words.hasPrefix("<ITEM") { item = [:] }
      } else if words == ">" {
        depth -= 1
        if depth == 2, let position = item["POSITION"] {
          places.append(
            Place(
              record: frames(clock: position), source: frames(clock: item["SOFFS"] ?? ""),
              length: frames(clock: item["LENGTH"] ?? ""), name: String((item["NAME"] ?? "").dropFirst().dropLast())))
          item = [:]
        }
      } else if depth == 3, let space = words.firstIndex(of: " ") {
        item[String(words[..<space])] = String(words[words.index(after: space)...])
      }
    }
    try #require(depth == 0)
    return places
  }

  /// The attributes of all elements called `name` below one called `ancestor`.
  private static func elements(_ name: String, inside ancestor: String, _ text: String) throws -> [[String: String]] {
    let collector = Collector(name: name, ancestor: ancestor)
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = collector
    try #require(parser.parse(), "\(parser.parserError.map(String.init(describing:)) ?? "")")
    return collector.found
  }

  private final class Collector: NSObject, XMLParserDelegate {
    let name: String
    let ancestor: String
    var depth = 0
    var found: [[String: String]] = []

    init(name: String, ancestor: String) {
      self.name = name
      self.ancestor = ancestor
    }

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      if element == ancestor { depth += 1 }
      if element == name, depth > 0 { found.append(attributes) }
    }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
      if element == ancestor { depth -= 1 }
    }
  }
}
