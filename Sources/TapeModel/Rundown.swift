/// Clips, narration and notes in the order they are heard, one straight after another.
public struct Rundown: Hashable, Sendable, Codable {
  /// Unique in its index, and part of file names: `evening-programme`.
  public var name: String
  public var title: String
  public var items: [Item]
  /// The length it should have; `nil` where nobody has said.
  public var targetMilliseconds: Int64?
  /// How many redactions it has passed on its way out; `nil` for one that has passed none.
  public var redactions: Int?

  public init(
    name: String, title: String, items: [Item] = [], targetMilliseconds: Int64? = nil, redactions: Int? = nil
  ) {
    self.name = name
    self.title = title
    self.items = items
    self.targetMilliseconds = targetMilliseconds
    self.redactions = redactions
  }

  /// One line of a rundown.
  public struct Item: Hashable, Sendable, Codable, Identifiable {
    /// Unique in its rundown, from 1; kept when items move.
    public let id: Int
    public var content: Content

    public init(id: Int, content: Content) {
      self.id = id
      self.content = content
    }
  }

  public enum Content: Hashable, Sendable, Codable {
    case clip(Clip)
    case narration(Narration)
    /// For those who make the programme; takes no time.
    case note(String)
  }

  /// Words that a presenter will speak.
  public struct Narration: Hashable, Sendable, Codable {
    public var text: String
    /// `nil` where the time is only estimated; see ``runningTimeMilliseconds``.
    public var statedMilliseconds: Int64?
    /// Where the words lie as a file of sound, once they are spoken; for the mix alone, and
    /// never exported.
    public var recordedAt: String?

    public init(text: String, statedMilliseconds: Int64? = nil, recordedAt: String? = nil) {
      self.text = text
      self.statedMilliseconds = statedMilliseconds
      self.recordedAt = recordedAt
    }

    /// As stated, else estimated at ``wordsPerMinute``, to the next half second.
    public var runningTimeMilliseconds: Int64 {
      if let statedMilliseconds { return statedMilliseconds }
      let wordCount = text.split(whereSeparator: \.isWhitespace).count
      let milliseconds = Int64(wordCount) * 60_000 / Int64(Self.wordsPerMinute)
      return (milliseconds + 499) / 500 * 500
    }

    /// The pace of a presenter reading a script.
    public static let wordsPerMinute = 160
  }

  /// The time that all of it takes, in milliseconds.
  public var runningTimeMilliseconds: Int64 { items.reduce(0) { $0 + $1.content.runningTimeMilliseconds } }

  /// The clips in order.
  public var clips: [Clip] {
    items.compactMap { if case .clip(let clip) = $0.content { clip } else { nil } }
  }
}

extension Rundown.Content {
  /// The time that this takes in the programme, in milliseconds, rounded.
  public var runningTimeMilliseconds: Int64 {
    switch self {
    case .clip(let clip): clip.runningTimeMilliseconds
    case .narration(let narration): narration.runningTimeMilliseconds
    case .note: 0
    }
  }
}
