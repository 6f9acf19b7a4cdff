internal import TapeModel

/// What a quote's way over the tape says: pieces, changes, and the verdicts they make.
struct Explanation {
  var pieces: [QuoteReport.Piece] = []
  var changes: [QuoteReport.Change] = []
  /// Verdicts of changes that are certain.
  var certain: Set<Verdict> = []
  /// Verdicts of changes where the transcript is probably wrong.
  var uncertain: Set<Verdict> = []
  /// The share of the found words, by speaker, in order of appearance.
  var speakers: [(name: String?, share: Double)] = []
  var segments: [String] = []
  var layer: TapeLayer?
  /// The recordings of its pieces.
  var calls: [ContentHash: TapeRecording] = [:]
  /// Words left out without an ellipsis.
  var leavesOutUnadmitted = false
  /// The largest distance between joined pieces of one recording, in seconds.
  var spliceSeconds: Double = 0
  var joinsRecordings = false
  var changesMoreThanEndings = false
  /// The mean confidence of the tape's words.
  var tapeConfidence: Double = 0

  mutating func add(_ verdict: Verdict, uncertain isUncertain: Bool) {
    if isUncertain { uncertain.insert(verdict) } else { certain.insert(verdict) }
  }

  var verdict: Verdict { certain.union(uncertain).max() ?? .verbatim }
  /// The verdict without the changes where the transcript is probably wrong.
  var certainVerdict: Verdict { certain.max() ?? .verbatim }
}
