internal import TapeModel
internal import Yams

/// The table at a story's head, between two lines of `---`.
///
/// Keys read: `title`, `language`, and `speakers` or `aliases`: a mapping of a name in the story
/// to the transcripts' label, or of a label to a list of names. Other keys are left alone.
struct StoryFrontMatter {
  var title: String?
  var language: LanguageCode?
  var aliases: [Story.SpeakerAlias] = []

  /// The table, the lines after it, and the number of the first of these.
  static func split(_ text: String) -> (front: String?, lines: [Substring], firstLine: Int) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first.map(isFence) == true, let end = lines.dropFirst().prefix(200).firstIndex(where: isFence) else {
      return (nil, lines, 1)
    }
    return (lines[1..<end].joined(separator: "\n"), Array(lines[(end + 1)...]), end + 2)
  }

  private static func isFence(_ line: Substring) -> Bool {
    line.hasPrefix("---") && line.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ") }
  }

  static func read(_ text: String, path: String) throws(StoryError) -> StoryFrontMatter {
    var front = StoryFrontMatter()
    guard !text.allSatisfy(\.isWhitespace) else { return front }
    let root: Node?
    do { root = try compose(yaml: text) } catch { throw .frontMatter(path: path, line: 2) }
    guard let mapping = root?.mapping else { throw .frontMatter(path: path, line: 2) }
    front.title = mapping["title"]?.string
    front.language = (mapping["language"] ?? mapping["lang"])?.string.flatMap { LanguageCode($0) }
    for key in ["speakers", "aliases", "speaker-aliases"] {
      for (name, value) in mapping[key]?.mapping ?? [:] {
        if let names = value.sequence {
          for other in names { front.add(other.string, name.string) }
        } else {
          front.add(name.string, value.string)
        }
      }
    }
    return front
  }

  private mutating func add(_ name: String?, _ label: String?) {
    guard let name, !name.isEmpty, let speaker = label.flatMap({ Speaker(name: $0) }) else { return }
    aliases.append(Story.SpeakerAlias(name: name, speaker: speaker))
  }
}
