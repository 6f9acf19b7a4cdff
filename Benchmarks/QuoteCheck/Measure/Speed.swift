import Foundation
import QuoteCheck
import QuoteGenerator
import Synchronization
import TapeModel

/// How long it takes to check a story of 40 quotes, over words in memory and over stored ones, and
/// that both say the same.
enum Speed {
  static func measure(callCount: Int) throws {
    let tape = MadeTape(.english, callCount: callCount, turnsPerCall: 14, seed: 21)
    let numbers = Dictionary(uniqueKeysWithValues: tape.calls.enumerated().map { ($1.recording.id, $0) })
    let story = story(tape)
    let clock = ContinuousClock()
    let path = FileManager.default.temporaryDirectory.path + "/benchmark-quotes-\(getpid()).folded"
    defer { unlink(path) }
    let writing = try clock.measure { try write(tape, to: path) }
    func open() throws -> StoredWords {
      guard let file = FileSource(path), let words = StoredWords(file, turns: { numbers[$0].map { heard(tape, $0) } })
      else { throw Failed() }
      return words
    }
    var opening: [Duration] = []
    var checking: [Duration] = []
    var report: CheckReport?
    for _ in 0..<5 {
      var words: StoredWords?
      opening.append(try clock.measure { words = try open() })
      checking.append(clock.measure { report = words.map { QuoteChecker(tape: $0).check(story) } })
      guard words?.isSound == true else { throw Failed() }
    }
    let inMemory = callCount <= 20_000 ? checkInMemory(tape, story, report) : "not measured"
    let size = (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0) / 1_000_000
    print(
      "\(callCount) calls, \(callCount * 14) segments, \(tape.wordCount) words: write \(writing) (\(size) MB), "
        + "open \(opening.sorted()[2]), 40 quotes \(checking.sorted()[2]); in memory \(inMemory)")
  }

  private struct Failed: Error {}

  private static func story(_ tape: MadeTape) -> Story {
    var maker = QuoteMaker(tape: tape, seed: 23)
    var quotes: [StoryQuote] = []
    let edits = MadeQuote.Edit.allCases
    while quotes.count < 40 {
      guard let quote = maker.make(edits[quotes.count % edits.count]) else { continue }
      quotes.append(StoryQuote(text: quote.text, speaker: quote.speaker, line: quotes.count + 1, form: .prose))
    }
    return Story(name: "made", format: "text", quotes: quotes)
  }

  private static func heard(_ tape: MadeTape, _ call: Int) -> RecordingTurns {
    tape.transcribed(call: call, noise: 0.12, seed: 22)
  }

  /// The time with all words in memory, and whether the report is the same.
  private static func checkInMemory(_ tape: MadeTape, _ story: Story, _ report: CheckReport?) -> String {
    var store = WordStore()
    for number in tape.calls.indices {
      let call = heard(tape, number)
      store.add(call.recording, turns: call.turns, language: call.language)
    }
    var times: [Duration] = []
    var isSame = true
    for _ in 0..<3 {
      times.append(ContinuousClock().measure { isSame = isSame && QuoteChecker(tape: store).check(story) == report })
    }
    return "\(times.sorted()[1])\(isSame ? ", same report" : ", ANOTHER REPORT")"
  }

  private static func write(_ tape: MadeTape, to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path),
      let state = ContentHash(bytes: [UInt8](repeating: 1, count: 32))
    else { throw Failed() }
    var writer = StoredWordsWriter()
    for number in tape.calls.indices {
      try file.write(contentsOf: Data(writer.add(heard(tape, number), content: state)))
    }
    try file.write(contentsOf: Data(writer.finish(StoredWords.State(log: state, content: state))))
    try file.close()
  }
}

/// A file, read where it is asked for.
final class FileSource: ByteSource {
  private let descriptor: Int32
  let byteCount: Int64

  init?(_ path: String) {
    descriptor = open(path, O_RDONLY)
    byteCount = Int64(lseek(descriptor, 0, SEEK_END))
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  func bytes(at offset: Int64, count: Int) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
      read = max(0, pread(descriptor, buffer.baseAddress, count, off_t(offset)))
    }
    return bytes.count == count ? bytes : nil
  }
}
