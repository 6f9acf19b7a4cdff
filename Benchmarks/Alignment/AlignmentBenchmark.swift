import Foundation
import Segmentation
import TapeModel

/// Measures the aligner on calls with known times.
///
/// `alignment FOLDER [--only TEXT] [--cues none|sparse|jitter|drift|full] [--effort forced|asNeeded|full] [--json DIR] [--cross]`
///
/// Prints a row for each condition and for each language; `--json` writes for each call what
/// `score.py` reads. `--cross` instead lays each call under another call's text, and its own
/// text under another language, and counts refusals.
@main
struct AlignmentBenchmark {
  static func main() async throws {
    let options = try BenchmarkOptions(CommandLine.arguments)
    let folders = try FileManager.default.contentsOfDirectory(at: options.folder, includingPropertiesForKeys: nil)
      .filter { FileManager.default.fileExists(atPath: $0.appending(path: "truth.json").path()) }
      .filter { folder in options.only.isEmpty || options.only.contains { folder.lastPathComponent.contains($0) } }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let pronunciation = Pronunciation()
    var rows: [String: Figures] = [:]
    if options.crosses {
      try MatchBenchmark(aligner: SoundAligner(pronunciation: pronunciation, effort: options.effort)).run(folders)
      return
    }
    for folder in folders {
      let call = try BenchmarkCall(folder: folder)
      let figures = try run(call, options, pronunciation)
      for name in [call.condition, "all \(call.truth.lang)", "all"] { rows[name, default: Figures()].add(figures) }
      if options.isVerbose { print(figures.row(call.id, lenient: call.isConversation)) }
    }
    print(Figures.header)
    for name in rows.keys.sorted() {
      guard let figures = rows[name] else { continue }
      print(figures.row(name, lenient: name == "conversation" || options.isLenient))
    }
    print(String(format: "peak memory %.0f MB", peakMemory()))
  }

  private static func run(
    _ call: BenchmarkCall, _ options: BenchmarkOptions, _ pronunciation: Pronunciation
  ) throws -> Figures {
    var samples = try call.samples()
    let turns = try call.turns(cues: options.cues)
    guard let language = LanguageCode(call.truth.lang) else { return Figures() }
    let aligner = SoundAligner(pronunciation: pronunciation, effort: options.effort)
    let before = processorSeconds()
    let result: SoundAlignment
    if samples.channelCount == 1 {
      result = try aligner.align(turns, language: language, in: CallSound(&samples, channel: nil))
    } else {
      let legs = (0..<samples.channelCount).map { CallSound(&samples, channel: $0) }
      result = try aligner.align(turns, language: language, legs: legs)
    }
    var figures = Figures()
    figures.add(call, result, rate: samples.rate)
    figures.audioSeconds = call.truth.duration
    figures.processorSeconds = processorSeconds() - before
    if options.isVerbose {
      print(
        call.id, result.match.verdict, String(format: "margin %.2f", result.match.margin), result.notices)
      for (truth, turn) in zip(call.truth.turns, result.turns) {
        let start = turn.range.map { samples.rate.seconds(atFrame: $0.start) }
        let error = truth.start.flatMap { truth in start.map { $0 - truth } }
        if options.isVerbose, error.map({ abs($0) > 0.3 }) ?? (truth.start != nil || start != nil) {
          print(
            "   ", turn.timing, String(format: "%.2f", turn.confidence), "truth", truth.start ?? -1, "found",
            start ?? -1, "words", turn.words.count, turn.remarks)
        }
      }
    }
    if let json = options.json { try write(call, result, samples.rate, to: json) }
    return figures
  }

  private static func write(
    _ call: BenchmarkCall, _ result: SoundAlignment, _ rate: SampleRate, to folder: URL
  ) throws {
    struct Entry: Encodable {
      let speaker: String
      let text: String
      let start: Double?
      let end: Double?
      let confidence: Double
    }
    let entries = zip(call.truth.turns, result.turns).map { truth, turn in
      Entry(
        speaker: truth.speaker, text: truth.text, start: turn.range.map { rate.seconds(atFrame: $0.start) },
        end: turn.range.map { rate.seconds(atFrame: $0.end) }, confidence: turn.confidence)
    }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(entries).write(to: folder.appending(path: call.id + ".json"))
  }

  private static func processorSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  private static func peakMemory() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}
