internal import TapeAudio
internal import TapeModel

/// A turn, looked through for hidden words.
///
/// Words with a good place of their own are hidden there. Where the place is a guess, or where
/// only one of original and translation has the name, the whole turn is hidden in the sound.
struct SearchedTurn {
  private(set) var stretches: [SoundMask.Stretch] = []
  /// Where words are hidden whatever they are.
  private(set) var silenced: [SampleRange] = []
  private(set) var unplacedCount = 0
  private(set) var places: [RedactionPlace] = []

  private let turn: Turn
  private let recording: Recording
  private let names: [HiddenName]

  init(_ turn: Turn, in recording: Recording, names: [HiddenName], finder: NameFinder) {
    self.turn = turn
    self.recording = recording
    self.names = names
    let words = WordRuns(turn.words, text: turn.text)
    let original = finder.hits(in: words.text)
    let translation = turn.translation.map { finder.hits(in: $0) } ?? []
    guard !original.isEmpty || !translation.isEmpty else { return }
    for hit in original { hide(hit, words) }
    let spoken = Set(original.map(\.name))
    for hit in translation {
      let isKnown = spoken.contains(hit.name)
      if !isKnown {
        hideWhole(hit.name)
        if let range = turn.range { silenced.append(range) }
      }
      note(
        hit, .translation, in: turn.translation ?? "", range: isKnown ? nil : turn.range,
        remark: isKnown ? nil : "Only the translation has it: the whole turn is hidden.")
    }
  }

  private mutating func hide(_ hit: NameFinder.Hit, _ words: WordRuns) {
    let run = words.words(in: hit.range).map { turn.words[$0] }
    let ranges = run.compactMap { $0.leeway(at: recording.rate) }
    if !run.isEmpty, ranges.count == run.count, run.allSatisfy(\.isWellPlaced),
      let start = ranges.map(\.start).min(), let end = ranges.map(\.end).max()
    {
      let range = SampleRange(start: min(start, recording.frameCount), end: min(end, recording.frameCount))
      stretches.append(SoundMask.Stretch(range, names[hit.name].sound))
      return note(hit, .original, in: words.text, range: range, remark: nil)
    }
    hideWhole(hit.name)
    note(
      hit, .original, in: words.text, range: turn.range,
      remark: turn.range == nil
        ? "The turn is not placed on the tape: listen for it, and hide it by its times."
        : "The place of the words is a guess: the whole turn is hidden in the sound.")
  }

  private mutating func hideWhole(_ name: Int) {
    guard let range = turn.range else { return unplacedCount += 1 }
    let margin = recording.rate.frame(atMilliseconds: 250)
    let wide = SampleRange(
      start: max(0, range.start - margin), end: min(recording.frameCount, range.end + margin))
    stretches.append(SoundMask.Stretch(wide, names[name].sound))
  }

  private mutating func note(
    _ hit: NameFinder.Hit, _ tier: RedactionPlace.Tier, in text: String, range: SampleRange?, remark: String?
  ) {
    let bytes = Array(text.utf8)
    places.append(
      RedactionPlace(
        recording: recording.id, turnNumber: turn.number, tier: tier, range: range, remark: remark,
        spelling: String(decoding: bytes[hit.range], as: UTF8.self), redactionID: names[hit.name].redactionID))
  }
}

/// Words with single spaces between them, and which of them a piece of that text is.
struct WordRuns {
  let text: String
  private let ends: [Int]

  /// - Parameter text: what is looked through where there are no words.
  init(_ words: [Word], text: String = "") {
    var ends: [Int] = []
    var end = -1
    for word in words {
      end += 1 + word.text.utf8.count
      ends.append(end)
    }
    self.ends = ends
    self.text = words.isEmpty ? text : words.map(\.text).joined(separator: " ")
  }

  /// The words that a range of bytes touches.
  func words(in range: Range<Int>) -> Range<Int> {
    guard let first = ends.firstIndex(where: { $0 > range.lowerBound }) else { return 0..<0 }
    let last = ends.firstIndex { $0 >= range.upperBound } ?? ends.count - 1
    return first..<max(first, last) + 1
  }
}
