internal import Foundation
internal import TapeModel

/// Values to JSON on one line, with sorted keys, and back.
enum JSONText {
  static func bytes(_ value: some Encodable) throws -> [UInt8] { [UInt8](try encoder().encode(value)) }

  static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  static func text(_ value: some Encodable) throws -> String {
    String(decoding: try bytes(value), as: UTF8.self)
  }

  static func value<Value: Decodable>(_ type: Value.Type, from bytes: some DataProtocol) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes))
  }

  static func value<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}
