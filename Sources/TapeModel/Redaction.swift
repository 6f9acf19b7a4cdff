/// Something that must not leave the house: a stretch of a recording, words wherever they are
/// said, or a name that another one stands for.
public struct Redaction: Hashable, Sendable, Codable, Identifiable {
  /// Unique in its index: `x1`.
  public let id: String
  public let rule: Rule
  /// What is heard in place of what is hidden.
  public let sound: Sound
  /// Why, for those who keep the list.
  public let reason: String?

  public init(id: String = "", rule: Rule, sound: Sound = .bleep, reason: String? = nil) {
    self.id = id
    self.rule = rule
    self.sound = sound
    self.reason = reason
  }

  /// What is hidden.
  public enum Rule: Hashable, Sendable, Codable {
    /// All that is heard in these frames, on every leg, and the words there.
    case range(recording: ContentHash, range: SampleRange)
    /// These words, in every spelling and inflection, in calls indexed later too.
    case words(String)
    /// A name, likewise; in text the pseudonym stands in its place.
    case name(String, pseudonym: String)
  }

  /// What is heard in place of hidden speech.
  public enum Sound: String, Hashable, Sendable, Codable, CaseIterable {
    case bleep, silence
  }

  /// The recording of a range.
  public var recording: ContentHash? {
    if case .range(let recording, _) = rule { recording } else { nil }
  }

  /// The same with an identifier.
  public func identified(_ id: String) -> Redaction {
    Redaction(id: id, rule: rule, sound: sound, reason: reason)
  }
}
