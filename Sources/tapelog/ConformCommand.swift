internal import ArgumentParser
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport
internal import Transcripts

/// `tapelog conform`: a finished edit against its sources.
struct ConformCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conform", abstract: "Check a finished Pro Tools edit against its sources: what is said in each clip.",
    discussion: """
      The session is a text that Pro Tools exports as 'Session Info as Text'. Each clip is matched to a recording of \
      the index by name, or to a clip; its time stamp says which part of the recording it is, where the text has time \
      stamps and the recording a time reference. Exit status 1: a clip has no source, or something is wrong with it.

      Example: tapelog conform bridge-night.txt
      """)

  @Argument(help: "The session as text.")
  var file: String

  @Flag(help: "Print a JSON object for each clip, one a line.")
  var json = false

  @OptionGroup var index: IndexOption
  @OptionGroup var outlet: UnredactedOption

  private struct ClipObject: Encodable {
    let track: String
    let clip: String
    let file: String?
    let line: Int
    let recordStartFrame: Int64
    let recordEndFrame: Int64
    let sessionRate: SampleRate
    let recording: ContentHash?
    let name: String?
    let rate: SampleRate?
    let startFrame: Int64?
    let endFrame: Int64?
    let speakers: [Speaker]
    let text: String?
    let warnings: [String]
  }

  func run() throws {
    let gated = try index.gated(outlet, for: "conform")
    let session: ProToolsSession
    do throws(TranscriptError) {
      session = try ProToolsSessionReader().read(path: file)
    } catch {
      if case .file(let error) = error { throw Failure(error) }
      throw Failure(.badData, error.description)
    }
    for line in session.unused { Console.complain("\(file):\(line.line): not used: \(line.reason)") }
    var match = try SessionMatch(session, in: gated)
    let clips = try match.matched()
    if json { try printObjects(clips, session) } else { printTable(clips, session) }
    for clip in clips {
      for warning in clip.warnings { Console.complain("\(file):\(clip.clip.line): \(clip.clip.name): \(warning)") }
    }
    if !session.unused.isEmpty || clips.contains(where: { !$0.warnings.isEmpty }) { Console.status = .found }
  }

  private func printObjects(_ clips: [SessionMatch.MatchedClip], _ session: ProToolsSession) throws {
    for match in clips {
      let clip = match.clip
      Console.print(
        try StableJSON.line(
          ClipObject(
            track: clip.track, clip: clip.name, file: clip.file, line: clip.line,
            recordStartFrame: clip.record.start, recordEndFrame: clip.record.end, sessionRate: session.rate,
            recording: match.call?.id, name: match.call?.recording.stem, rate: match.call?.recording.rate,
            startFrame: match.range?.start, endFrame: match.range?.end, speakers: match.speakers, text: match.text,
            warnings: match.warnings)))
    }
  }

  private func printTable(_ clips: [SessionMatch.MatchedClip], _ session: ProToolsSession) {
    var table = TextTable([
      ("Track", .left), ("Starts", .right), ("Ends", .right), ("Clip", .left), ("Recording", .left), ("From", .right),
      ("To", .right), ("Speaker", .left), ("Words", .left),
    ])
    for match in clips {
      let rate = match.call?.recording.rate
      func place(_ frame: Int64?) -> String { frame.flatMap { rate?.clockText(atFrame: $0) } ?? "-" }
      table.add([
        match.clip.track, session.rate.clockText(atFrame: match.clip.record.start),
        session.rate.clockText(atFrame: match.clip.record.end), match.clip.name,
        match.call?.recording.stem ?? "-", place(match.range?.start), place(match.range?.end),
        match.speakers.map(\.name).joined(separator: ", "), match.text ?? "",
      ])
    }
    table.print()
    let found = clips.count { $0.call != nil }
    Console.print("\(session.name): \(clips.count) clips, \(found) with their recordings")
  }
}
