internal import TapeModel

/// Turns spread over tiers in which nothing overlaps.
struct TierCollection {
  private(set) var tiers: [Tier] = []

  init(_ log: TapeLog, end: Int64) {
    var places: [Key: Int] = [:]
    var turnTiers: [(turns: Tier, words: Tier)] = []
    for (segment, range) in log.placed {
      let name = segment.turn.speaker?.name ?? "(no speaker)"
      let shown =
        range.isEmpty ? SampleRange(start: min(range.start, end - 1), end: min(range.start, end - 1) + 1) : range
      var layer = 1
      while let place = places[Key(name: name, layer: layer)], turnTiers[place].turns.end > shown.start { layer += 1 }
      let key = Key(name: name, layer: layer)
      let place = places[key] ?? turnTiers.count
      if place == turnTiers.count {
        let title = layer == 1 ? name : "\(name) \(layer)"
        turnTiers.append((Tier(name: title), Tier(name: title + " - words")))
        places[key] = place
      }
      turnTiers[place].turns.append(shown, segment.turn.captionText)
      guard log.includesWords else { continue }
      for word in segment.turn.words {
        if let range = word.range { turnTiers[place].words.append(range, word.text) }
      }
    }
    tiers = turnTiers.flatMap { log.includesWords ? [$0.turns, $0.words] : [$0.turns] }
    if tiers.isEmpty { tiers = [Tier(name: "(no speaker)")] }
  }

  private struct Key: Hashable {
    let name: String
    let layer: Int
  }
}
