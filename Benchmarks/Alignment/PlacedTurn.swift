import Segmentation
import TapeModel

/// What the benchmark looks at in a turn, whichever aligner placed it.
struct PlacedTurn {
  let range: SampleRange?
  let timing: Timing
  let confidence: Double
  let words: [Word]
  let remarks: [String]

  init(_ turn: AlignedTurn) {
    (range, timing, confidence, words, remarks) = (turn.range, turn.timing, turn.confidence, turn.words, turn.remarks)
  }

  init(_ turn: Turn) {
    (range, timing, confidence, words, remarks) = (turn.range, turn.timing, turn.confidence, turn.words, turn.remarks)
  }
}
