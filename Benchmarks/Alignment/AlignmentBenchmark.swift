import Foundation
import Segmentation
import TapeModel

/// Measures the aligner on calls with known times.
///
/// ``BenchmarkOptions/usage`` is its command line.
///
/// Prints a row for each condition and for each language; `--json` writes for each call what
/// `score.py` reads. `--auto` judges the cues first, as `tapelog index` does. `--cross` instead
/// lays each call under every other call's text, and its own text under another language, and
/// counts refusals; `--drift` measures how exactly the cues' clock is found. `--donors` names a
/// folder of calls that the others learn from.
@main
struct AlignmentBenchmark {
  static func main() async throws {
    let options: BenchmarkOptions
    do {
      options = try BenchmarkOptions(CommandLine.arguments)
    } catch {
      FileHandle.standardError.write(Data("\(error)\n\(BenchmarkOptions.usage)\n".utf8))
      exit(64)
    }
    let folders = try FileManager.default.contentsOfDirectory(at: options.folder, includingPropertiesForKeys: nil)
      .filter { FileManager.default.fileExists(atPath: $0.appending(path: "truth.json").path()) }
      .filter { folder in options.only.isEmpty || options.only.contains { folder.lastPathComponent.contains($0) } }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let pronunciation = Pronunciation()
    var rows: [String: Figures] = [:]
    if options.crosses {
      return try MatchBenchmark(pronunciation: pronunciation, cores: options.cores).run(folders)
    }
    if options.drifts {
      let aligner = SoundAligner(pronunciation: pronunciation, effort: options.effort, cores: options.cores)
      return try DriftBenchmark(aligner: aligner).run(folders)
    }
    let donors = try options.donors.map { try DonorShelf(folder: $0, pronunciation: pronunciation) }
    for folder in folders {
      let call = try BenchmarkCall(folder: folder)
      let figures = try run(call, options, pronunciation, donors)
      for name in [call.condition, "all \(call.truth.lang)", "all"] { rows[name, default: Figures()].add(figures) }
      if options.isVerbose { print(figures.row(call.id, lenient: call.isConversation)) }
    }
    print(Figures.header)
    for name in rows.keys.sorted() {
      guard let figures = rows[name] else { continue }
      print(figures.row(name, lenient: name == "conversation" || options.isLenient))
    }
    if let all = rows["all"], all.wrongCues > 0 {
      print("wrong cues listed: \(all.wrongListed) of \(all.wrongCues); right cues listed as wrong: \(all.rightListed)")
    }
    print(String(format: "peak memory %.0f MB", peakMemory()))
  }

  private static func run(
    _ call: BenchmarkCall, _ options: BenchmarkOptions, _ pronunciation: Pronunciation, _ donors: DonorShelf?
  ) throws -> Figures {
    let result = try CallRun(call: call, options: options, pronunciation: pronunciation, donors: donors).run()
    var figures = Figures()
    figures.add(call, result.turns, rate: result.rate)
    if options.cues == .wrong { figures.add(outvoted: result.outvoted, of: try call.turns(cues: .wrong)) }
    figures.audioSeconds = call.truth.duration
    figures.hearingSeconds = result.hearingSeconds
    figures.processorSeconds = result.placingSeconds
    if options.isVerbose { tell(call, result) }
    if let json = options.json { try write(call, result, to: json) }
    return figures
  }

  /// The turns that are wrong, missing or given times in vain.
  private static func tell(_ call: BenchmarkCall, _ result: CallRun.Result) {
    print(call.id, result.summary)
    for (truth, turn) in zip(call.truth.turns, result.turns) {
      let start = turn.range.map { result.rate.seconds(atFrame: $0.start) }
      let error = truth.start.flatMap { truth in start.map { $0 - truth } }
      tellWords(truth, turn, result.rate)
      guard error.map({ abs($0) > 0.3 }) ?? (truth.start != nil || start != nil) else { continue }
      print(
        "   ", turn.timing, String(format: "%.2f", turn.confidence), "truth", truth.start ?? -1, "found",
        start ?? -1, "words", turn.words.count, turn.remarks)
    }
  }

  /// The words inside a turn that are more than 120 ms off.
  private static func tellWords(_ truth: BenchmarkCall.TruthTurn, _ turn: PlacedTurn, _ rate: SampleRate) {
    for (word, start) in truth.innerStarts where turn.words.indices.contains(word) {
      guard let range = turn.words[word].range else { continue }
      let found = rate.seconds(atFrame: range.start)
      guard abs(found - start) > 0.12 else { continue }
      let before = turn.words[max(0, word - 1)].range.map { rate.seconds(atFrame: $0.end) }
      print("    word", turn.words[word].timing, "truth", start, "found", found, "end of word before", before ?? -1)
    }
  }

  private static func write(
    _ call: BenchmarkCall, _ result: CallRun.Result, to folder: URL
  ) throws {
    let rate = result.rate
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

  private static func peakMemory() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}
