internal import TapeModel

/// The story's text with a mark around each quote.
struct HTMLStory {
  let story: Story
  let report: CheckReport

  func html() -> String {
    var parts: [[(part: StoryQuote.Part, quote: Int, isLast: Bool)]] = Array(
      repeating: [], count: story.paragraphs.count)
    for (index, quote) in story.quotes.enumerated() where index < report.quotes.count {
      for (place, part) in quote.parts.enumerated() where parts.indices.contains(part.paragraph) {
        parts[part.paragraph].append((part, index, place == quote.parts.count - 1))
      }
    }
    var out = ""
    for (index, paragraph) in story.paragraphs.enumerated() {
      let (open, close) = tags(paragraph.kind)
      out +=
        open + marked(Array(paragraph.text.utf8), parts[index].sorted { $0.part.startByte < $1.part.startByte })
        + close + "\n"
    }
    return out
  }

  private func tags(_ kind: StoryParagraph.Kind) -> (String, String) {
    switch kind {
    case .heading: ("<h2>", "</h2>")
    case .body: ("<p>", "</p>")
    case .caption: ("<p class=\"caption\">", "</p>")
    case .block: ("<blockquote><p>", "</p></blockquote>")
    }
  }

  private func marked(_ text: [UInt8], _ parts: [(part: StoryQuote.Part, quote: Int, isLast: Bool)]) -> String {
    var out = ""
    var position = 0
    for (part, index, isLast) in parts where part.startByte >= position && part.endByte <= text.count {
      out += escapedHTML(String(decoding: text[position..<part.startByte], as: UTF8.self))
      let quote = report.quotes[index]
      let name = ReportWords.name(quote.verdict)
      let quiet = quote.isProbablySpeech ? "" : " quiet"
      out += "<a class=\"quote v-\(quote.verdict.rawValue)\(quiet)\" href=\"#e\(quote.number)\""
      out += isLast ? " id=\"s\(quote.number)\">" : ">"
      out += escapedHTML(String(decoding: text[part.startByte..<part.endByte], as: UTF8.self))
      if isLast {
        let word = quote.isProbablySpeech ? name + (quote.uncertain ? "?" : "") : "\(name), no speech?"
        out += "<span class=\"tag\" lang=\"en\">\(ReportWords.sign(quote.verdict)) \(quote.number) \(word)</span>"
      }
      out += "</a>"
      position = part.endByte
    }
    return out + escapedHTML(String(decoding: text[position...], as: UTF8.self))
  }
}
