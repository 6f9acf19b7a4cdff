internal import Foundation

/// JSON whose bytes depend on the value alone: keys in alphabetical order, slashes as
/// they are, text in UTF-8.
///
/// The one way in which exports, commands and the service write JSON.
public enum StableJSON {
  /// One line, without a line end.
  public static func line(_ value: some Encodable) throws(StableJSONError) -> String {
    try encoded(value, [.sortedKeys, .withoutEscapingSlashes])
  }

  /// Indented for people, without a line end.
  public static func document(_ value: some Encodable) throws(StableJSONError) -> String {
    try encoded(value, [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted])
  }

  private static func encoded(
    _ value: some Encodable, _ format: JSONEncoder.OutputFormatting
  ) throws(StableJSONError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = format
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      throw StableJSONError()
    }
  }
}
