internal import TapeModel

extension HypothesisBoard {
  /// Searches for talk from several starts, each of other voices, and takes what most of them agree on; `nil` where
  /// none finds a way.
  func ensemble() throws(PronunciationError) -> Hypothesis? {
    var spoken: [StateStatistics] = []
    for variant in Self.ensembleVoices {
      spoken.append(try start.voice(variant, texts, sound: sound, pronunciation: pronunciation))
    }
    let voices = spoken
    let few = (0..<Self.ensembleCount).map { number in
      { @Sendable in
        let windows = TurnWindows.whole(count: start.script.count, frameCount: sound.frameCount)
        return talk(.talk, by: member(voices, first: 2 * number, count: 3), windows, isFresh: true)
      }
    }
    let many = (0..<Self.ensembleCount).map { number in
      { @Sendable in
        let search = member(voices, first: 2 * number, count: 6)
        return search.placeInOrder() ? talk(.talkFilled, by: search) : []
      }
    }
    let members = cores.run(many + few).flatMap(\.self)
    return TurnVote(members: members, speakers: speakers).run()
  }

  /// A search from `count` of the voices.
  private func member(_ voices: [StateStatistics], first: Int, count: Int) -> HypothesisSearch {
    var statistics = StateStatistics(stateCount: start.script.inventory.stateCount)
    for index in first..<first + count { statistics.add(voices[index % voices.count]) }
    return search(CallStart.model(statistics, in: sound, regresses: true), WorkProgress(), of: 2 * Self.ensembleCount)
  }

  /// espeak-ng's own voice and variants of it.
  private static let ensembleVoices: [String?] = [
    nil, "f3", "m3", "f1", "m1", "f2", "m7", "f4", "m5", "f5", "m2", "m4",
  ]
  /// Of searches that begin with talk, and of those that keep turns apart first.
  private static let ensembleCount = 6
}
