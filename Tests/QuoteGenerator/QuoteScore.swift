public import QuoteCheck
internal import TapeModel

/// How a check did on made quotes of one kind.
public struct QuoteScore: Sendable {
  public var count = 0
  public var found = 0
  public var ends = 0
  public var endsCounted = 0
  public var verdicts = 0
  /// The first few that went wrong, for people.
  public var failures: [String] = []

  public init() {}

  /// `heard` is the call as its transcript has it: where the transcript has lost every filler that a
  /// cleaned quote leaves out, nobody can know that it had one.
  public mutating func add(
    _ quote: MadeQuote, _ report: QuoteReport, tape: MadeTape, heard: RecordingTurns? = nil
  ) {
    count += 1
    var expected = quote.expected
    if quote.edit == .cleaned, let heard, !Self.hasFillers(quote, tape, heard) { expected.insert(.verbatim) }
    let isFound = quote.recording == nil ? report.verdict != .notFound : report.recording == quote.recording
    if isFound { found += 1 }
    var isRight = expected.contains(report.verdict)
    if report.uncertain, let otherwise = report.otherwise { isRight = isRight || expected.contains(otherwise) }
    if isRight { verdicts += 1 }
    let areEnds = endsFit(quote, report, tape)
    if let areEnds {
      endsCounted += 1
      if areEnds { ends += 1 }
    }
    if !isRight || areEnds == false || (quote.edit != .neverSaid && !isFound), failures.count < 12 {
      let wanted = quote.expected.map(\.rawValue).sorted().joined(separator: "|")
      let changes = report.changes.map { "\($0.kind.rawValue)[\($0.published)|\($0.tape)]\($0.uncertain ? "?" : "")" }
      failures.append(
        "wanted \(wanted) got \(report.verdict.rawValue)\(report.uncertain ? "? else \(report.otherwise!.rawValue)" : "")"
          + " ends \(areEnds.map(String.init) ?? "-"): \(quote.text) || \(changes.joined(separator: " "))"
          + " near \(report.nearest?.share ?? -1) \(report.nearest?.tape ?? "")"
          + " heard \(heard.map { Self.text($0, quote) } ?? "")")
    }
  }

  private static func hasFillers(_ quote: MadeQuote, _ tape: MadeTape, _ heard: RecordingTurns) -> Bool {
    guard let call = quote.call, let start = quote.start, let end = quote.end else { return true }
    let fillers = tape.calls[call].turns.flatMap(\.words).filter { $0.isFiller && $0.start >= start && $0.end <= end }
    let words = Set(heard.turns.flatMap(\.words).map { "\($0.range?.start ?? -1) \($0.text)" })
    return fillers.contains { words.contains("\($0.start) \($0.text)") }
  }

  /// What the transcript has there: `~` before words that it is not sure of, `_` for long pauses.
  private static func text(_ heard: RecordingTurns, _ quote: MadeQuote) -> String {
    guard let start = quote.start, let end = quote.end else { return "" }
    var text: [String] = []
    var last: Int64?
    for word in heard.turns.flatMap(\.words) {
      guard let range = word.range, range.end > start - 8_000, range.start < end + 8_000 else { continue }
      if let last, range.start - last > 1_000 { text.append("_") }
      if range.start == start { text.append("[[") }
      text.append((word.confidence < 0.5 ? "~" : "") + word.text)
      if range.end == end { text.append("]]") }
      last = range.end
    }
    return text.joined(separator: " ")
  }

  /// Whether both ends are within one word of the truth.
  private func endsFit(_ quote: MadeQuote, _ report: QuoteReport, _ tape: MadeTape) -> Bool? {
    guard let start = quote.start, let end = quote.end, let call = quote.call else { return nil }
    guard let stretch = report.stretch, report.recording == quote.recording else { return false }
    let words = tape.calls[call].turns.flatMap(\.words)
    func index(_ frame: Int64) -> Int { words.firstIndex { $0.end > frame } ?? words.count }
    return abs(index(stretch.startFrame) - index(start)) <= 1 && abs(index(stretch.endFrame - 1) - index(end - 1)) <= 1
  }
}
