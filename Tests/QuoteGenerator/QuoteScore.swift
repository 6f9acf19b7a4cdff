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

  public mutating func add(_ quote: MadeQuote, _ report: QuoteReport, tape: MadeTape) {
    count += 1
    let isFound = quote.recording == nil ? report.verdict != .notFound : report.recording == quote.recording
    if isFound { found += 1 }
    var isRight = quote.expected.contains(report.verdict)
    if report.uncertain, let otherwise = report.otherwise { isRight = isRight || quote.expected.contains(otherwise) }
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
          + " near \(report.nearest?.share ?? -1) \(report.nearest?.tape ?? "")")
    }
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
