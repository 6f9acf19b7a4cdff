internal import TapeModel

/// The words that all forms of a report share.
enum ReportWords {
  static func name(_ verdict: Verdict) -> String {
    switch verdict {
    case .verbatim: "verbatim"
    case .cleaned: "cleaned"
    case .condensed: "condensed"
    case .reordered: "reordered"
    case .spliced: "spliced"
    case .altered: "altered"
    case .misattributed: "misattributed"
    case .notFound: "not found"
    }
  }

  /// What stands before the verdict's name, so that no colour is needed: also in print.
  static func sign(_ verdict: Verdict) -> String {
    switch verdict {
    case .verbatim: "="
    case .cleaned: "~"
    case .condensed: "…"
    case .reordered: "⇄"
    case .spliced: "+"
    case .altered: "≠"
    case .misattributed: "@"
    case .notFound: "?"
    }
  }

  static func verdict(_ quote: QuoteReport) -> String {
    guard quote.uncertain, let otherwise = quote.otherwise else { return name(quote.verdict) }
    return "\(name(quote.verdict)), uncertain (\(name(otherwise)) if the transcript is wrong)"
  }

  static func clock(_ seconds: Double?) -> String {
    guard let seconds, seconds.isFinite, abs(seconds) < 1e9 else { return "" }
    return clockText(milliseconds: Int64((seconds * 1_000).rounded()))
  }

  static func time(_ quote: QuoteReport) -> String {
    guard let piece = quote.pieces.first, let start = piece.start else { return "" }
    guard let end = quote.stretch?.end ?? piece.end else { return clock(start) }
    return "\(clock(quote.stretch?.start ?? start))–\(clock(end))"
  }

  /// One change in one sentence.
  static func sentence(_ change: QuoteReport.Change) -> String {
    let text: String
    switch change.kind {
    case .filler: text = "filler left out: “\(change.tape)”"
    case .stumble: text = "stumble left out: “\(change.tape)”"
    case .leftOut: text = "left out\(change.admitted ? "" : " without an ellipsis"): “\(change.tape)”"
    case .order: text = "goes back \(seconds(change)) on the tape"
    case .splice: text = splice(change)
    case .changed: text = "printed “\(change.published)”, on the tape “\(change.tape)”"
    case .added: text = "not on the tape: “\(change.published)”"
    case .ending: text = "another ending: printed “\(change.published)”, on the tape “\(change.tape)”"
    case .bracketed:
      text =
        change.tape.isEmpty
        ? "in brackets: “\(change.published)”" : "in brackets “\(change.published)” for “\(change.tape)”"
    case .question: text = "printed “\(change.published)”, on the tape “\(change.tape)”: asked or told?"
    case .speaker: text = "the story says \(change.published), the tape has \(change.tape)"
    }
    let doubt = change.uncertain ? " (the transcript is probably wrong here)" : ""
    let alarms = change.alarms.isEmpty ? "" : " [check the \(change.alarms.map(\.rawValue).joined(separator: ", "))]"
    return text + doubt + alarms
  }

  private static func splice(_ change: QuoteReport.Change) -> String {
    guard let seconds = change.seconds else { return "joins two recordings or layers" }
    let words = change.tape.utf8.count <= 200 || change.tape.isEmpty ? change.tape : "\(change.tape.prefix(120)) …"
    let between = words.isEmpty ? "" : ", between them: “\(words)”"
    guard seconds != 0 else { return "joins places whose distance on the tape is not known\(between)" }
    return seconds < 0
      ? "joins places \(self.seconds(change)) apart, backwards" : "joins places \(self.seconds(change)) apart\(between)"
  }

  private static func seconds(_ change: QuoteReport.Change) -> String {
    let tenths = Int(((change.seconds ?? 0).magnitude * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) s"
  }

  /// `12 quotes: 8 verbatim, 2 condensed, 2 altered; 3 to look at`.
  static func summary(_ report: CheckReport) -> String {
    let counts = Verdict.allCases.compactMap { verdict in
      report.summary.verdicts[verdict.rawValue].map { "\($0) \(name(verdict))" }
    }
    let list = counts.isEmpty ? "" : ": " + counts.joined(separator: ", ")
    return "\(report.summary.quotes) quotes\(list); \(report.summary.findings) to look at"
  }
}
