internal import Foundation
internal import Glibc
internal import HTTPTypes
internal import QuoteCheck
internal import TapeFiles
internal import TapeModel
internal import TimelineExport
internal import Transcripts

/// A checked story on the disk: a line of what is known of it, then a line with the story.
enum CheckFile {
  /// Bytes in which the first line of a file ends.
  private static let noteLimit = 1 << 16

  static func write(_ note: CheckNote, _ story: Story, to folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    var file = try AtomicFile(path: path(of: note.id, in: folder))
    guard fchmod(file.descriptor, 0o600) == 0 else {
      throw Problem(.internalServerError, "The check cannot be stored.")
    }
    try file.write("\(try StableJSON.line(note))\n\(try StableJSON.line(story))\n")
    try file.commit()
  }

  /// Of all files that can be read, the oldest first.
  static func notes(in folder: String) -> [CheckNote] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.compactMap { name in
      guard name.hasSuffix(ending), !name.hasPrefix("."), let file = try? RegularFile(path: "\(folder)/\(name)"),
        let bytes = try? file.bytes(at: 0, count: noteLimit), let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
        let note = try? JSONDecoder().decode(CheckNote.self, from: Data(bytes[..<end])), note.id + ending == name
      else { return nil }
      return note
    }
    .sorted { ($0.created.microsecondsSince1970, $0.id) < ($1.created.microsecondsSince1970, $1.id) }
  }

  /// `nil` where the file is gone.
  static func story(of id: String, in folder: String) throws -> Story? {
    guard let bytes = try? RegularFile.contents(of: path(of: id, in: folder), limit: 16 * Int64(StoryReader.byteLimit)),
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    return try JSONDecoder().decode(Story.self, from: Data(bytes[(end + 1)...]))
  }

  static func remove(_ id: String, from folder: String) throws {
    let path = path(of: id, in: folder)
    guard unlink(path) == 0 || errno == ENOENT else {
      throw Problem(.internalServerError, "The check cannot be removed.")
    }
  }

  private static let ending = ".json"

  private static func path(of id: String, in folder: String) -> String { "\(folder)/\(id)\(ending)" }
}
