/// Which verdicts a newsroom counts as findings.
public struct Policy: Hashable, Sendable {
  public var name: String
  /// Verdicts that are findings in any case.
  public var findings: Set<Verdict>
  /// A `condensed` quote is a finding unless an ellipsis stands wherever words are left out.
  public var requiresEllipsis: Bool
  /// Words left out over more than this, in seconds, make a quote `spliced`.
  public var farSeconds: Double
  /// Where not `nil`: pieces of one call up to this far apart, in seconds, are no finding
  /// though `spliced`.
  public var spliceSeconds: Double?
  /// Alarms that are findings whatever the verdict.
  public var alarms: Set<Alarm>
  /// Another ending of the same word is no finding.
  public var allowsEndings: Bool
  /// Words in brackets are no finding.
  public var allowsBrackets: Bool
  /// A verdict that rests on uncertain words of the transcript is a finding.
  public var countsUncertain: Bool
  /// Words that are probably not speech are judged like quotes.
  public var countsScareQuotes: Bool
  /// The story's statement that its talks were edited admits what is left out.
  public var honoursStatement: Bool

  public init(
    name: String, findings: Set<Verdict>, requiresEllipsis: Bool, farSeconds: Double = 20, spliceSeconds: Double? = nil,
    alarms: Set<Alarm> = Set(Alarm.allCases), allowsEndings: Bool = false, allowsBrackets: Bool = true,
    countsUncertain: Bool = true, countsScareQuotes: Bool = false, honoursStatement: Bool = true
  ) {
    self.name = name
    self.findings = findings
    self.requiresEllipsis = requiresEllipsis
    self.farSeconds = farSeconds
    self.spliceSeconds = spliceSeconds
    self.alarms = alarms
    self.allowsEndings = allowsEndings
    self.allowsBrackets = allowsBrackets
    self.countsUncertain = countsUncertain
    self.countsScareQuotes = countsScareQuotes
    self.honoursStatement = honoursStatement
  }

  /// What is between marks is what was said; only an ellipsis may leave words out.
  public static let strict = Policy(
    name: "strict", findings: Set(Verdict.allCases).subtracting([.verbatim, .condensed]), requiresEllipsis: true,
    honoursStatement: false)

  /// A radio desk's internal edits: stumbles and digressions may go, order and sense stay.
  public static let internalEdits = Policy(
    name: "internal-edits", findings: [.reordered, .spliced, .altered, .misattributed, .notFound],
    requiresEllipsis: false, allowsEndings: true)

  /// A conversation in print, edited for length and clarity: answers may be joined and moved
  /// inside one call.
  public static let condensedQA = Policy(
    name: "condensed-qa", findings: [.spliced, .altered, .misattributed, .notFound], requiresEllipsis: false,
    farSeconds: 60, spliceSeconds: 300, alarms: [.negation, .condition, .number, .name], allowsEndings: true)

  public static let builtIn = [strict, internalEdits, condensedQA]

  /// The built-in policy of that name.
  public static func named(_ name: String) -> Policy? { builtIn.first { $0.name == name } }
}
