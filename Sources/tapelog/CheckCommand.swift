internal import ArgumentParser
internal import QuoteCheck
internal import TapeAudio
internal import TapeDesk
internal import TapeFiles
internal import TapeIndex
internal import TapeModel
internal import TimelineExport
internal import Transcripts

/// `tapelog check`: every quote of a story, its verdict, its place on the tape.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check every quote of a story: was it said, by whom, where, and what did the edit change?",
    discussion: """
      Stories are plain text, Markdown, HTML or DOCX. Verdicts, from best to worst: verbatim, cleaned, condensed, \
      reordered, spliced, altered, misattributed, notFound. A policy says which of them are findings: strict, \
      internal-edits, condensed-qa, or a YAML file. Exit status 1 where there is a finding.

      Example: tapelog check story.md --policy internal-edits --format html > report.html
      """)

  @Argument(help: "The story.")
  var story: String

  @Option(help: ArgumentHelp("strict, internal-edits, condensed-qa, or a YAML file.", valueName: "name"))
  var policy = "strict"

  @Option(help: ArgumentHelp("table, json, markdown or html.", valueName: "name"))
  var format = "table"

  @Flag(help: "The same as --format json.")
  var json = false

  @Option(
    name: .customLong("speaker-alias"),
    help: ArgumentHelp(
      "Who a name of the story is on the tapes: Mom=MOTHER. May be given again.", valueName: "name=speaker"))
  var speakerAliases: [String] = []

  @Option(help: ArgumentHelp("Also cut each quote found, as it was said, into this folder.", valueName: "folder"))
  var clips: String?

  @OptionGroup var index: IndexOption
  @OptionGroup var outlet: UnredactedOption

  private enum Output: String {
    case table, json, markdown, html
  }

  func validate() throws {
    guard json || Output(rawValue: format) != nil else {
      throw ValidationError("--format is table, json, markdown or html.")
    }
    _ = try aliases()
  }

  func run() throws {
    let gated = try index.gated(outlet, for: "check")
    let policy = try chosenPolicy()
    let read = try readStory()
    let tape = try TapeOfIndex(gated)
    let report = tape.gate.report(QuoteChecker(tape: tape.words).check(read, policy: policy))
    switch json ? .json : Output(rawValue: format) ?? .table {
    case .table: Console.write(report.table(width: Console.width, usesColour: Console.outputGoesToATerminal))
    case .json: Console.print(report.json())
    case .markdown: Console.write(report.markdown())
    case .html: Console.write(HTMLReport(story: tape.gate.story(read), report: report).html())
    }
    if let clips { try cut(report, tape, to: clips) }
    if report.hasFindings { Console.status = .found }
  }

  private func aliases() throws -> [Story.SpeakerAlias] {
    try speakerAliases.map { alias in
      let parts = alias.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let speaker = Speaker(name: parts[1]) else {
        throw ValidationError("--speaker-alias is NAME=SPEAKER.")
      }
      return Story.SpeakerAlias(name: String(parts[0]), speaker: speaker)
    }
  }

  private func readStory() throws -> Story {
    do throws(StoryError) {
      return try StoryReader(aliases: try aliasesOrFail()).read(path: story)
    } catch {
      if case .file(let cause) = error { throw Failure(cause) }
      throw Failure(.badData, error.description)
    }
  }

  /// The aliases, which `validate()` has seen already.
  private func aliasesOrFail() throws(StoryError) -> [Story.SpeakerAlias] {
    (try? aliases()) ?? []
  }

  private func chosenPolicy() throws -> Policy {
    if let known = Policy.named(policy) { return known }
    guard policy.contains(".") || policy.contains("/") else {
      throw Failure(
        .wrongCommandLine, "--policy \(policy): no such policy; strict, internal-edits and condensed-qa are")
    }
    let bytes = try failing { try RegularFile.contents(of: policy, limit: 1 << 20) }
    do throws(PolicyError) {
      return try Policy(yaml: String(decoding: bytes, as: UTF8.self), file: policy)
    } catch {
      throw Failure(.badData, error.description)
    }
  }

  /// Cuts the whole stretch of each quote that was found to a WAV file of its own.
  private func cut(_ report: CheckReport, _ tape: TapeOfIndex, to folder: String) throws {
    var sources: [ClipToCut] = []
    for (number, quote) in report.quotes.enumerated() {
      guard let id = quote.recording, let call = tape.calls[id], let stretch = quote.stretch,
        let range = SampleRange(checking: stretch.startFrame, stretch.endFrame), !range.isEmpty
      else { continue }
      sources.append(
        ClipToCut(
          Clip(
            id: "q\(number + 1)", slug: "quote-\(number + 1)-\(quote.verdict.rawValue)", recording: call.recording,
            call: call.call, range: range, timing: .stated, confidence: 1)))
    }
    for result in try failing({ try Export.cut(sources, through: tape.gate, toFolder: folder) }) {
      switch result {
      case .success(let file): Console.note(file.path)
      case .failure(let error):
        Console.complain(error.description)
        Console.status = .found
      }
    }
  }
}
