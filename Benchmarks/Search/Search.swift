import Foundation
import TapeIndex
import TapeModel

/// Times searches over a made-up index: `swift run -c release benchmark-search [SEGMENTS [FOLDER]]`.
///
/// A folder that is named is kept, and used again where it is there. Each figure comes twice:
/// by the clock, and as time of the processor, which other programs change less.
///
/// Turns of 4 to 20 words whose frequencies follow Zipf's law over 50 000 Russian-looking
/// words, every second turn with an English-looking translation; a thousand turns a recording.
@main
struct SearchBenchmark {
  static func main() throws {
    let segmentCount = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
    let kept = CommandLine.arguments.dropFirst(2).first
    let path = kept ?? NSTemporaryDirectory() + "search-\(ProcessInfo.processInfo.processIdentifier).tapelog"
    defer { if kept == nil { try? FileManager.default.removeItem(atPath: path) } }
    if !FileManager.default.fileExists(atPath: path) {
      var words = ZipfWords(seed: 1)
      try fill(path, segmentCount: segmentCount, words: &words)
    }
    report("database", bytes: fileSize(path + "/index.sqlite"))
    let index = try TapeIndex(openingForReading: path)
    var queries = ZipfWords(seed: 2)
    // The first searches fill the page cache.
    for _ in 0..<50 { _ = try index.search(SearchQuery(queries.text(count: 2)), after: nil, limit: 20) }
    try time("1 word", 1_000) {
      try index.search(SearchQuery(queries.text(count: 1)), after: nil, limit: 20).items.count
    }
    try time("2-word AND", 2_000) {
      try index.search(SearchQuery(queries.text(count: 2)), after: nil, limit: 20).items.count
    }
    try time("2-word AND of the 100 commonest", 300) {
      try index.search(SearchQuery(queries.common(2, of: 100)), after: nil, limit: 20).items.count
    }
    try time("2-word AND, one speaker", 1_000) {
      try index.search(SearchQuery(queries.text(count: 2), speaker: "Speaker 3"), after: nil, limit: 20).items.count
    }
    try time("3-word phrase", 1_000) {
      try index.search(SearchQuery(queries.text(count: 3), phrase: true), after: nil, limit: 20).items.count
    }
    try time("any 2 of 4 words", 1_000) {
      try index.candidates(anyTwoOf: queries.text(count: 4).split(separator: " ").map(String.init), limit: 200).count
    }
    try time("first page of recordings", 100) {
      try index.recordings(filter: RecordingFilter(), after: nil, limit: 100).items.count
    }
  }

  static func fill(_ path: String, segmentCount: Int, words: inout ZipfWords) throws {
    let index = try TapeIndex(openingForWriting: path, creating: true)
    let start = ContinuousClock.now
    let turnsPerRecording = 1_000
    for number in 0..<(segmentCount / turnsPerRecording) {
      try index.store(run(number, turnCount: turnsPerRecording, words: &words), call: nil)
    }
    let seconds = seconds(since: start)
    say("stored \(segmentCount) segments in \(Int(seconds)) s, \(Int(Double(segmentCount) / seconds)) a second")
  }

  static func run(_ number: Int, turnCount: Int, words: inout ZipfWords) -> Run {
    let frameCount = Int64(turnCount + 1) * 40_000
    let hash = ContentHash(bytes: (0..<32).map { UInt8(truncatingIfNeeded: number >> ($0 % 4 * 8)) &+ UInt8($0) })!
    let recording = Recording(
      id: hash, pcmHash: hash, path: "/calls/\(number).wav", byteCount: 1,
      format: AudioFormat(container: "WAV", encoding: "16-bit PCM"), rate: .telephone, channelCount: 1,
      frameCount: frameCount)
    let turns = (1...turnCount).map { turn in
      let text = words.text(count: Int.random(in: 4...20, using: &words.generator))
      let texts = text.split(separator: " ").map(String.init)
      let start = Int64(turn) * 40_000
      let placed = texts.enumerated().map { index, text in
        let first = start + Int64(index) * 1_900
        return Word(text, range: SampleRange(start: first, end: first + 1_700), timing: .aligned, confidence: 0.8)
      }
      return Turn(
        number: turn, speaker: Speaker(name: "Speaker \(turn % 7)"), text: text,
        translation: turn % 2 == 0 ? words.english(count: texts.count) : nil,
        range: SampleRange(start: start, end: start + 39_000), timing: .aligned, confidence: 0.8, words: placed)
    }
    let transcript = TranscriptRecord(
      path: "/calls/\(number).vtt", hash: hash, format: "webvtt", language: LanguageCode("ru"),
      translationLanguage: LanguageCode("en"))
    return Run(
      recording: recording, channels: [], isDualMono: false, peaks: [], transcript: transcript, turns: turns,
      notices: [], key: hash)
  }

  static func time(_ name: String, _ count: Int, _ body: () throws -> Int) throws {
    var milliseconds: [Double] = []
    var processor: [Double] = []
    var hitCount = 0
    for _ in 0..<count {
      let start = ContinuousClock.now
      let processorStart = clock()
      hitCount += try body()
      processor.append(Double(clock() - processorStart) * 1_000 / Double(CLOCKS_PER_SEC))
      milliseconds.append(seconds(since: start) * 1_000)
    }
    say(
      "\(name): \(percentiles(milliseconds)); processor \(percentiles(processor)); \(hitCount / count) hits a query")
  }

  static func percentiles(_ figures: [Double]) -> String {
    let sorted = figures.sorted()
    let chosen = [0.5, 0.99].map { String(format: "%.2f", sorted[Int(Double(sorted.count - 1) * $0)]) }
    return "p50 \(chosen[0]) ms, p99 \(chosen[1]) ms"
  }

  static func seconds(since start: ContinuousClock.Instant) -> Double {
    let duration = ContinuousClock.now - start
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  static func report(_ name: String, bytes: Int) { say("\(name): \(bytes / 1_000_000) MB") }

  static func fileSize(_ path: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  }

  /// A line at once, also where the output is a file.
  static func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
}
