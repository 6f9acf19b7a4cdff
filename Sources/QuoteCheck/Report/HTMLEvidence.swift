internal import TapeModel

/// What stands behind one verdict: the tape's words with what was left out struck, changes side
/// by side, times, speaker, and a player where there is sound.
struct HTMLEvidence {
  let quote: QuoteReport
  let language: String
  let audio: HTMLReport.AudioSource?
  let sounds: [HTMLSound]

  func html() -> String {
    let verdict = escapedHTML(ReportWords.verdict(quote))
    var out =
      "<details id=\"q\(quote.number)\" class=\"card v-\(quote.verdict.rawValue)\(quote.isProbablySpeech ? "" : " quiet")\"\(quote.finding ? " open" : "")>\n<summary>"
    out += "<span class=\"badge v-\(quote.verdict.rawValue)\">\(ReportWords.sign(quote.verdict)) \(verdict)</span> "
    out += "<span class=\"number\">\(quote.number)</span> "
    if quote.finding { out += "<strong class=\"look\">look at this</strong> " }
    for alarm in quote.alarms { out += "<strong class=\"alarm\">⚠ \(alarm.rawValue)</strong> " }
    out +=
      "<span class=\"text\" lang=\"\(language)\">\(escapedHTML(quote.text))</span></summary>\n<div class=\"body\" id=\"e\(quote.number)\">\n"
    out += list(quote.reasons, "reasons") + facts()
    if !quote.pieces.isEmpty { out += tape() }
    out += changes() + player() + nearest() + places() + list(quote.remarks, "remarks")
    return out + "<p class=\"back\"><a href=\"#s\(quote.number)\">Back to the story</a></p>\n</div>\n</details>\n"
  }

  private func list(_ items: [String], _ name: String) -> String {
    guard !items.isEmpty else { return "" }
    return "<ul class=\"\(name)\">" + items.map { "<li>\(escapedHTML($0))</li>" }.joined() + "</ul>\n"
  }

  private func facts() -> String {
    var rows: [(String, String)] = [("line", String(quote.line))]
    if let speaker = quote.speaker { rows.append(("story says", speaker)) }
    if let speaker = quote.tapeSpeaker { rows.append(("tape has", speaker)) }
    if let call = quote.call { rows.append(("call", call)) }
    if !ReportWords.time(quote).isEmpty { rows.append(("time", ReportWords.time(quote))) }
    if let layer = quote.layer {
      rows.append(("found in", layer == .original ? "the spoken words" : "the translation"))
    }
    if quote.verdict != .notFound { rows.append(("confidence", "\(Int((quote.confidence * 100).rounded())) %")) }
    if !quote.flags.isEmpty { rows.append(("form", quote.flags.map(\.rawValue).joined(separator: ", "))) }
    return "<dl>" + rows.map { "<div><dt>\($0.0)</dt><dd>\(escapedHTML($0.1))</dd></div>" }.joined() + "</dl>\n"
  }

  /// Piece by piece in print's order, with what lies between.
  private func tape() -> String {
    var out = "<h3>On the tape</h3>\n<div class=\"tape\">\n"
    for (index, piece) in quote.pieces.enumerated() {
      let speaker = piece.speaker.map { "<b>\(escapedHTML($0))</b> " } ?? ""
      let time = piece.start.map { "<time>\(ReportWords.clock($0))</time> " } ?? ""
      out += "<p>\(time)\(speaker)<span lang=\"\(language)\">\(words(piece, index))</span>"
      if let original = piece.original { out += "<br><span class=\"said\">said: \(escapedHTML(original))</span>" }
      out += "</p>\n"
      for change in quote.changes where change.piece == index && [.leftOut, .splice, .order].contains(change.kind) {
        out += between(change)
      }
    }
    return out + "</div>\n"
  }

