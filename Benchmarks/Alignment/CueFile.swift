import Foundation
import TapeModel

/// The times of a call's cue file, to be found again by speaker and text.
final class CueFile {
  private var cues: [String: [Cue]] = [:]
  private var lines: [Int: Cue] = [:]

  init(_ file: URL) throws {
    let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    if file.pathExtension == "vtt" { readVTT(text) } else { readSparse(text) }
  }

  private func readVTT(_ text: String) {
    var cue: Cue?
    for line in text.split(separator: "\n") {
      if line.contains("-->") {
        let times = line.split(separator: " ").compactMap { Self.milliseconds($0) }
        cue = times.count == 2 ? Cue(startMilliseconds: times[0], endMilliseconds: max(times[0], times[1])) : nil
      } else if line.hasPrefix("<v "), let found = cue, let close = line.firstIndex(of: ">") {
        let speaker = line[line.index(line.startIndex, offsetBy: 3)..<close]
        cues["\(speaker): \(line[line.index(after: close)...])", default: []].append(found)
      }
    }
  }

  private func readSparse(_ text: String) {
    for (index, line) in text.split(separator: "\n").enumerated() where line.hasPrefix("[") {
      if let close = line.firstIndex(of: "]"),
        let time = Self.milliseconds(line[line.index(after: line.startIndex)..<close])
      {
        lines[index] = Cue(startMilliseconds: time)
      }
    }
  }

  private static func milliseconds(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ":")
    guard parts.count == 3, let hours = Int64(parts[0]), let minutes = Int64(parts[1]),
      let seconds = Double(parts[2])
    else { return nil }
    return (hours * 60 + minutes) * 60_000 + Int64((seconds * 1000).rounded())
  }

  /// Each cue is given out once.
  func cue(speaker: String, text: String, index: Int) -> Cue? {
    if let cue = lines[index] { return cue }
    let key = "\(speaker): \(text)"
    guard var left = cues[key], !left.isEmpty else { return nil }
    let first = left.removeFirst()
    cues[key] = left
    return first
  }
}
