internal import TapeModel

/// The captions of a TTML document, by the rules of ``TTMLReader``.
///
/// Their text is collected in WebVTT's markup, so that ``CaptionTurns`` makes the
/// turns.
struct TTMLCaptions: XMLHandler {
  private struct Element {
    let name: String
    /// In milliseconds from the document's start.
    var begin: Double
    var end: Double?
    /// Whether a time is stated here or around it.
    var isTimed: Bool
    var isSequence: Bool
    /// Where the next child begins that follows another.
    var next: Double
    var agent: String?
    let hadVoice: Bool
  }

  private(set) var buffer: [UInt8] = []
  private(set) var blocks: [CaptionBlock] = []
  private(set) var unused: [UnusedLine] = []
  private(set) var language: LanguageCode?

  private var times = TTMLTimes()
  private var stack: [Element] = []
  /// The paragraph that is being read: where its text begins, and its line.
  private var paragraph: (start: Int, line: Int, depth: Int)?
  /// The earliest and latest time that its spans state.
  private var spanTimes: (begin: Double, end: Double?)?
  private var silentDepth: Int?
  /// Places in the text where an agent is named, which may be described later.
  private var voices: [(block: Int, offset: Int, agent: String?)] = []
  private var names: [String: String] = [:]
  private var agent: String?
  private var name: String?

  mutating func start(_ name: String, _ attributes: [String: String], line: Int) {
    if stack.isEmpty {
      times = TTMLTimes(attributes)
      language = attributes["lang"].flatMap { LanguageCode($0) }
    }
    if name == "agent", paragraph == nil { agent = attributes["id"] }
    if name == "name", agent != nil { self.name = "" }
    push(name, attributes, line)
    switch name {
    case "p" where paragraph == nil:
      paragraph = (buffer.count, line, stack.count)
      spanTimes = nil
      if let agent = stack.last?.agent { voices.append((blocks.count, buffer.count, agent)) }
    case "br": if paragraph != nil { buffer.append(0x0A) }
    case "metadata", "desc", "title", "head":
      if silentDepth == nil { silentDepth = stack.count }
    case "span": startSpan(attributes)
    default: break
    }
  }

  private mutating func push(_ name: String, _ attributes: [String: String], _ line: Int) {
    let parent = stack.last
    var base = parent?.begin ?? 0
    if let parent, parent.isSequence { base = parent.next }
    let (begin, end, length) = (
      times.milliseconds(attributes["begin"]), times.milliseconds(attributes["end"]),
      times.milliseconds(attributes["dur"])
    )
    if paragraph == nil || name != "br" {
      for key in ["begin", "end", "dur"] where attributes[key] != nil && times.milliseconds(attributes[key]) == nil {
        unused.append(UnusedLine(line: line, reason: "a time that is none"))
      }
    }
    let start = base + (begin ?? 0)
    let ends = [end.map { base + $0 }, length.map { start + $0 }, parent?.end].compactMap { $0 }
    stack.append(
      Element(
        name: name, begin: start, end: ends.min(),
        isTimed: begin != nil || end != nil || length != nil || parent?.isTimed ?? false,
        isSequence: attributes["timeContainer"] == "seq", next: start, agent: attributes["agent"] ?? parent?.agent,
        hadVoice: attributes["agent"] != nil))
  }

  private mutating func startSpan(_ attributes: [String: String]) {
    guard paragraph != nil, let element = stack.last else { return }
    if element.hadVoice { voices.append((blocks.count, buffer.count, element.agent)) }
    guard attributes["begin"] != nil, let time = ServiceTime.milliseconds(element.begin) else { return }
    let before = spanTimes?.begin ?? element.begin
    spanTimes = (min(before, element.begin), [spanTimes?.end, element.end].compactMap { $0 }.max())
    buffer.append(contentsOf: "<\(clock(time))>".utf8)
  }

  private func clock(_ time: Int64) -> String {
    // WebVTT's stamps have two digits for hours at least; more are as good.
    let text = clockText(milliseconds: time)
    return time < 36_000_000 ? "0" + text : text
  }

  mutating func text(_ text: String) {
    if name != nil, silentDepth != nil || paragraph == nil { name! += text }
    guard paragraph != nil, silentDepth == nil else { return }
    for byte in text.utf8 {
      switch byte {
      case 0x26: buffer.append(contentsOf: "&amp;".utf8)
      case 0x3C: buffer.append(contentsOf: "&lt;".utf8)
      case 0x0A, 0x0D, 0x09: buffer.append(0x20)
      default: buffer.append(byte)
      }
    }
  }

  mutating func end(_ name: String) {
    guard let element = stack.popLast() else { return }
    if let depth = silentDepth, stack.count < depth { silentDepth = nil }
    if name == "name", let agent, let found = self.name {
      if names[agent] == nil { names[agent] = found }
      self.name = nil
    }
    if name == "agent", paragraph == nil { agent = nil }
    if let last = stack.indices.last, stack[last].isSequence {
      stack[last].next = max(stack[last].next, element.end ?? element.begin)
    }
    if name == "span", paragraph != nil, element.hadVoice {
      voices.append((blocks.count, buffer.count, stack.last?.agent))
    }
    if let paragraph, stack.count < paragraph.depth { finish(element, paragraph) }
  }

  private mutating func finish(_ element: Element, _ open: (start: Int, line: Int, depth: Int)) {
    paragraph = nil
    let text = open.start..<buffer.count
    let isEmpty = !buffer[text].contains { $0 > 0x20 }
    if isEmpty { return drop(text) }
    let (begin, end) = element.isTimed ? (element.begin, element.end) : (spanTimes?.begin, spanTimes?.end)
    guard let begin, let start = ServiceTime.milliseconds(begin) else {
      unused.append(UnusedLine(line: open.line, reason: "a paragraph without times"))
      return drop(text)
    }
    let finish = end.map { ServiceTime.milliseconds($0) }
    guard finish != .some(nil), let cue = Cue(startMilliseconds: start, endMilliseconds: finish ?? nil) else {
      unused.append(UnusedLine(line: open.line, reason: "a paragraph that ends before it starts"))
      return drop(text)
    }
    blocks.append(CaptionBlock(cue: cue, line: open.line, text: text))
  }

  private mutating func drop(_ text: Range<Int>) {
    while voices.last?.block == blocks.count { voices.removeLast() }
    buffer.removeSubrange(text)
  }

  /// Puts the agents' names into the text, now that all are known.
  mutating func resolveAgents() {
    guard !voices.isEmpty else { return }
    var named: [UInt8] = []
    named.reserveCapacity(buffer.count + voices.count * 24)
    var next = voices.startIndex
    for index in blocks.indices {
      let text = blocks[index].text
      let start = named.count
      var at = text.lowerBound
      while next < voices.endIndex, voices[next].block <= index {
        let offset = min(max(voices[next].offset, at), text.upperBound)
        named.append(contentsOf: buffer[at..<offset])
        named.append(contentsOf: mark(voices[next].agent).utf8)
        at = offset
        next += 1
      }
      named.append(contentsOf: buffer[at..<text.upperBound])
      blocks[index].text = start..<named.count
    }
    buffer = named
  }

  private func mark(_ agent: String?) -> String {
    guard let agent else { return "</v>" }
    let name = (names[agent] ?? agent).split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    return "<v \(name.replacing("&", with: "&amp;").replacing(">", with: "&gt;"))>"
  }
}
