import Foundation
import TapeModel
import Transcripts

/// Feeds mutated transcripts to every reader until the time is over.
///
///     fuzz-transcripts SECONDS [SEED] [CORPUS-FOLDER]
///     fuzz-transcripts read FILE…
///     fuzz-transcripts pair FILE TRANSLATION
///
/// Build it for debugging (`swift build`): only there is every access to the text's bytes
/// checked against its bounds.
///
/// Each input is written to `fuzz-current` before it is read, so that a crash leaves it
/// behind; an input that breaks an invariant is kept as `fuzz-finding-N`, and the status is 1.
/// `read` reads files once and prints what they hold and the seconds it took.
@main
struct Fuzz {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "read" { return readFiles(arguments.dropFirst()) }
    if arguments.first == "pair", arguments.count == 3 { return try pairFiles(arguments[1], arguments[2]) }
    let seconds = arguments.first.flatMap { Double($0) } ?? 10
    let seed = arguments.count > 1 ? UInt64(arguments[1]) ?? 1 : 1
    var run = Run(seed: seed, corpus: arguments.count > 2 ? corpus(arguments[2]) : [])
    try run.go(seconds: seconds)
    exit(run.findings == 0 ? 0 : 1)
  }

  static func corpus(_ folder: String) -> [[UInt8]] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { try? [UInt8](Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0))) }
  }

  static func pairFiles(_ original: String, _ translation: String) throws {
    let reader = TranscriptReader(options: ReadingOptions())
    let (one, other) = (try reader.read(path: original), try reader.read(path: translation))
    let start = ContinuousClock.now
    let pairing = try TranslationPairing(one, with: other)
    print(
      pairing.basis, "turns", one.turns.count, "untranslated", pairing.untranslated.count, "lost",
      pairing.unusedTranslation.count, ContinuousClock.now - start)
  }

  static func readFiles(_ paths: some Sequence<String>) {
    for path in paths {
      let start = ContinuousClock.now
      do {
        let transcript = try TranscriptReader(options: ReadingOptions()).read(path: path)
        let words = transcript.turns.reduce(0) { $0 + $1.words.count }
        print(
          path, transcript.format, "turns", transcript.turns.count, "words", words, "unused", transcript.unused.count,
          ContinuousClock.now - start)
      } catch {
        print(error, ContinuousClock.now - start)
      }
    }
  }
}

/// One run of mutations.
struct Run {
  private var mutator: Mutator
  private var corpus: [[UInt8]]
  private(set) var findings = 0
  private var counts = (read: 0, refused: 0)
  private var slowest = Duration.zero
  private var formats: [String: Int] = [:]

  init(seed: UInt64, corpus: [[UInt8]]) {
    mutator = Mutator(seed: seed)
    self.corpus = Seeds.all + ServiceSeeds.all + corpus
  }

  mutating func go(seconds: Double) throws {
    let end = ContinuousClock.now + .seconds(seconds)
    let names = TranscriptFormats.standard.readers.map(\.name)
    while ContinuousClock.now < end {
      let input = mutator.mutate(
        corpus[mutator.below(corpus.count)], with: corpus[mutator.below(corpus.count)])
      try Data(input).write(to: URL(fileURLWithPath: "fuzz-current"))
      // By content, and by one reader that content would not have chosen.
      let forced = names[mutator.below(names.count)]
      for format in [nil, forced] { check(input, format: format) }
      // What was read keeps its shape for further mutations now and then.
      if mutator.below(50) == 0, corpus.count < 500 { corpus.append(input) }
    }
    print("read \(counts.read), refused \(counts.refused), findings \(findings), slowest \(slowest), \(formats)")
  }

  private mutating func check(_ input: [UInt8], format: String?) {
    let reader = TranscriptReader(options: ReadingOptions(speakerAliases: ["mom": "Mother"], format: format))
    let lineCount = input.count + 1
    let start = ContinuousClock.now
    var broken: String?
    do {
      _ = try? ProToolsSessionReader().read(input, path: "fuzz")
      let transcript = try reader.read(ZipWrap.wrap(input), path: "fuzz")
      counts.read += 1
      formats[transcript.format, default: 0] += 1
      broken = Invariants.broken(transcript, lineCount: lineCount)
      _ = try? pair(transcript, with: transcript)
    } catch {
      counts.refused += 1
      broken = Invariants.broken(error)
    }
    let time = ContinuousClock.now - start
    slowest = max(slowest, time)
    if time > .seconds(2) { broken = "took \(time)" }
    guard let broken else { return }
    findings += 1
    print("finding \(findings) (\(format ?? "by content")): \(broken)")
    try? Data(input).write(to: URL(fileURLWithPath: "fuzz-finding-\(findings)"))
  }
}
