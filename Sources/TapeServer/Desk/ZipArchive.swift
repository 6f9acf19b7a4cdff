internal import CZlib
internal import Foundation
internal import HTTPTypes
internal import TapeFiles

/// Puts a folder into a zip archive without compression: what weighs in a session is sound.
///
/// Format: PKWARE, "APPNOTE.TXT", version 6.3, without the 64-bit fields: up to 4 GiB and 65 534
/// files. The CRC-32 is zlib's. Dates are those of no day, so that the same files give the same
/// bytes.
struct ZipArchive: ~Copyable {
  private struct Entry {
    let name: String
    let crc: UInt32
    let byteCount: UInt32
    let offset: UInt32
  }

  private var output: AtomicFile
  private var entries: [Entry] = []
  private var offset: UInt64 = 0

  private init(path: String) throws { output = try AtomicFile(path: path) }

  /// Writes every file below `folder`; gives `path`.
  ///
  /// Throws a ``Problem`` (422) for more than an archive holds.
  static func write(folder: String, to path: String) throws -> String {
    var archive = try ZipArchive(path: path)
    let walker = FileManager.default.enumerator(atPath: folder)
    var names: [String] = []
    while let name = walker?.nextObject() as? String {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder), !isFolder.boolValue {
        names.append(name)
      }
    }
    for name in names.sorted() { try archive.add("\(folder)/\(name)", name: name) }
    try archive.finish()
    return path
  }

  private static let blockByteCount = 1 << 20
  private static let tooLarge = Problem(.unprocessableContent, "The session is larger than a zip archive holds: 4 GiB.")

  private mutating func add(_ path: String, name: String) throws {
    let file = try RegularFile(path: path)
    guard offset + UInt64(file.byteCount) + 1 << 20 < UInt64(UInt32.max), entries.count < 65_534 else {
      throw Self.tooLarge
    }
    var crc: UInt32 = 0
    var position: Int64 = 0
    while position < file.byteCount {
      let bytes = try file.bytes(at: position, count: Self.blockByteCount)
      crc = bytes.withUnsafeBufferPointer { tapelog_crc32_onward(crc, $0.baseAddress, $0.count) }
      position += Int64(bytes.count)
    }
    let entry = Entry(name: name, crc: crc, byteCount: UInt32(file.byteCount), offset: UInt32(offset))
    entries.append(entry)
    try write(Self.number(0x0403_4B50, 4) + Self.common(entry) + Array(name.utf8))
    position = 0
    while position < file.byteCount {
      let bytes = try file.bytes(at: position, count: Self.blockByteCount)
      try write(bytes)
      position += Int64(bytes.count)
    }
  }

  private consuming func finish() throws {
    let start = offset
    for entry in entries {
      try write(
        Self.number(0x0201_4B50, 4) + Self.number(20, 2) + Self.common(entry) + Self.number(0, 10)
          + Self.number(UInt64(entry.offset), 4) + Array(entry.name.utf8))
    }
    let count = UInt64(entries.count)
    try write(
      Self.number(0x0605_4B50, 4) + Self.number(0, 4) + Self.number(count, 2) + Self.number(count, 2)
        + Self.number(offset - start, 4) + Self.number(start, 4) + Self.number(0, 2))
    try output.commit()
  }

  private mutating func write(_ bytes: [UInt8]) throws {
    try output.write(bytes)
    offset += UInt64(bytes.count)
  }

  /// The fields that stand before a file and in the list at the end; names are UTF-8 (bit 11).
  private static func common(_ entry: Entry) -> [UInt8] {
    number(20, 2) + number(0x0800, 2) + number(0, 2) + number(0, 2) + number(0x0021, 2) + number(UInt64(entry.crc), 4)
      + number(UInt64(entry.byteCount), 4) + number(UInt64(entry.byteCount), 4)
      + number(UInt64(entry.name.utf8.count), 2) + number(0, 2)
  }

  private static func number(_ number: UInt64, _ byteCount: Int) -> [UInt8] {
    (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 < 8 ? number >> UInt64($0 * 8) : 0) }
  }
}
