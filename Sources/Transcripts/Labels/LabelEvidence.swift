/// Which candidates of a file are labels, judged by all its lines.
///
/// A label needs evidence beyond its colon, since people also write `He said: no`:
/// - an alias given: always a label;
/// - all capitals or a number behind: when the same stands before at least two lines, or
///   when at least a twentieth of the file's lines begin with something that looks like a name;
/// - capitalised words: when the same stands before at least two lines, or when at least
///   half of the file's lines begin with something that looks like a name;
/// - one word in small letters (`mom:`): when both hold;
/// - anything else (`Female voice:`): when the same stands before at least three lines of a
///   file whose lines mostly begin with candidates, or where no line begins with a likelier one and every line with one;
/// - `[NAME]` without a colon: when the same is a label elsewhere or has an alias, or when it
///   stands before at least two lines, never inside one, looks like a name and is no
///   word for a noise.
struct LabelEvidence {
  /// More different labels than this are not counted, so that memory stays small.
  static let nameLimit = 10_000

  private var counts: [String: Int] = [:]
  private var bracketCounts: [String: Int] = [:]
  private var insideLines: Set<String> = []
  private var lineCount = 0
  private var likelyCount = 0
  private var colonCount = 0

  /// Takes notice of a line with words and of the candidate at its start.
  mutating func count(_ candidate: LabelCandidate?, line: Range<Int>, in bytes: Bytes) {
    lineCount += 1
    var rest = line.lowerBound
    if let candidate {
      rest = candidate.next
      let name = bytes.string(candidate.name)
      switch candidate.shape {
      case .bracketed: Self.add(name, to: &bracketCounts)
      case .strong, .named:
        likelyCount += 1
        Self.add(name, to: &counts)
      case .weak: Self.add(name, to: &counts)
      }
      if candidate.shape != .bracketed { colonCount += 1 }
    }
    countBrackets(rest..<line.upperBound, in: bytes)
  }

  private static func add(_ name: String, to counts: inout [String: Int]) {
    if counts[name] != nil || counts.count < nameLimit { counts[name, default: 0] += 1 }
  }

  private mutating func countBrackets(_ range: Range<Int>, in bytes: Bytes) {
    var open: Int?
    for at in range {
      if bytes[at] == 0x5B { open = at + 1 }
      if bytes[at] == 0x5D, let start = open {
        if at - start <= 96, insideLines.count < Self.nameLimit { insideLines.insert(bytes.string(start..<at)) }
        open = nil
      }
    }
  }

  /// Whether most lines begin with something that looks like a name.
  private var isMostlyLabelled: Bool { likelyCount * 2 >= lineCount }

  func accepts(_ candidate: LabelCandidate, in bytes: Bytes, speakers: SpeakerBook) -> Bool {
    let name = bytes.string(candidate.name)
    if speakers.hasAlias(name) { return true }
    let recurs = counts[name, default: 0] >= 2
    switch candidate.shape {
    case .strong: return recurs || likelyCount * 20 >= lineCount
    case .named: return recurs || isMostlyLabelled
    case .weak: return acceptsWeak(name, recurs: recurs)
    case .bracketed:
      if NoiseWords.matches(name) { return false }
      if counts[name] != nil { return true }
      let shape = LabelCandidate.Shape(bytes, candidate.name)
      return bracketCounts[name, default: 0] >= 2 && !insideLines.contains(name) && shape != .weak
    }
  }

  private func acceptsWeak(_ name: String, recurs: Bool) -> Bool {
    if likelyCount == 0, colonCount == lineCount, lineCount >= 2 { return true }
    if recurs && isMostlyLabelled && !name.utf8.contains(0x20) { return true }
    return counts[name, default: 0] >= 3 && colonCount * 2 >= lineCount
  }
}
