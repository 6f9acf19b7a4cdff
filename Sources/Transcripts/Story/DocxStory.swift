internal import TapeModel

/// DOCX: the paragraphs of `word/document.xml`.
///
/// Styles named for headings, titles, captions and quotes tell a paragraph's kind; text that a tracked change
/// deleted is left out, inserted text is read. Format: ECMA-376 part 1, 17.3. Our own walk over
/// tags: a DOCTYPE is refused, entities are the five of XML and numeric ones.
enum DocxStory {
  static func source(_ bytes: [UInt8], path: String) throws(StoryError) -> StorySource {
    let archive = try StoryArchive(bytes, path: path)
    guard archive.has("word/document.xml") else { throw .unknownFormat(path: path, found: "a zip archive") }
    let xml = try archive.contents(of: "word/document.xml", limit: StoryReader.byteLimit)
    guard let text = String(validating: xml, as: UTF8.self) else {
      throw .damaged(path: path, reason: "word/document.xml is not UTF-8")
    }
    guard !containsDoctype(xml) else {
      throw .damaged(path: path, reason: "word/document.xml has a DOCTYPE")
    }
    var walk = Walk(scalars: Array(text.unicodeScalars))
    walk.run()
    return takingFrontMatter(walk.source)
  }

  private static func containsDoctype(_ xml: [UInt8]) -> Bool {
    var index = 0
    while let open = xml[index...].firstIndex(of: UInt8(ascii: "<")) {
      if open + 1 < xml.count, xml[open + 1] == UInt8(ascii: "!") { return true }
      index = open + 1
      if index > 65_536 { return false }
    }
    return false
  }

  /// Paragraphs between two of `---` at the head are the front matter.
  private static func takingFrontMatter(_ source: StorySource) -> StorySource {
    guard source.blocks.first?.text.string == "---",
      let end = source.blocks.dropFirst().prefix(100).firstIndex(where: { $0.text.string == "---" })
    else { return source }
    var rest = source
    rest.frontMatter = source.blocks[1..<end].map(\.text.string).joined(separator: "\n")
    rest.blocks.removeFirst(end + 1)
    return rest
  }

  private struct Walk {
    let scalars: [Unicode.Scalar]
    var source = StorySource(format: "docx")
    private var builder = StoryBlockBuilder()
    private var kind = StoryParagraph.Kind.body
    private var paragraph = 0
    private var depthInFallback = 0
    private var isText = false

    init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    mutating func run() {
      var index = 0
      while index < scalars.count {
        if scalars[index] == "<" {
          let end = scalars[index...].firstIndex(of: ">") ?? scalars.count
          tag(scalars[min(index + 1, end)..<end])
          index = end + 1
        } else if isText, depthInFallback == 0 {
          let entity = StoryEntities.scalar(scalars, at: index)
          builder.append(entity?.scalar ?? scalars[index], line: paragraph)
          index = entity?.end ?? index + 1
        } else {
          index += 1
        }
      }
      end()
    }

    private mutating func tag(_ inside: ArraySlice<Unicode.Scalar>) {
      let isClosing = inside.first == "/"
      let isEmpty = inside.last == "/"
      let name = String(String.UnicodeScalarView(inside.drop { $0 == "/" }.prefix { $0 != " " && $0 != "/" }))
      switch name {
      case "mc:Fallback": depthInFallback = max(0, depthInFallback + (isClosing ? -1 : isEmpty ? 0 : 1))
      case "w:t": isText = !isClosing && !isEmpty
      case "w:tab", "w:br", "w:cr": builder.append(" ", line: paragraph)
      case "w:noBreakHyphen": builder.append("-", line: paragraph)
      case "w:pStyle": kind = style(inside)
      case "w:p":
        end()
        if !isClosing { paragraph += 1 }
      default: break
      }
    }

    private mutating func end() {
      if let block = builder.take(kind) { source.blocks.append(block) }
      kind = .body
    }

    private func style(_ inside: ArraySlice<Unicode.Scalar>) -> StoryParagraph.Kind {
      let name = String(String.UnicodeScalarView(inside)).lowercased()
      if name.contains("heading") || name.contains("title") { return .heading }
      if name.contains("caption") { return .caption }
      return name.contains("quote") ? .block : .body
    }
  }
}