  /// The tape's words of a piece, fillers and stumbles struck, changed words marked.
  private func words(_ piece: QuoteReport.Piece, _ index: Int) -> String {
    var rest = piece.tape[...]
    var out = ""
    let inside = quote.changes.filter { $0.piece == index && !$0.tape.isEmpty }
    let small = inside.filter { [.filler, .stumble, .changed, .ending, .bracketed].contains($0.kind) }
    for change in small.sorted(by: { ($0.startFrame ?? .max) < ($1.startFrame ?? .max) }) {
      guard let place = rest.firstRange(ofText: change.tape) else { continue }
      out += escapedHTML(rest[..<place.lowerBound])
      let text = escapedHTML(change.tape)
      switch change.kind {
      case .filler, .stumble: out += "<del>\(text)</del>"
      default: out += "<mark>\(text)</mark> <ins>\(escapedHTML(change.published))</ins>"
      }
      rest = rest[place.upperBound...]
    }
    return out + escapedHTML(rest)
  }

  private func between(_ change: QuoteReport.Change) -> String {
    switch change.kind {
    case .leftOut:
      "<p class=\"gap\"><span class=\"word\">left out\(change.admitted ? ", admitted" : "")</span>"
        + " <del lang=\"\(language)\">\(escapedHTML(change.tape))</del></p>\n"
    default: "<p class=\"gap\"><span class=\"word\">\(escapedHTML(ReportWords.sentence(change)))</span></p>\n"
    }
  }

  private func changes() -> String {
    guard !quote.changes.isEmpty else { return "" }
    var out = "<h3>Changes</h3>\n<table><thead><tr><th scope=\"col\">what</th><th scope=\"col\">in print</th>"
    out += "<th scope=\"col\">on the tape</th><th scope=\"col\">check</th></tr></thead><tbody>\n"
    for change in quote.changes {
      let doubt = change.uncertain ? "probably the transcript" : ""
      let check = (change.alarms.map { "⚠ \($0.rawValue)" } + [doubt]).filter { !$0.isEmpty }.joined(separator: ", ")
      out += "<tr><td>\(name(change))</td><td lang=\"\(language)\">\(escapedHTML(change.published))</td>"
      out += "<td lang=\"\(language)\">\(escapedHTML(change.tape))</td><td>\(escapedHTML(check))</td></tr>\n"
    }
    return out + "</tbody></table>\n"
  }

  private func name(_ change: QuoteReport.Change) -> String {
    switch change.kind {
    case .filler: "filler left out"
    case .stumble: "stumble left out"
    case .leftOut: change.admitted ? "left out, admitted" : "left out"
    case .order: "other order"
    case .splice: "joined"
    case .changed: "changed"
    case .added: "added"
    case .ending: "other ending"
    case .bracketed: "in brackets"
    case .question: "question or statement"
    case .speaker: "speaker"
    }
  }

  private func player() -> String {
    guard sounds.isEmpty else { return sounds.map(\.html).joined() }
    guard let recording = quote.recording, let stretch = quote.stretch, let link = audio?(recording, stretch) else {
      return ""
    }
    return "<p><audio controls preload=\"none\" src=\"\(escapedHTML(link))\" aria-label=\"The tape from"
      + " \(ReportWords.clock(stretch.start)) to \(ReportWords.clock(stretch.end))\"></audio></p>\n"
  }

  private func nearest() -> String {
    guard let nearest = quote.nearest else { return "" }
    return "<h3>Nearest words, not the source</h3>\n<p>\(escapedHTML(nearest.place.call)) <time>"
      + "\(ReportWords.clock(nearest.place.start))</time> <span lang=\"\(language)\">\(escapedHTML(nearest.tape))</span></p>\n"
  }

  private func places() -> String {
    guard quote.placeCount > 1 else { return "" }
    let items = quote.places.map { place in
      "<li>\(escapedHTML(place.call)) <time>\(ReportWords.clock(place.start))</time> \(escapedHTML(place.speaker ?? ""))</li>"
    }
    return "<h3>Said at \(quote.placeCount) places</h3>\n<ul>\(items.joined())</ul>\n"
  }
}

extension Substring {
  /// The first place of `text`, byte by byte.
  fileprivate func firstRange(ofText text: String) -> Range<Index>? {
    guard !text.isEmpty else { return nil }
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
