internal import ArgumentParser
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog search`: words in originals and translations.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find words in what was said and in its translations.",
    discussion: """
      Finds turns that hold all of the words, in any of their forms where the language is known. Words in quotation \
      marks follow each other, also over the end of a turn. Letter case and ё for е make no difference.

      Example: tapelog search 'мост "не пойдет"' --speaker Павел
      """)

  @Argument(help: "The words.")
  var words: [String]

  @Option(help: ArgumentHelp("Only what this speaker says.", valueName: "name"))
  var speaker: String?

  @Option(help: ArgumentHelp("Only in this recording.", valueName: "recording"))
  var recording: String?

  @Option(help: ArgumentHelp("Only in this language.", valueName: "code"))
  var language: String?

  @Flag(help: "The words follow each other as they stand.")
  var phrase = false

  @Option(help: ArgumentHelp("At most so many turns.", valueName: "n"))
  var limit = 50

  @Option(
    help: ArgumentHelp("Turns after these: the key that a list cut short by --limit ends with.", valueName: "key"))
  var after: String?

  @Flag(help: "Print a JSON object for each turn found, one a line.")
  var json = false

  @OptionGroup var index: IndexOption
  @OptionGroup var outlet: UnredactedOption

  func validate() throws {
    guard limit >= 1 else { throw ValidationError("--limit must be at least 1.") }
    guard language.map({ LanguageCode($0) != nil }) ?? true else {
      throw ValidationError("--language is a code: ru, uk, en.")
    }
  }

  func run() throws {
    let gated = try index.gated(outlet, for: "search")
    let call = try recording.map { try gated.recording(named: $0) }
    let search = GatedSearch(
      gated,
      SearchQuery(
        words.joined(separator: " "), phrase: phrase, speaker: speaker, recording: call?.id,
        language: language.flatMap { LanguageCode($0) }))
    var key = after
    var left = limit
    var count = 0
    repeat {
      let page = try search.page(after: key, limit: min(left, 500))
      for hit in page.items {
        if json { Console.print(try StableJSON.line(SearchHitObject(hit))) } else { show(hit) }
      }
      count += page.items.count
      left -= page.items.count
      key = page.next
    } while key != nil && left > 0
    if !json { Console.note(count == 1 ? "1 turn found" : "\(count) turns found") }
    if let key { Console.note("more turns: --after '\(key)'") }
  }

  private func show(_ hit: SearchHit) {
    let turn = hit.segment.turn
    let range = hit.ranges.first.map { SampleRange(start: $0.start, end: hit.ranges.last?.end ?? $0.end) } ?? turn.range
    let place = range.map { hit.segment.rate.clockText(atFrame: $0.start) } ?? "not on the tape"
    let word = turn.words.first { $0.range != nil && $0.range == hit.ranges.first }
    let trust = "\((word?.timing ?? turn.timing).rawValue) \(decimal(word?.confidence ?? turn.confidence, places: 2))"
    let name = hit.callID.map { "\($0) \(hit.recordingName)" } ?? hit.recordingName
    Console.print(printable("\(name)  \(place)  \(trust)  \(turn.speaker?.name ?? "-")  \(hit.segment.id)"))
    let text = marked(hit.snippet)
    Console.print("    \(text)")
    if hit.layer == .translation { Console.print("    = \(printable(turn.text))") }
  }

  /// The snippet with what was found in bold on a terminal, between `[` and `]` elsewhere.
  private func marked(_ snippet: Snippet) -> String {
    let (open, close) = Console.outputGoesToATerminal ? ("\u{1B}[1m", "\u{1B}[0m") : ("[", "]")
    let bytes = Array(snippet.text.utf8)
    var text = ""
    var position = 0
    for match in snippet.matches {
      text += printable(String(decoding: bytes[position..<match.lowerBound], as: UTF8.self))
      text += open + printable(String(decoding: bytes[match], as: UTF8.self)) + close
      position = match.upperBound
    }
    return text + printable(String(decoding: bytes[position...], as: UTF8.self))
  }
}
