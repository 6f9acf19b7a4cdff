internal import TapeModel

extension CheckReport {
  /// The report for a terminal: one line a quote, under it what an editor must know.
  ///
  /// `width` is the terminal's, in columns; a quote's text is cut to it. No colour without
  /// `usesColour`; the verdict is always a word.
  public func table(width: Int = 100, usesColour: Bool = false) -> String {
    var lines: [String] = []
    if let statement = editingStatement { lines.append("line \(statement.line) says: \(statement.text)") }
    for quote in quotes { lines += Self.lines(quote, width: max(60, width), usesColour) }
    lines.append(ReportWords.summary(self) + " (policy \(policy))")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ quote: QuoteReport, width: Int, _ usesColour: Bool) -> [String] {
    let sign = quote.finding ? "!" : " "
    let verdict = padded(
      "\(ReportWords.sign(quote.verdict)) \(ReportWords.name(quote.verdict))\(quote.uncertain ? "?" : "")", 16)
    let head = "\(sign) \(padded(String(quote.line), 5, onLeft: true))  "
    let text = cut("“\(quote.text)”", to: width - 25)
    var lines = [head + (usesColour ? colour(quote.verdict) + verdict + "\u{1B}[0m" : verdict) + " " + text]
    let indent = String(repeating: " ", count: 9)
    if quote.verdict != .notFound, let call = quote.call {
      let speaker = quote.tapeSpeaker.map { "\($0), " } ?? ""
      let layer = quote.layer == .translation ? ", in translation" : ""
      lines.append(indent + "\(speaker)\(call) \(ReportWords.time(quote))\(layer)")
    }
    if let original = quote.original, !original.isEmpty {
      lines.append(indent + cut("said: \(original)", to: width - 9))
    }
    for change in quote.changes { lines.append(indent + cut(ReportWords.sentence(change), to: width - 9)) }
    if let nearest = quote.nearest {
      lines.append(
        indent
          + cut(
            "nearest, not the source: “\(nearest.tape)” \(nearest.place.call) \(ReportWords.clock(nearest.place.start))",
            to: width - 9))
    }
    for remark in quote.remarks { lines.append(indent + remark) }
    if quote.placeCount > 1 {
      for place in quote.places.prefix(placesShown) {
        let speaker = place.speaker.map { "\($0), " } ?? ""
        lines.append(indent + "  \(speaker)\(place.call) \(ReportWords.clock(place.start))")
      }
      if quote.placeCount > placesShown {
        lines.append(indent + "  and \(quote.placeCount - placesShown) more")
      }
    }
    return lines
  }

  /// Places of one quote that a terminal shows; JSON has them all.
  private static var placesShown: Int { 6 }

  private static func colour(_ verdict: Verdict) -> String {
    switch verdict {
    case .verbatim, .cleaned: "\u{1B}[32m"
    case .condensed, .reordered: "\u{1B}[33m"
    default: "\u{1B}[31m"
    }
  }

  private static func padded(_ text: String, _ width: Int, onLeft: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    return onLeft ? space + text : text + space
  }

  /// Cut at a space, with an ellipsis.
  private static func cut(_ text: String, to width: Int) -> String {
    guard text.unicodeScalars.count > width else { return text }
    let head = String(String.UnicodeScalarView(text.unicodeScalars.prefix(max(1, width - 2))))
    guard let space = head.lastIndex(of: " "), head.distance(from: space, to: head.endIndex) < 20 else {
      return head + "…"
    }
    return String(head[..<space]) + " …"
  }
}
