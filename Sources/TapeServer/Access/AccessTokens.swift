internal import Glibc
internal import TapeFiles
internal import TapeModel

/// The two secrets by which callers show what they may do: 256 random bits each.
///
/// Kept in a file that only its owner can read: `edit` and `read`, each with its token, one a
/// line. Only digests stay in memory.
package struct AccessTokens: Sendable {
  /// For the address that is shown once, on starting.
  package let edit: String
  package let read: String

  /// Reads the file, or makes it.
  ///
  /// Throws ``AccessError`` for a file that others may read, or that is no such file.
  package init(file path: String) throws {
    if access(path, F_OK) != 0 { try Self.make(path) }
    let file = try RegularFile(path: path)
    var status = stat()
    guard fstat(file.descriptor, &status) == 0, status.st_mode & 0o077 == 0, status.st_uid == geteuid() else {
      throw AccessError(description: "\(path): others can read this file; 'chmod 600' it, or delete it for new tokens")
    }
    let text = String(decoding: try file.bytes(at: 0, count: 1_024), as: UTF8.self)
    var found: [Role: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: " ")
      if parts.count == 2, let role = Role(rawValue: String(parts[0])), Self.isToken(parts[1]) {
        found[role] = String(parts[1])
      }
    }
    guard let edit = found[.edit], let read = found[.read], edit != read else {
      throw AccessError(description: "\(path): not a file of tokens; delete it for new ones")
    }
    self.edit = edit
    self.read = read
  }

  private static func make(_ path: String) throws {
    let file = try AtomicFile(path: path, replacingExisting: false)
    guard fchmod(file.descriptor, 0o600) == 0 else {
      throw AccessError(description: "\(path): cannot be kept from others")
    }
    var open = file
    try open.write("edit \(random())\nread \(random())\n")
    try open.commit()
  }

  /// 256 random bits in 64 hexadecimal digits.
  static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<4).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
    return ContentHash(bytes: bytes).map(\.description) ?? ""
  }

  private static func isToken(_ text: Substring) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}

/// Why the service does not start; one line.
package struct AccessError: Error, CustomStringConvertible {
  package let description: String
}
