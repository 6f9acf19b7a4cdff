import TapeModel
import Testing
import TimelineExport

struct ClipEdgesTests {
  private let frames = SampleRange(start: 0, end: 1_000)

  private func range(_ start: Int64, _ end: Int64) -> SampleRange { SampleRange(start: start, end: end) }

  private func word(_ start: Int64, _ end: Int64) -> Word {
    Word("w", range: range(start, end), timing: .aligned, confidence: 1)
  }

  @Test func leavesEdgesThatLieInSilence() {
    let edges = ClipEdges.snapped(
      range: range(100, 300), speech: [range(150, 250)], words: [word(150, 250)], limit: 50, within: frames)
    #expect(edges.range == range(100, 300) && edges.start == .silence && edges.end == .silence)
  }

  @Test func movesEdgesOutOfWordsToTheNearestSilence() {
    let edges = ClipEdges.snapped(
      range: range(160, 240), speech: [range(150, 250)], words: [word(150, 200), word(200, 250)], limit: 50,
      within: frames)
    #expect(edges.range == range(150, 250) && edges.start == .silence && edges.end == .silence)
  }

  @Test func goesIntoTheSilenceByTheMarginButNotBeyondItsMiddle() {
    let edges = ClipEdges.snapped(
      range: range(160, 240), speech: [range(100, 140), range(150, 250)], words: [], limit: 60, margin: 20,
      within: frames)
    #expect(edges.range == range(145, 270))
  }

  @Test func goesBetweenWordsWhereNobodyPauses() {
    let edges = ClipEdges.snapped(
      range: range(190, 420), speech: [range(0, 1_000)], words: [word(100, 200), word(200, 400), word(400, 600)],
      limit: 30,
      within: frames)
    #expect(edges.range == range(200, 400) && edges.start == .betweenWords && edges.end == .betweenWords)
  }

  @Test func neverMovesFurtherThanTheLimit() {
    let edges = ClipEdges.snapped(
      range: range(150, 850), speech: [range(0, 1_000)], words: [word(100, 200), word(800, 900)], limit: 49,
      within: frames)
    #expect(edges.range == range(150, 850) && edges.start == .unmoved && edges.end == .unmoved)
  }

  @Test func aTieGoesOutward() {
    let edges = ClipEdges.snapped(
      range: range(150, 450), speech: [], words: [word(100, 200), word(400, 500)], limit: 50, within: frames)
    #expect(edges.range == range(100, 500))
  }

  @Test func keepsARangeThatWouldVanish() {
    let edges = ClipEdges.snapped(
      range: range(110, 190), speech: [], words: [word(0, 100), word(100, 200)], limit: 0, within: frames)
    #expect(edges.range == range(110, 190) && edges.start == .unmoved)
  }

  /// Every edge of every small range over every pattern of two words and one stretch of
  /// speech keeps the three promises.
  @Test func keepsItsPromisesEverywhere() {
    let frames = range(0, 12)
    for first in 0..<8 {
      for second in first..<10 {
        let words = [word(Int64(first), Int64(first) + 2), word(Int64(second), Int64(second) + 3)]
        for start in Int64(0)..<11 {
          for end in (start + 1)...12 {
            for limit in Int64(0)...4 {
              let edges = ClipEdges.snapped(
                range: range(start, end), speech: [range(3, 9)], words: words, limit: limit, margin: 1, within: frames)
              var isGood = abs(edges.range.start - start) <= limit && abs(edges.range.end - end) <= limit
              isGood = isGood && frames.contains(edges.range) && !edges.range.isEmpty
              for (edge, place) in [(edges.range.start, edges.start), (edges.range.end, edges.end)] {
                let cuts = words.contains { $0.range!.start < edge && edge < $0.range!.end }
                isGood = isGood && (!cuts || place == .unmoved) && (place != .silence || edge <= 3 || edge >= 9)
              }
              if !isGood { Issue.record("\(start)..<\(end) within \(limit) became \(edges)") }
            }
          }
        }
      }
    }
  }
}
