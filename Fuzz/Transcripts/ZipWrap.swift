/// Makes a DOCX archive of one stored file, so that mutations reach the document behind the
/// archive's checksum.
enum ZipWrap {
  /// The archive, where `input` looks like the document of one; else `input`.
  static func wrap(_ input: [UInt8]) -> [UInt8] {
    let start = String(decoding: input.prefix(64), as: UTF8.self)
    return start.contains("<w:") ? archive("word/document.xml", input) : input
  }

  private static func archive(_ name: String, _ contents: [UInt8]) -> [UInt8] {
    func word(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }
    func long(_ value: Int) -> [UInt8] { word(value & 0xFFFF) + word(value >> 16 & 0xFFFF) }
    let sizes = long(Int(crc32(contents))) + long(contents.count) + long(contents.count)
    let common = word(20) + word(0) + word(0) + word(0) + word(0) + sizes + word(name.utf8.count) + word(0)
    let local = long(0x0403_4B50) + common + Array(name.utf8) + contents
    let central =
      long(0x0201_4B50) + word(20) + common + word(0) + word(0) + word(0) + long(0) + long(0) + Array(name.utf8)
    let counts = word(0) + word(0) + word(1) + word(1)
    return local + central + long(0x0605_4B50) + counts + long(central.count) + long(local.count) + word(0)
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
