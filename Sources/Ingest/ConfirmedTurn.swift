internal import TapeFiles
public import TapeModel

/// A turn whose times a person has set in an earlier run.
public struct ConfirmedTurn: Hashable, Sendable {
  /// The turn's number at that time.
  public let number: Int
  /// SHA-256 of the turn's text, by which it is found again.
  public let textHash: ContentHash
  public let range: SampleRange

  public init(number: Int, textHash: ContentHash, range: SampleRange) {
    self.number = number
    self.textHash = textHash
    self.range = range
  }

  /// The ranges by the index of the written turn that each belongs to: the one of that number
  /// if its text is the same, else the only one with that text.
  static func fixedPoints(
    _ confirmed: [ConfirmedTurn], in turns: [WrittenTurn], recording: Recording
  ) -> [Int: SampleRange] {
    guard !confirmed.isEmpty else { return [:] }
    let hashes = turns.map { ContentHash(of: $0.text) }
    var fixed: [Int: SampleRange] = [:]
    for turn in confirmed where turn.range.end <= recording.frameCount {
      if hashes.indices.contains(turn.number - 1), hashes[turn.number - 1] == turn.textHash {
        fixed[turn.number - 1] = turn.range
        continue
      }
      let same = hashes.indices.filter { hashes[$0] == turn.textHash }
      if same.count == 1 { fixed[same[0]] = turn.range }
    }
    return fixed
  }
}
