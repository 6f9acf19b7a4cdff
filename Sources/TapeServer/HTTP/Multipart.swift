internal import HTTPTypes

/// Forms with files (RFC 7578), read piece by piece.
struct Multipart {
  enum Event {
    case began(Head)
    case bytes(ArraySlice<UInt8>)
    case ended
  }

  /// What a part says of itself.
  struct Head: Sendable {
    let name: String
    /// `nil` for a field that is no file.
    let fileName: String?
  }

  /// A part in memory.
  struct Part {
    let name: String
    let fileName: String?
    var body: [UInt8]
  }

  private enum State { case preamble, head, body, done }

  private let delimiter: [UInt8]
  private var state = State.preamble
  /// The first delimiter has no line end before it.
  private var rest: [UInt8] = Array("\r\n".utf8)
  private var partCount = 0

  private static let headLimit = 8 << 10
  private static let mostParts = 32

  init(border: String) { delimiter = Array("\r\n--\(border)".utf8) }

  /// Whether the last delimiter was seen.
  var isDone: Bool { state == .done }

  /// The border that `Content-Type` names; `nil` for anything but a form with files.
  static func border(of contentType: String?) -> String? {
    guard let contentType else { return nil }
    let parts = contentType.split(separator: ";").map { $0.drop { $0 == " " } }
    guard parts.first?.lowercased().trimmingSuffix(" ") == "multipart/form-data" else { return nil }
    for parameter in parts.dropFirst() where parameter.lowercased().hasPrefix("boundary=") {
      let value = parameter.dropFirst(9)
      let border = value.hasPrefix("\"") ? value.dropFirst().prefix { $0 != "\"" } : value
      return (1...70).contains(border.utf8.count) ? String(border) : nil
    }
    return nil
  }

  /// All parts of a form that is in memory.
  static func parts(_ bytes: [UInt8], border: String) throws(Problem) -> [Part] {
    var reader = Multipart(border: border)
    var parts: [Part] = []
    for event in try reader.take(bytes) {
      switch event {
      case .began(let head): parts.append(Part(name: head.name, fileName: head.fileName, body: []))
      case .bytes(let bytes): parts[parts.count - 1].body += bytes
      case .ended: break
      }
    }
    guard reader.isDone else { throw Problem(.badRequest, "The form ends before its last part does.") }
    return parts
  }

  /// Takes the next bytes; gives what they complete.
  ///
  /// Throws a ``Problem`` for what is no form, and for more than 32 parts.
  mutating func take(_ bytes: some Sequence<UInt8>) throws(Problem) -> [Event] {
    rest += bytes
    var events: [Event] = []
    while true {
      switch state {
      case .done:
        rest = []
        return events
      case .head:
        guard let head = try takeHead() else { return events }
        events.append(.began(head))
        state = .body
      case .preamble, .body:
        guard let place = place(of: delimiter) else {
          let kept = min(rest.count, delimiter.count - 1)
          if state == .body, rest.count > kept { events.append(.bytes(rest[..<(rest.count - kept)])) }
          rest = Array(rest.suffix(kept))
          return events
        }
        guard rest.count >= place + delimiter.count + 2 else {
          if place > 0 {
            if state == .body { events.append(.bytes(rest[..<place])) }
            rest = Array(rest[place...])
          }
          return events
        }
        if state == .body {
          if place > 0 { events.append(.bytes(rest[..<place])) }
          events.append(.ended)
        }
        try pass(place)
      }
    }
  }

  /// Goes behind the delimiter at `place`.
  private mutating func pass(_ place: Int) throws(Problem) {
    let end = place + delimiter.count
    switch (rest[end], rest[end + 1]) {
    case (UInt8(ascii: "-"), UInt8(ascii: "-")): state = .done
    case (13, 10):
      partCount += 1
      guard partCount <= Self.mostParts else { throw Problem(.badRequest, "The form has too many parts.") }
      state = .head
    default: throw Problem(.badRequest, "The body is no form.")
    }
    // The line end stays: a part without a head has one only.
    rest = Array(rest[end...])
  }

  private mutating func takeHead() throws(Problem) -> Head? {
    guard let end = place(of: Array("\r\n\r\n".utf8)) else {
      guard rest.count <= Self.headLimit else { throw Problem(.badRequest, "A part's head is too long.") }
      return nil
    }
    guard end <= Self.headLimit else { throw Problem(.badRequest, "A part's head is too long.") }
    let text = String(decoding: rest[..<end], as: UTF8.self)
    rest = Array(rest[(end + 4)...])
    for line in text.split(separator: "\r\n") where line.lowercased().hasPrefix("content-disposition:") {
      guard let name = Self.parameter("name", of: line) else { break }
      return Head(name: name, fileName: Self.parameter("filename", of: line))
    }
    throw Problem(.badRequest, "A part has no name.")
  }

  private static func parameter(_ name: String, of line: Substring) -> String? {
    guard let start = line.firstRange(of: "; \(name)=\"")?.upperBound else { return nil }
    let value = line[start...]
    guard let end = value.firstIndex(of: "\"") else { return nil }
    return String(value[..<end])
  }

  /// Where `wanted` begins in the rest.
  private func place(of wanted: [UInt8]) -> Int? {
    guard rest.count >= wanted.count else { return nil }
    return rest.withUnsafeBufferPointer { bytes in
      var place = 0
      let last = bytes.count - wanted.count
      while place <= last {
        if bytes[place] == wanted[0], wanted.indices.allSatisfy({ bytes[place + $0] == wanted[$0] }) { return place }
        place += 1
      }
      return nil
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = self
    while text.last == character { text.removeLast() }
    return text
  }
}
