internal import ArgumentParser
internal import TapeAudio
internal import TimelineExport
internal import Transcripts

/// `tapelog formats`: what is read and written, and what each leaves out.
struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "List the formats read and written, with what each leaves out.",
    discussion: "Example: tapelog formats --json")

  @Flag(help: "Print a JSON object for each format, one a line.")
  var json = false

  private struct FormatObject: Encodable {
    let name: String
    let use: String
    let summary: String
    /// What it leaves out, in a word or two each.
    let leftOut: [String]
    /// The same, in sentences.
    let losses: [String]
    /// The programs, not ours, that read what is written.
    var judge: String?
  }

  func run() throws {
    let formats = recordings + transcripts + segments + rundowns + sessions
    if json {
      for format in formats { Console.print(try StableJSON.line(format)) }
      return
    }
    for use in ["recordings read", "transcripts read", "tape logs written", "rundowns written", "sessions written"] {
      Console.print("\(use.prefix(1).uppercased() + use.dropFirst())")
      for format in formats where format.use == use {
        Console.print(
          "  \(format.name)\(String(repeating: " ", count: max(1, 14 - format.name.count)))\(format.summary)")
        if !format.leftOut.isEmpty {
          Console.print("\(String(repeating: " ", count: 16))without \(format.leftOut.joined(separator: ", "))")
        }
        if let judge = format.judge { Console.print("\(String(repeating: " ", count: 16))judged by \(judge)") }
      }
      Console.print("")
    }
    Console.print("'tapelog formats --json' says in a sentence what each of these is; so does Documentation/Formats.")
  }

  private var recordings: [FormatObject] {
    AudioReader.formats.map {
      FormatObject(name: $0.name, use: "recordings read", summary: $0.summary, leftOut: [], losses: [])
    }
  }

  private var transcripts: [FormatObject] {
    TranscriptFormats.standard.readers.map {
      FormatObject(
        name: $0.name, use: "transcripts read", summary: "\($0.title): \($0.reads)", leftOut: [$0.loses],
        losses: ["Does not read \($0.loses)."])
    }
  }

  private var segments: [FormatObject] { written(ExporterRegistry.standard.segmentsFormats, use: "tape logs written") }
  private var rundowns: [FormatObject] { written(ExporterRegistry.standard.timelineFormats, use: "rundowns written") }

  private var sessions: [FormatObject] { written(ExporterRegistry.standard.sessionFormats, use: "sessions written") }

  private func written(_ formats: [ExportFormat], use: String) -> [FormatObject] {
    formats.map {
      FormatObject(
        name: $0.name, use: use, summary: $0.summary, leftOut: $0.losses.map { Self.words($0.rawValue) },
        losses: $0.losses.map(\.sentence), judge: $0.judge.isEmpty ? nil : $0.judge)
    }
  }

  /// `callDetails` as people read it: `call details`.
  private static func words(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? " \($1.lowercased())" : String($1) }
  }
}
