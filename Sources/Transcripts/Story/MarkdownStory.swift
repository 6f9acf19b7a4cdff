internal import TapeModel

/// Markdown, as far as stories use it: headings, block quotes, lists, emphasis, links, images,
/// comments, code.
///
/// Method: CommonMark's line rules without its nesting; marks of emphasis and link
/// targets are dropped, text stays.
enum MarkdownStory {
  static func source(_ lines: [Substring], firstLine: Int) -> StorySource {
    var source = StorySource(format: "markdown")
    var builder = StoryBlockBuilder()
    var kind = StoryBlock.Kind.body
    var isCode = false
    var isComment = false
    func end() {
      if let block = builder.take(kind) { source.blocks.append(block) }
    }
    for (offset, line) in lines.enumerated() {
      let number = firstLine + offset
      var rest = line.drop(while: { $0 == " " || $0 == "\t" })
      if rest.hasPrefix("```") || rest.hasPrefix("~~~") {
        end()
        isCode.toggle()
        continue
      }
      if isCode { continue }
      if isComment || rest.hasPrefix("<!--") {
        isComment = !rest.contains("-->")
        continue
      }
      if rest.isEmpty || isRule(rest) {
        if isRule(rest), !builder.isEmpty, rest.first == "=" || rest.first == "-" { kind = .heading }
        end()
        kind = .body
        continue
      }
      if rest.first == "#", let level = headingLevel(rest) {
        end()
        let text = rest.dropFirst(level).drop(while: { $0 == " " })
        builder.append(inline(text.trimmingTrailing("# ")), line: number)
        kind = .heading
        end()
        kind = .body
        continue
      }
      let isQuote = rest.first == ">"
      if isQuote { rest = rest.dropFirst().drop(while: { $0 == " " || $0 == ">" }) }
      let isItem = isListItem(rest)
      let isCaption = isImageOnly(rest)
      if isQuote != (kind == .block) || isItem || isCaption || rest.isEmpty || StoryLabel.startsLine(rest) { end() }
      kind = isQuote ? .block : isCaption ? .caption : kind == .caption && !builder.isEmpty ? .caption : .body
      if isItem { rest = rest.drop(while: { $0 != " " }).drop(while: { $0 == " " }) }
      if !builder.isEmpty { builder.append(" ", line: number) }
      builder.append(inline(rest), line: number)
      if line.hasSuffix("  ") || line.hasSuffix("\\") || isCaption { end() }
    }
    end()
    source.title = source.blocks.first { $0.kind == .heading }?.text.string
    return source
  }

  private static func isRule(_ line: Substring) -> Bool {
    guard let first = line.first, "=-*_".contains(first) else { return false }
    return line.allSatisfy { $0 == first || $0 == " " } && line.count >= 3
  }

  private static func headingLevel(_ line: Substring) -> Int? {
    let level = line.prefix { $0 == "#" }.count
    guard (1...6).contains(level), line.dropFirst(level).first == " " else { return nil }
    return level
  }

  private static func isListItem(_ line: Substring) -> Bool {
    if line.hasPrefix("- ") || line.hasPrefix("* ") || line.hasPrefix("+ ") { return true }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    return (1...3).contains(digits.count) && line.dropFirst(digits.count).hasPrefix(". ")
  }

  /// An image alone in its line, or a line wholly in emphasis that calls itself a caption.
  private static func isImageOnly(_ line: Substring) -> Bool {
    line.hasPrefix("![") && line.hasSuffix(")")
  }

  /// Text without marks of emphasis, code and links.
  private static func inline(_ line: Substring) -> [Unicode.Scalar] {
    let scalars = Array(line.unicodeScalars)
    var out: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      switch scalar {
      case "\\" where index + 1 < scalars.count && scalars[index + 1].properties.isPatternSyntax:
        out.append(scalars[index + 1])
        index += 2
      case "!" where index + 1 < scalars.count && scalars[index + 1] == "[": index += 1
      case "[":
        if let link = link(scalars, at: index) {
          out.append(contentsOf: link.text)
          index = link.end
        } else {
          out.append(scalar)
          index += 1
        }
      case "*", "_":
        index = emphasis(scalars, at: index, &out)
      case "`": index += 1
      case "&":
        let entity = StoryEntities.scalar(scalars, at: index)
        out.append(entity?.scalar ?? scalar)
        index = entity?.end ?? index + 1
      default:
        out.append(scalar)
        index += 1
      }
    }
    return out
  }

  /// Drops a run of `*` or `_` that touches a word on one side only; keeps it inside words,
  /// as in `f***k`, and at the end of a short one, as in `f***`.
  private static func emphasis(_ scalars: [Unicode.Scalar], at start: Int, _ out: inout [Unicode.Scalar]) -> Int {
    var end = start
    while end < scalars.count, scalars[end] == scalars[start] { end += 1 }
    let before = start > 0 ? scalars[start - 1] : " "
    let after = end < scalars.count ? scalars[end] : " "
    let isInside = before.properties.isAlphabetic && (after.properties.isAlphabetic || end - start >= 3)
    if isInside || (before == " " && after == " ") { out.append(contentsOf: scalars[start..<end]) }
    return end
  }

  /// `[text](target)` and `[text][name]`; `nil` for brackets that are words of an editor.
  private static func link(_ scalars: [Unicode.Scalar], at start: Int) -> (text: [Unicode.Scalar], end: Int)? {
    guard let close = scalars[start...].firstIndex(of: "]"), close + 1 < scalars.count else { return nil }
    let opening = scalars[close + 1]
    guard opening == "(" || opening == "[" else { return nil }
    guard let end = scalars[(close + 2)...].firstIndex(of: opening == "(" ? ")" : "]") else { return nil }
    return (Array(scalars[(start + 1)..<close]), end + 1)
  }
}

extension StoryBlock {
  typealias Kind = StoryParagraph.Kind
}

extension Substring {
  /// Without any of these characters at its end.
  fileprivate func trimmingTrailing(_ characters: String) -> Substring {
    var rest = self
    while let last = rest.last, characters.contains(last) { rest.removeLast() }
    return rest
  }
}
