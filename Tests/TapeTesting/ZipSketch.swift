/// A zip archive of one stored file, written by hand.
public enum ZipSketch {
  public static func archive(_ name: String, _ contents: [UInt8], statedCount: Int? = nil) -> [UInt8] {
    let crc = crc32(contents)
    func word(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }
    func long(_ value: Int) -> [UInt8] { word(value & 0xFFFF) + word(value >> 16 & 0xFFFF) }
    let method = statedCount == nil ? 0 : 8
    let sizes = long(Int(crc)) + long(contents.count) + long(statedCount ?? contents.count)
    let common = word(20) + word(0) + word(method) + word(0) + word(0) + sizes + word(name.utf8.count) + word(0)
    let local = long(0x0403_4B50) + common + Array(name.utf8) + contents
    let central =
      long(0x0201_4B50) + word(20) + common + word(0) + word(0) + word(0) + long(0) + long(0) + Array(name.utf8)
    let end =
      long(0x0605_4B50) + word(0) + word(0) + word(1) + word(1) + long(central.count) + long(local.count) + word(0)
    return local + central + end
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
