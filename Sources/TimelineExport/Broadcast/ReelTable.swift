internal import TapeModel

/// Names of eight characters for recordings, as tape machines know them.
///
/// Letters, digits and underscores. A recording whose first eight characters another has
/// already taken gets a number in place of the last ones: `CALL_0412` and `CALL_0413` become
/// `CALL_041` and `CALL_0_2`.
struct ReelTable {
  /// In the order in which the recordings are first heard.
  private(set) var reels: [(recording: Recording, name: String)] = []
  private var names: [ContentHash: String] = [:]
  private var taken: Set<String> = ["AX", "BL"]

  init(_ clips: [Clip]) {
    for recording in clips.map(\.recording) where names[recording.id] == nil {
      let name = free(Self.plain(recording.stem))
      names[recording.id] = name
      taken.insert(name)
      reels.append((recording, name))
    }
  }

  func name(of recording: Recording) -> String { names[recording.id] ?? "AX" }

  private func free(_ plain: String) -> String {
    var candidate = String(plain.prefix(8))
    var number = 2
    while taken.contains(candidate) {
      let tail = "_\(number)"
      candidate = plain.prefix(8 - tail.utf8.count) + tail
      number += 1
    }
    return candidate
  }

  private static func plain(_ stem: String) -> String {
    let slug = Slug.ascii(stem, otherwise: "reel")
    return String(decoding: slug.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
      .uppercased()
  }
}
