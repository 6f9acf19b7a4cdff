/// A language by its BCP 47 primary subtag, in lower case: `en`, `ru`, `uk`.
public struct LanguageCode: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let code: String

  /// Takes `ru`, `RU`, `ru-RU` and `ru_UA`; returns `nil` for anything but two or three
  /// letters before the first hyphen or underscore.
  public init?(_ text: some StringProtocol) {
    let primary = text.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).first ?? ""
    guard (2...3).contains(primary.count), primary.utf8.allSatisfy({ (97...122).contains($0) }) else { return nil }
    code = String(primary)
  }

  public var description: String { code }

  public static func < (one: LanguageCode, other: LanguageCode) -> Bool { one.code < other.code }
}

extension LanguageCode: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let language = LanguageCode(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no language code")
    }
    self = language
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}
