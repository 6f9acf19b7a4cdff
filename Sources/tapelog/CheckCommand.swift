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

      With --clips, quote-07-condensed-as-said.wav holds the whole stretch of tape and \
      quote-07-condensed-kept.wav the kept pieces, joined. An HTML page that is written with \
      --output has players for them.

      Example: tapelog check story.md --policy internal-edits --clips quotes --format html -o report.html
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

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the report to this file, which is replaced, and not to standard output.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Also cut each quote found into this folder: as it was said, and what print keeps of it.", valueName: "folder"))
  var clips: String?

  @Flag(help: "Replace clips that exist already.")
  var replace = false

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
    var tape = try TapeOfIndex(gated)
    let report = try tape.check(read, policy: policy)
    let sounds = try clips.map { try cut(report, tape, to: $0) } ?? [:]
    let text =
      switch json ? .json : Output(rawValue: format) ?? .table {
      case .table: report.table(width: Console.width, usesColour: output == nil && Console.outputGoesToATerminal)
      case .json: report.json() + "\n"
      case .markdown: report.markdown()
      case .html: HTMLReport(story: tape.gate.story(read), report: report, sounds: sounds).html()
      }
    if let output {
      try failing { try AtomicFile.write(text, to: output) }
    } else {
      Console.write(text)
    }
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

  /// Makes the clips of the quotes; gives the links to them, by the quotes' numbers.
  private func cut(_ report: CheckReport, _ tape: TapeOfIndex, to folder: String) throws -> [Int: [HTMLSound]] {
    let clips = try QuoteClips(
      of: report, calls: tape.calls(of: report), through: tape.gate, toFolder: folder, replacingExisting: replace)
    for file in clips.files { Console.note("\(folder)/\(file.name)") }
    for complaint in clips.complaints {
      Console.complain(complaint)
      Console.status = .found
    }
    let page = output.map { splitPath($0).folder } ?? "."
    let link = relativePath(of: folder, from: page)
    var sounds: [Int: [HTMLSound]] = [:]
    for file in clips.files {
      let label = file.kind == .asSaid ? "As said, the whole stretch" : "What print keeps, joined"
      sounds[file.quote, default: []].append(HTMLSound(label: label, path: "\(link)/\(file.name)"))
    }
    return sounds
  }
}
