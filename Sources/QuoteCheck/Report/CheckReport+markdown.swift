internal import TapeModel

extension CheckReport {
  /// The report in Markdown: a table of all quotes, then the evidence for each that is more than
  /// verbatim.
  public func markdown() -> String {
    var out = "# Quote check: \(Self.plain(story))\n\n\(ReportWords.summary(self)). Policy: \(Self.plain(policy)).\n"
    if let statement = editingStatement {
      out += "\nThe story says (line \(statement.line)): *\(Self.plain(statement.text))*\n"
    }
    out += "\n| # | line | verdict | speaker | tape | quote |\n| --- | --- | --- | --- | --- | --- |\n"
    for quote in quotes {
      let cells = [
        "\(quote.number)\(quote.finding ? " **!**" : "")", String(quote.line), ReportWords.verdict(quote),
        Self.plain(quote.speaker ?? ""), "\(Self.plain(quote.call ?? "")) \(ReportWords.time(quote))",
        Self.plain(quote.text),
      ]
      out += "| \(cells.joined(separator: " | ")) |\n"
    }
    for quote in quotes where quote.verdict != .verbatim || quote.finding || quote.placeCount > 1 {
      out += Self.evidence(quote)
    }
    return out
  }

  private static func evidence(_ quote: QuoteReport) -> String {
    var out = "\n## \(quote.number). \(ReportWords.verdict(quote))\n\n> \(plain(quote.text))\n\n"
    for reason in quote.reasons { out += "- **\(plain(reason))**\n" }
    for piece in quote.pieces {
      let time = piece.start.map { " \(ReportWords.clock($0))–\(ReportWords.clock(piece.end))" } ?? ""
      out += "- tape \(piece.segment)\(time)\(piece.speaker.map { ", \(plain($0))" } ?? ""): “\(plain(piece.tape))”\n"
      if let original = piece.original { out += "  - said: “\(plain(original))”\n" }
    }
    for change in quote.changes { out += "- \(plain(ReportWords.sentence(change)))\n" }
    if let nearest = quote.nearest {
      out +=
        "- nearest, not the source: “\(plain(nearest.tape))”, \(plain(nearest.place.call))"
        + " \(ReportWords.clock(nearest.place.start))\n"
    }
    for place in quote.places {
      out +=
        "- also \(plain(place.call)) \(ReportWords.clock(place.start))\(place.speaker.map { ", \(plain($0))" } ?? "")\n"
    }
    for remark in quote.remarks { out += "- \(plain(remark))\n" }
    return out
  }

  /// Text that Markdown shows as it is.
  private static func plain(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~", "!": out += "\\\(scalar)"
      case "&": out += "&amp;"
      case _ where scalar.properties.isWhitespace: out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
