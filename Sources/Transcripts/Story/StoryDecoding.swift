/// Bytes to text, strictly.
enum StoryDecoding {
  /// UTF-8 with or without a byte order mark, or UTF-16 with one; line ends of every kind
  /// come out as `\n`.
  static func text(_ bytes: [UInt8], path: String) throws(StoryError) -> String {
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes, path: path, low: 0) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes, path: path, low: 1) }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else {
      throw .notText(path: path, byte: firstBadByte(bytes))
    }
    if let zero = bytes.firstIndex(of: 0) { throw .notText(path: path, byte: zero) }
    return unified(text)
  }

  private static func utf16(_ bytes: [UInt8], path: String, low: Int) throws(StoryError) -> String {
    guard bytes.count % 2 == 0 else { throw .notText(path: path, byte: bytes.count - 1) }
    let units = stride(from: 2, to: bytes.count, by: 2).map { at in
      UInt16(bytes[at + low]) | UInt16(bytes[at + 1 - low]) << 8
    }
    guard let text = String(validating: units, as: UTF16.self) else { throw .notText(path: path, byte: 2) }
    return unified(text)
  }

  private static func unified(_ text: String) -> String {
    guard text.utf8.contains(13) else { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    var wasReturn = false
    for byte in text.utf8 {
      if byte == 13 {
        out.append(10)
      } else if byte != 10 || !wasReturn {
        out.append(byte)
      }
      wasReturn = byte == 13
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func firstBadByte(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var position = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): position += Unicode.UTF8.width(scalar)
      case .emptyInput: return position
      case .error: return position
      }
    }
  }
}
