internal import TapeModel

/// Why a policy finds fault with a quote.
struct PolicyJudgement {
  let policy: Policy
  let isEdited: Bool

  /// One sentence for each fault, none where there is none.
  func reasons(_ report: QuoteReport, _ explanation: Explanation?, _ quote: StoryQuote) -> [String] {
    guard quote.isProbablySpeech || policy.countsScareQuotes else { return [] }
    guard let explanation else { return policy.findings.contains(.notFound) ? ["not on any indexed tape"] : [] }
    var reasons: [String] = []
    let verdicts = policy.countsUncertain ? report.verdicts : Array(certainVerdicts(report, explanation))
    for verdict in verdicts where isFault(verdict, report, explanation) { reasons.append(sentence(verdict, report)) }
    let alarms = report.changes.filter { policy.countsUncertain || !$0.uncertain }.flatMap(\.alarms)
    for alarm in Set(alarms).intersection(policy.alarms).sorted() { reasons.append("check the \(alarm.rawValue)") }
    if !policy.allowsBrackets, report.changes.contains(where: { $0.kind == .bracketed }) {
      reasons.append("words in brackets")
    }
    return reasons
  }

  private func certainVerdicts(_ report: QuoteReport, _ explanation: Explanation) -> [Verdict] {
    report.verdicts.filter { explanation.certain.contains($0) || $0 == .misattributed }
  }

  private func isFault(_ verdict: Verdict, _ report: QuoteReport, _ explanation: Explanation) -> Bool {
    switch verdict {
    case .condensed:
      if policy.findings.contains(.condensed) { return true }
      return policy.requiresEllipsis && explanation.leavesOutUnadmitted && !isEdited
    case .cleaned: return policy.findings.contains(.cleaned) && !isEdited
    case .spliced:
      guard policy.findings.contains(.spliced) else { return false }
      guard let limit = policy.spliceSeconds, !explanation.joinsRecordings else { return true }
      return explanation.spliceSeconds > limit || Set(report.pieces.map(\.speaker)).count > 1
    case .altered:
      guard policy.findings.contains(.altered) else { return false }
      return !(policy.allowsEndings && report.changes.allSatisfy { $0.kind != .changed && $0.kind != .added })
    default: return policy.findings.contains(verdict)
    }
  }

  private func sentence(_ verdict: Verdict, _ report: QuoteReport) -> String {
    switch verdict {
    case .verbatim: "verbatim"
    case .cleaned: "fillers or stumbles left out"
    case .condensed: "words left out that nothing admits"
    case .reordered: "said in another order"
    case .spliced: "joined from places far apart"
    case .altered: report.uncertain ? "a word differs, or the transcript is wrong there" : "a word changed or added"
    case .misattributed: "the tape has another speaker"
    case .notFound: "not on any indexed tape"
    }
  }
}
