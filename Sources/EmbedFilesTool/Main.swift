internal import Foundation

/// Writes a Swift source that holds the files below some folders: `OUTPUT FOLDER…`.
@main
enum Main {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 2 else {
      FileHandle.standardError.write(Data("usage: EmbedFilesTool OUTPUT FOLDER…\n".utf8))
      exit(64)
    }
    var lines = [
      "/// Files that the binary carries: path below the target, and its bytes in base 64.",
      "enum EmbeddedFiles {", "  static let all: [(path: String, base64: String)] = [",
    ]
    for folder in arguments[2...] {
      let name = URL(fileURLWithPath: folder).lastPathComponent
      let walker = FileManager.default.enumerator(atPath: folder)
      let paths = (walker?.allObjects ?? []).compactMap { $0 as? String }.sorted()
      for path in paths where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
        guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)") else { continue }
        lines.append("    (\"\(name)/\(path)\", \"\(bytes.base64EncodedString())\"),")
      }
    }
    lines += ["  ]", "}", ""]
    try lines.joined(separator: "\n").write(toFile: arguments[1], atomically: true, encoding: .utf8)
  }
}
