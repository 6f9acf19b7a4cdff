internal import TapeModel

/// Gives labels their speakers: by alias where there is one, one value for each label.
struct SpeakerBook {
  private let aliases: [String: String]
  private var speakers: [String: Speaker?] = [:]

  init(_ options: ReadingOptions) {
    var folded: [String: String] = [:]
    for label in options.speakerAliases.keys.sorted() {
      guard let speaker = Speaker(name: label) else { continue }
      folded[speaker.name.lowercased()] = options.speakerAliases[label]
    }
    aliases = folded
  }

  func hasAlias(_ label: String) -> Bool {
    !aliases.isEmpty && Speaker(name: label).map { aliases[$0.name.lowercased()] != nil } ?? false
  }

  /// `nil` for a label without a visible character.
  mutating func speaker(_ label: String) -> Speaker? {
    if let known = speakers[label] { return known }
    let plain = Speaker(name: label)
    let speaker = plain.flatMap { plain in aliases[plain.name.lowercased()].flatMap { Speaker(name: $0) } ?? plain }
    speakers[label] = .some(speaker)
    return speaker
  }
}
