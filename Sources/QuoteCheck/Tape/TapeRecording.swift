public import TapeModel

/// What the quote check needs to know of a recording.
public struct TapeRecording: Hashable, Sendable {
  public let id: ContentHash
  public let rate: SampleRate
  /// The call's own name, for people: `0412`; the first digits of the hash where it has none.
  public let name: String

  public init(id: ContentHash, rate: SampleRate, name: String? = nil) {
    self.id = id
    self.rate = rate
    self.name = name ?? id.short
  }
}

/// On which words of a recording a quote was found.
public enum TapeLayer: String, Hashable, Sendable, Codable, CaseIterable {
  /// The words that were spoken.
  case original
  /// A translation that stands beside them.
  case translation
}

/// Where a token stands: in which stream, at which place.
public struct TapePlace: Hashable, Sendable, Comparable {
  public let stream: Int32
  public let token: Int32

  public init(stream: Int32, token: Int32) {
    self.stream = stream
    self.token = token
  }

  public static func < (one: TapePlace, other: TapePlace) -> Bool {
    one.stream != other.stream ? one.stream < other.stream : one.token < other.token
  }
}
