internal import ArgumentParser
internal import Foundation
internal import Ingest
internal import Synchronization
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog index`: recordings and transcripts into the index.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Put recordings and their transcripts into the index.",
    discussion: """
      Takes files and folders. A transcript is taken that stands beside a recording with the same name: call.vtt, or \
      call.ru.vtt with its translation call.en.vtt. What has not changed since is left alone. Recordings stay where \
      they are and are never written to.

      Example: tapelog index Audio --catalogue Audio/calls.csv --legs NINA,TOM
      """)

  @Argument(help: "Recordings, or folders of recordings.")
  var paths: [String] = []

  @Option(help: ArgumentHelp("The transcript of the one recording named.", valueName: "file"))
  var transcript: String?

  @Option(help: ArgumentHelp("The transcript's translation.", valueName: "file"))
  var translation: String?

  @Option(help: ArgumentHelp("What is known of the calls: a CSV file with a row for each.", valueName: "file"))
  var catalogue: String?

  @OptionGroup var call: CallOptions

  @Option(
    name: .customLong("learn-from"),
    help: ArgumentHelp(
      "Calls of the same people, or folders of them, that a noisy or edited call is to learn from. May be given again.",
      valueName: "path"))
  var teachers: [String] = []

  @Option(help: ArgumentHelp("How many recordings to work on at a time. Default: one for each core.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "First make the database again from the runs and the log of edits.")
  var rebuild = false

  @Flag(help: "Print the summary as JSON.")
  var json = false

  @OptionGroup var index: IndexOption
  @OptionGroup var editor: Editor

  func validate() throws {
    guard !paths.isEmpty || rebuild || catalogue != nil else { throw ValidationError("Name a recording or a folder.") }
    guard (jobs ?? 1) >= 1 else { throw ValidationError("--jobs must be at least 1.") }
    guard transcript == nil || paths.count == 1 else {
      throw ValidationError("--transcript goes with one recording.")
    }
    guard translation == nil || transcript != nil else {
      throw ValidationError("--translation goes with --transcript.")
    }
    _ = try call.options()
  }

  func run() throws {
    var options = try call.options()
    options.teachers = try teachers(language: options.language)
    let findings = try found(language: options.language)
    let folder = try index.existingOrNew()
    if rebuild { try remake(folder) }
    let store = try opened(folder)
    Console.gate = try GatedIndex(store).texts
    for notice in store.openingNotices { Console.complain(notice) }
    for failure in findings.failures { Console.complain(failure.description) }
    let ingester = Ingester(options: options)
    let batch = Batch(
      index: store, ingester: ingester, editor: editor.name,
      jobCount: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      coreCount: ProcessInfo.processInfo.activeProcessorCount)
    var summary = try run(batch, findings.calls)
    summary.failed += findings.failures.map {
      BatchSummary.FailedCall(line: $0.description, status: Failure($0).status)
    }
    summary.notices += findings.notices + ingester.teacherNotices
    summary.catalogue = try CatalogueIntake(store, editor: editor.name)
      .takeIn(catalogue: catalogue, besides: findings.calls.map(\.recording))
    for problem in summary.catalogue?.problems ?? [] { Console.complain(problem) }
    try report(summary, folder: folder)
  }

  /// The calls to index; gives up where there is nothing at all to do.
  private func found(language: LanguageCode?) throws -> CallFinder.Findings {
    var findings = CallFinder(language: language).find(in: paths)
    if let transcript {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: paths[0], isDirectory: &isFolder), !isFolder.boolValue else {
        throw Failure(.noInput, "\(paths[0]): --transcript goes with one recording, and this is none")
      }
      findings.calls = [CallFiles(recording: paths[0], transcript: transcript, translation: translation)]
      findings.failures = []
    }
    guard findings.calls.isEmpty, !rebuild, catalogue == nil else { return findings }
    if let failure = findings.failures.first, findings.failures.count == 1 { throw Failure(failure) }
    for failure in findings.failures { Console.complain(failure.description) }
    throw Failure(.noInput, "\(paths.joined(separator: ", ")): no recording found")
  }

  /// The calls to learn from, each with a transcript; those of a folder that have none are passed over.
  private func teachers(language: LanguageCode?) throws -> [CallFiles] {
    guard !teachers.isEmpty else { return [] }
    let findings = CallFinder(language: language).find(in: teachers)
    if let failure = findings.failures.first { throw Failure(failure) }
    let calls = findings.calls.filter { $0.transcript != nil }
    guard !calls.isEmpty else {
      throw Failure(.noInput, "\(teachers.joined(separator: ", ")): no recording with a transcript to learn from")
    }
    return calls
  }

  private func opened(_ folder: String) throws -> TapeIndex {
    let parent = URL(fileURLWithPath: folder).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    } catch {
      throw Failure(.cannotCreate, "\(parent): cannot create this folder")
    }
    return try failing { try TapeIndex(openingForWriting: folder, creating: true) }
  }

  /// Makes the database again, and says what could not be taken over.
  private func remake(_ folder: String) throws {
    let notices = try failing { try TapeIndex.rebuild(path: folder, by: editor.name, at: SystemClock.now()) }
    for notice in notices { Console.complain(notice) }
    if !notices.isEmpty { Console.status = .found }
    let made = try failing { try TapeIndex(openingForReading: folder).summary() }
    Console.note(
      "\(folder): made again: \(made.recordingCount) recordings, \(made.turnCount) turns, \(made.clipCount) clips, \(made.rundownCount) rundowns"
    )
  }

  /// Runs the batch, with a progress bar, and with a line for each call that fails.
  private func run(_ batch: Batch, _ calls: [CallFiles]) throws(Failure) -> BatchSummary {
    let bar = Mutex(ProgressBar(total: calls.count))
    defer { bar.withLock { $0.clear() } }
    return try batch.run(calls) { share, call in
      bar.withLock { $0.advance(to: share, of: call) }
    } afterEach: { step in
      bar.withLock {
        if let failure = step.failure {
          $0.clear()
          Console.complain(failure)
        }
        $0.advance(audioSeconds: step.audioSeconds)
      }
    }
  }

  private func report(_ made: BatchSummary, folder: String) throws {
    let summary = Console.gate.summary(made)
    if summary.failed.count == 1, summary.indexed + summary.unchanged == 0, let only = summary.failed.first {
      Console.status = only.status
    } else if !summary.failed.isEmpty || summary.catalogue?.problems.isEmpty == false {
      Console.status = .found
    }
    if json {
      var rounded = summary
      rounded.audioSeconds = summary.audioSeconds.rounded(toPlaces: 3)
      rounded.elapsedSeconds = summary.elapsedSeconds.rounded(toPlaces: 3)
      Console.print(try StableJSON.line(rounded))
      return
    }
    for call in summary.warnings {
      for warning in call.warnings { Console.note("\(call.file): warning: \(warning)") }
    }
    for notice in summary.notices { Console.note(notice) }
    let bare = summary.withoutTranscript
    if !bare.isEmpty {
      let names = bare.prefix(5).joined(separator: ", ") + (bare.count > 5 ? ", …" : "")
      Console.note("no transcript beside \(bare.count == 1 ? "1 recording" : "\(bare.count) recordings"): \(names)")
    }
    var parts = ["\(summary.indexed) indexed", "\(summary.unchanged) unchanged", "\(summary.failed.count) failed"]
    let warningCount = summary.warnings.reduce(0) { $0 + $1.warnings.count }
    parts.append("\(warningCount) warning\(warningCount == 1 ? "" : "s")")
    if let catalogue = summary.catalogue { parts.append("\(catalogue.used) of \(catalogue.rows) catalogue rows used") }
    Console.print("\(folder): \(parts.joined(separator: ", "))")
    if summary.indexed > 0 {
      let audio = runningTimeText(milliseconds: Int64(summary.audioSeconds * 1000))
      Console.print("\(audio) of audio in \(decimal(summary.elapsedSeconds, places: 1)) s")
    }
  }
}
