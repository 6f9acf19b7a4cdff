/// A transcript's label for a voice: a claim, not an identity.
public struct Speaker: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let name: String

  /// Returns `nil` for a name without a visible character.
  public init?(name: some StringProtocol) {
    let trimmed = name.unicodeScalars.split(whereSeparator: { $0.properties.isWhitespace })
      .map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    guard !trimmed.isEmpty else { return nil }
    self.name = trimmed
  }

  public var description: String { name }

  public static func < (one: Speaker, other: Speaker) -> Bool { one.name < other.name }
}

extension Speaker: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let speaker = Speaker(name: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a speaker without a name")
    }
    self = speaker
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
