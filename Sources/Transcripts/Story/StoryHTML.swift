internal import TapeModel

/// HTML: text of the elements that hold a story; scripts, styles, navigation and forms are
/// passed over.
///
/// A walk over tags, not a tree: unclosed elements do no harm. `q` elements come out between
/// `“` and `”`.
enum StoryHTML {
  /// Whether a text starts like HTML.
  static func isHTML(_ text: String) -> Bool {
    let head = text.drop(while: \.isWhitespace).prefix(200).lowercased()
    return [
      "<!doctype html", "<html", "<head", "<body", "<article", "<p>", "<p ", "<div", "<h1", "<main", "<section", "<!--",
    ]
    .contains { head.hasPrefix($0) }
  }

  static func source(_ text: String) -> StorySource {
    var walk = Walk(scalars: Array(text.unicodeScalars))
    walk.run()
    return walk.source
  }

  private struct Walk {
    let scalars: [Unicode.Scalar]
    var source = StorySource(format: "html")
    private var builder = StoryBlockBuilder()
    private var index = 0
    private var line = 1
    private var kinds: [(name: String, kind: StoryParagraph.Kind)] = []
    private var title: [Unicode.Scalar]?

    init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private static let blocks: Set<String> = [
      "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "figcaption", "figure", "section",
      "article", "main", "header", "footer", "tr", "td", "th", "table", "body", "html", "head", "hr", "aside", "dl",
      "dt",
      "dd", "caption", "br",
    ]
    private static let skipped: Set<String> = [
      "script", "style", "noscript", "template", "svg", "nav", "form", "iframe", "select", "button", "textarea", "math",
    ]
    private static let kindOf: [String: StoryParagraph.Kind] = [
      "h1": .heading, "h2": .heading, "h3": .heading, "h4": .heading, "h5": .heading, "h6": .heading,
      "figcaption": .caption, "caption": .caption, "blockquote": .block,
    ]

    mutating func run() {
      while index < scalars.count {
        let scalar = scalars[index]
        if scalar == "<", let next = following,
          next.properties.isAlphabetic || next == "/" || next == "!" || next == "?"
        {
          tag()
        } else if scalar == "&", let entity = StoryEntities.scalar(scalars, at: index) {
          take(entity.scalar)
          index = entity.end
        } else {
          take(scalar)
          if scalar == "\n" { line += 1 }
          index += 1
        }
      }
      end()
    }

    private var following: Unicode.Scalar? { index + 1 < scalars.count ? scalars[index + 1] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) {
      if title != nil { title?.append(scalar) } else { builder.append(scalar, line: line) }
    }

    private mutating func end() {
      if let block = builder.take(kinds.last?.kind ?? .body) { source.blocks.append(block) }
    }

    private mutating func tag() {
      if scalars[index...].starts(with: "<!--".unicodeScalars) {
        comment()
        return
      }
      let start = index
      skip(past: ">")
      let inside = scalars[(start + 1)..<max(start + 1, index - 1)]
      let isClosing = inside.first == "/"
      let name = String(
        String.UnicodeScalarView(
          inside.drop { $0 == "/" }.prefix { $0.properties.isAlphabetic || $0.properties.numericType != nil })
      )
      .lowercased()
      if name == "title" {
        if isClosing, let text = title { source.title = trimmed(text) }
        title = isClosing ? nil : []
      } else if name == "html", !isClosing {
        source.language = language(inside)
      } else if name == "q" {
        take(isClosing ? "”" : "“")
      } else if Self.skipped.contains(name), !isClosing {
        skip(element: name)
      }
      guard Self.blocks.contains(name) else { return }
      end()
      guard let kind = Self.kindOf[name] else { return }
      if !isClosing {
        kinds.append((name, kind))
      } else if let last = kinds.lastIndex(where: { $0.name == name }) {
        kinds.removeSubrange(last...)
      }
    }

    /// A comment; one that begins with `---` is the story's front matter.
    private mutating func comment() {
      let start = index + 4
      var end = start
      while end + 2 < scalars.count, !(scalars[end] == "-" && scalars[end + 1] == "-" && scalars[end + 2] == ">") {
        end += 1
      }
      let isClosed = end + 2 < scalars.count
      let body = String(String.UnicodeScalarView(scalars[min(start, scalars.count)..<(isClosed ? end : scalars.count)]))
      let text = body.drop(while: \.isWhitespace)
      if text.hasPrefix("---"), source.frontMatter == nil, body.utf8.count < 65_536 {
        source.frontMatter = text.split(separator: "\n").filter { !$0.hasPrefix("---") }.joined(separator: "\n")
      }
      line += body.utf8.count { $0 == 10 }
      index = isClosed ? end + 3 : scalars.count
    }

    /// To after the next `stop` outside quoted attribute values.
    private mutating func skip(past stop: Unicode.Scalar) {
      var quote: Unicode.Scalar?
      while index < scalars.count {
        let scalar = scalars[index]
        if scalar == "\n" { line += 1 }
        index += 1
        if let open = quote {
          if scalar == open { quote = nil }
        } else if scalar == "\"" || scalar == "'", index >= 2, scalars[index - 2] == "=" {
          quote = scalar
        } else if scalar == stop {
          return
        }
      }
    }

    private mutating func skip(element name: String) {
      let closing = Array("</\(name)".unicodeScalars)
      while index < scalars.count {
        if scalars[index] == "<",
          scalars[index...].prefix(closing.count).elementsEqual(closing, by: { lowered($0) == $1 })
        {
          skip(past: ">")
          return
        }
        if scalars[index] == "\n" { line += 1 }
        index += 1
      }
    }

    private func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
      (65...90).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar
    }

    private func language(_ tag: ArraySlice<Unicode.Scalar>) -> LanguageCode? {
      let text = String(String.UnicodeScalarView(tag))
      guard let attribute = text.range(ofASCII: "lang=") else { return nil }
      return LanguageCode(text[attribute...].prefix { $0.isLetter || $0 == "-" })
    }

    private func trimmed(_ text: [Unicode.Scalar]) -> String {
      var builder = StoryBlockBuilder()
      builder.append(text, line: 1)
      return builder.take(.heading)?.text.string ?? ""
    }
  }
}

extension String {
  /// The index after the first occurrence of `text` and an opening quote, if any.
  fileprivate func range(ofASCII text: String) -> String.Index? {
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(text) {
        let after = rest.index(rest.startIndex, offsetBy: text.count)
        return after < endIndex && (self[after] == "\"" || self[after] == "'") ? index(after: after) : after
      }
      rest = rest.dropFirst()
    }
    return nil
  }
}
