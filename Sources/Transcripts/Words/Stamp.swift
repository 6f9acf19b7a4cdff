internal import TapeModel

/// What a file says of the word that begins at `offset` of a text.
struct Stamp {
  let offset: Int
  let cue: Cue?
  var confidence: Double?
}
