public import TapeModel

/// Checks the quotes of a story against an index's words.
///
/// Opens no file and no database.
public struct QuoteChecker<Tape: TapeWords>: Sendable {
  private let tape: Tape

  public init(tape: Tape) { self.tape = tape }

  /// Every quote's verdict, in the story's order.
  ///
  /// - Complexity: for each quote O(*n* × *m*) in its words and the words of the stretches
  ///   that hold its rarest ones, whatever the size of the index.
  public func check(_ story: Story, policy: Policy = .strict) -> CheckReport {
    let judge = QuoteJudge(tape: tape, story: story, policy: policy)
    var reports = story.quotes.enumerated().map { index, quote in judge.report(quote, number: index + 1, near: nil) }
    // Words said in several calls are taken from the call that the quotes around them are from.
    for index in reports.indices where reports[index].placeCount > 1 {
      guard let near = nearestRecording(to: index, reports), near != reports[index].recording,
        reports[index].places.contains(where: { $0.recording == near })
      else { continue }
      reports[index] = judge.report(story.quotes[index], number: index + 1, near: near)
    }
    return CheckReport(
      story: story.name, policy: policy.name, language: story.language, editingStatement: story.editingStatement,
      quotes: reports, summary: Self.summary(reports))
  }

  private func nearestRecording(to index: Int, _ reports: [QuoteReport]) -> ContentHash? {
    for distance in 1...max(1, min(6, reports.count)) {
      for other in [index - distance, index + distance] where reports.indices.contains(other) {
        if reports[other].placeCount <= 1, reports[other].verdict != .notFound, let recording = reports[other].recording
        {
          return recording
        }
      }
    }
    return nil
  }

  private static func summary(_ reports: [QuoteReport]) -> CheckReport.Summary {
    var verdicts: [String: Int] = [:]
    var alarms: [String: Int] = [:]
    for report in reports {
      verdicts[report.verdict.rawValue, default: 0] += 1
      for alarm in report.alarms { alarms[alarm.rawValue, default: 0] += 1 }
    }
    return CheckReport.Summary(
      quotes: reports.count, findings: reports.count(where: \.finding), uncertain: reports.count(where: \.uncertain),
      verdicts: verdicts, alarms: alarms)
  }
}
