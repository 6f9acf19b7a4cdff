import Foundation
import FoundationXML
import Testing

/// What a reader finds in the text of a session: the clips on its tracks.
enum SessionEvents {
  /// In frames of 48 kHz.
  struct Place: Hashable {
    /// `nil` in a playlist.
    let record: Int64?
    let source: Int64
    let length: Int64
    let name: String
  }

  /// How far a format's times may be from the frame, in frames.
  static func tolerance(_ name: String) -> Int64 {
    switch name {
    case "hindenburg", "m3u8": 24
    case "fcpxml": 960
    case "xspf": 1
    default: 0
    }
  }

  /// Whether both have as many clips at the same places, as far as the format can say.
  static func agree(_ found: [Place], _ expected: [Place], _ name: String) -> Bool {
    let limit = tolerance(name)
    return found.count == expected.count
      && zip(found, expected).allSatisfy { one, other in
        let record = one.record ?? other.record ?? 0
        return abs(record - (other.record ?? 0)) <= limit && abs(one.source - other.source) <= limit
          && abs(one.length - other.length) <= 2 * limit && one.name == other.name
      }
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
    case "aes31", "sadie": return try decisions(text, separator: name == "aes31" ? "." : ":")
    case "fcpxml":
      return try elements("asset-clip", inside: "spine", text).map { clip in
        Place(
          record: frames(fraction: clip["offset"] ?? ""), source: frames(fraction: clip["start"] ?? ""),
          length: frames(fraction: clip["duration"] ?? ""), name: clip["name"] ?? "")
      }
    case "m3u8": return try playlist(text)
    case "xspf":
      let names = try texts("title", inside: "track", text)
      let options = try texts("vlc:option", inside: "track", text)
      let lengths = try texts("duration", inside: "track", text)
      try #require(options.count == 2 * names.count && lengths.count == names.count)
      return names.indices.map { index in
        let start = frames(clock: String(options[2 * index].dropFirst("start-time=".count)))
        let end = frames(clock: String(options[2 * index + 1].dropFirst("stop-time=".count)))
        return Place(record: nil, source: start, length: end - start, name: names[index])
      }
    default: throw CocoaError(.featureUnsupported)
    }
  }

  /// The entries of an audio decision list.
  private static func decisions(_ text: String, separator: Character) throws -> [Place] {
    func frames(_ time: Substring) throws -> Int64 {
      let halves = time.split(separator: "/")
      let fields = halves[0].split(separator: separator).compactMap { Int64($0) }
      try #require(halves.count == 2 && fields.count == 4 && fields[3] < 25)
      let rest = try #require(Int64(halves[1]))
      try #require(rest < 1_920)
      return ((fields[0] * 60 + fields[1]) * 60 + fields[2]) * 48_000 + fields[3] * 1_920 + rest
    }
    let lines = text.components(separatedBy: "\r\n").map { $0.trimmingCharacters(in: .whitespaces) }
    var places: [Place] = []
    for line in lines where line.hasPrefix("(Entry)") {
      let words = line.split(separator: " ")
      try #require(words.count == 11 && words[10] == "_")
      let start = try frames(words[8])
      places.append(
        Place(record: start, source: try frames(words[7]), length: try frames(words[9]) - start, name: ""))
    }
    let names = lines.filter { $0.hasPrefix("(Rem) NAME \"") }.map { String($0.dropFirst(12).dropLast()) }
    try #require(names.count == places.count)
    return zip(places, names).map { Place(record: $0.record, source: $0.source, length: $0.length, name: $1) }
  }

  private static func playlist(_ text: String) throws -> [Place] {
    var places: [Place] = []
    var start: Int64 = 0
    var end: Int64 = 0
    var name = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("#EXTINF:") {
        name = line.range(of: " - ").map { String(line[$0.upperBound...]) } ?? ""
      } else if line.hasPrefix("#EXTVLCOPT:start-time=") {
        start = frames(clock: String(line.dropFirst(22)))
      } else if line.hasPrefix("#EXTVLCOPT:stop-time=") {
        end = frames(clock: String(line.dropFirst(21)))
      } else if !line.hasPrefix("#") {
        places.append(Place(record: nil, source: start, length: end - start, name: name))
      }
    }
    return places
  }

  private static func frames(fraction: String) -> Int64 {
    let parts = fraction.dropLast().split(separator: "/").compactMap { Int64($0) }
    return parts.count == 2 ? parts[0] * 48_000 / parts[1] : (parts.first ?? -1) * 48_000
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

  /// The texts of all elements called `name` below one called `ancestor`.
  private static func texts(_ name: String, inside ancestor: String, _ text: String) throws -> [String] {
    let collector = Collector(name: name, ancestor: ancestor)
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = collector
    try #require(parser.parse())
    return collector.texts
  }

  private final class Collector: NSObject, XMLParserDelegate {
    let name: String
    let ancestor: String
    var depth = 0
    var found: [[String: String]] = []
    var texts: [String] = []
    var isInside = false

    init(name: String, ancestor: String) {
      self.name = name
      self.ancestor = ancestor
    }

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      if element == ancestor { depth += 1 }
      if element == name, depth > 0 {
        found.append(attributes)
        texts.append("")
        isInside = true
      }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if isInside { texts[texts.count - 1] += string }
    }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
      if element == ancestor { depth -= 1 }
      if element == name { isInside = false }
    }
  }
}
