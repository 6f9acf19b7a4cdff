public import TapeModel

/// One change of a rundown: who, when, and what it was before and after.
public struct RundownChange: Hashable, Sendable, Encodable {
  /// The line of the log of edits.
  public let number: Int
  public let at: WallClock
  public var by: String
  /// The item that was changed; `nil` for the rundown itself.
  public let item: Int?
  /// `nil` for what was added.
  public var before: State?
  /// `nil` for what was removed.
  public var after: State?
  /// The line whose change this one took back.
  public let undoes: Int?

  /// The same with every text as `shown` gives it.
  public func shown(_ shown: (String) -> String) -> RundownChange {
    RundownChange(
      number: number, at: at, by: shown(by), item: item, before: before?.shown(shown), after: after?.shown(shown),
      undoes: undoes)
  }

  /// What was set.
  public struct State: Hashable, Sendable, Encodable {
    public var title: String?
    /// The length that the rundown should have; `nil` where nobody has said.
    public var targetSeconds: Double?
    /// The clip's identifier.
    public var clip: String?
    public var narration: String?
    public var note: String?
    /// What sorts the item among the others.
    public var rank: String?

    init(title: String, targetMilliseconds: Int64?) {
      self.title = title
      targetSeconds = targetMilliseconds.map { Double($0) / 1_000 }
    }

    func shown(_ shown: (String) -> String) -> State {
      var state = self
      state.title = title.map(shown)
      state.narration = narration.map(shown)
      state.note = note.map(shown)
      return state
    }

    init(_ item: RundownItemRecord) {
      rank = item.rank
      switch item.content {
      case .clip(let id): clip = id
      case .narration(let narration): self.narration = narration.text
      case .note(let text): note = text
      }
    }
  }
}
