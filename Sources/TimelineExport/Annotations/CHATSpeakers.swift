internal import TapeModel

/// Three-letter codes for speakers: the first letters of their names in Latin letters, apart
/// from each other.
struct CHATSpeakers {
  /// In the order in which they first speak.
  private(set) var all: [(code: String, name: String)] = []
  private var codes: [Speaker?: String] = [:]

  init(_ log: TapeLog) {
    var taken: Set<String> = []
    for segment in log.segments where codes[segment.turn.speaker] == nil {
      let speaker = segment.turn.speaker
      let code = Self.free(speaker?.name ?? "unknown", taken)
      taken.insert(code)
      codes[speaker] = code
      all.append((code, speaker?.name ?? "Unknown"))
    }
    if all.isEmpty { all = [("UNK", "Unknown")] }
  }

  func code(of speaker: Speaker?) -> String { codes[speaker] ?? "UNK" }

  private static func free(_ name: String, _ taken: Set<String>) -> String {
    let letters = Slug.ascii(name, otherwise: "spk").utf8.filter { (97...122).contains($0) }
    let plain = String(decoding: letters, as: UTF8.self).uppercased()
    let start = (plain + "SPK").prefix(3)
    if !taken.contains(String(start)) { return String(start) }
    var number = 2
    while true {
      let digits = String(number)
      let code = start.prefix(max(1, 3 - digits.utf8.count)) + digits
      if !taken.contains(String(code)) { return String(code) }
      number += 1
    }
  }
}
