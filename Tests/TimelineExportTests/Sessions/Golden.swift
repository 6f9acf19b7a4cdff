import Foundation
import Testing

/// Exports compared byte by byte with files that judges have read.
///
/// `TAPELOG_WRITE_GOLDENS=1` writes the files anew.
enum Golden {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Goldens").path

  static func compare(_ text: String, with name: String) throws {
    let path = folder + "/" + name
    if ProcessInfo.processInfo.environment["TAPELOG_WRITE_GOLDENS"] == "1" {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
    let golden = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(golden == Data(text.utf8), "\(name) differs")
  }
}
