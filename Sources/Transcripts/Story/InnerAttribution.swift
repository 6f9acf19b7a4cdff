/// Attributions between dashes inside a quote, as Russian and Ukrainian print sets them:
/// `Мы ушли, — сказал он. — Мы не вернёмся`.
struct InnerAttribution {
  let text: StoryText
  let range: Range<Int>

  /// What is the story's own, in order; with the dashes.
  func cuts() -> [Range<Int>] {
    var cuts: [Range<Int>] = []
    var index = range.lowerBound
    while let dash = nextDash(from: index) {
      index = dash + 1
      guard isOpening(dash) else { continue }
      let end = clauseEnd(after: dash)
      let words = StoryWord.words(in: text, dash..<end.text)
      guard words.count <= 14, words.prefix(3).contains(where: { StorySpeech.isVerb($0.text) }) else { continue }
      cuts.append(dash..<end.cut)
      index = max(index, end.cut)
    }
    return cuts
  }

  private func nextDash(from start: Int) -> Int? {
    guard start < range.upperBound else { return nil }
    return (start..<range.upperBound).first { text.scalars[$0] == "—" || text.scalars[$0] == "–" }
  }

  /// After a comma or the end of a sentence.
  private func isOpening(_ dash: Int) -> Bool {
    guard dash >= range.lowerBound + 2, text.scalars[dash - 1] == " " else { return false }
    return ",.!?…»”".unicodeScalars.contains(text.scalars[dash - 2])
  }

  /// The clause's words end at `text`; what is the story's ends at `cut`, after the second dash.
  private func clauseEnd(after dash: Int) -> (text: Int, cut: Int) {
    if let next = nextDash(from: dash + 1), next >= 2, ".,:!?".unicodeScalars.contains(text.scalars[next - 2]) {
      return (next, next + 1)
    }
    return (range.upperBound, range.upperBound)
  }
}
