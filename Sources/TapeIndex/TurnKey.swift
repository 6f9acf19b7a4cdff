/// Recording and turn in one number that sorts by both: the row's key in SQLite.
struct TurnKey: Hashable {
  let recording: Int64
  let turn: Int

  static let lastNumber = 1 << 24 - 1
  static let lastRecording: Int64 = 1 << 37

  init(recording: Int64, turn: Int) {
    self.recording = recording
    self.turn = turn
  }

  init(row: Int64) {
    recording = row >> 24
    turn = Int(row & 0xFF_FFFF)
  }

  var row: Int64 { recording << 24 | Int64(turn) }

  /// Rows of the full text: one for the original, one for the translation.
  func textRow(_ layer: SearchLayer) -> Int64 { row << 1 | (layer == .original ? 0 : 1) }
}
