import Foundation
import QuoteCheck
import TapeModel
import Testing
import Transcripts

/// The story of `Examples/` over the calls of `Audio/`, with the verdicts that stand beside it.
@Suite(.enabled(if: DemoCalls.areThere)) struct DemoStoryTests {
  @Test func findsTheVerdictsThatStandBesideTheStory() throws {
    let story = try StoryReader().read(path: DemoCalls.examples + "/story.md")
    let report = QuoteChecker(tape: try DemoCalls.store()).check(story, policy: .strict)
    let expected = try JSONDecoder().decode(
      [ExpectedQuote].self, from: Data(contentsOf: URL(fileURLWithPath: DemoCalls.examples + "/story.expected.json")))
    #expect(report.quotes.map(ExpectedQuote.init) == expected)
    #expect(report.quotes.count >= 25)
    #expect(report.editingStatement != nil)
    #expect(Set(report.quotes.map(\.verdict)) == Set(Verdict.allCases))
  }
}

/// What `story.expected.json` says of one quote.
struct ExpectedQuote: Codable, Equatable {
  let line: Int
  let text: String
  let speaker: String?
  let verdict: Verdict
  let alarms: [Alarm]
  let call: String?

  init(_ report: QuoteReport) {
    line = report.line
    text = report.text
    speaker = report.speaker
    verdict = report.verdict
    alarms = report.alarms
    call = report.call
  }
}

/// The calls of `Audio/` as their `truth.json` has them, without what nobody wrote down.
enum DemoCalls {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let examples = root + "/Examples"
  static var areThere: Bool { FileManager.default.fileExists(atPath: root + "/Audio/0413-bridge.truth.json") }

  private struct Truth: Decodable {
    struct Turn: Decodable {
      let speaker: String
      let text: String
      let startFrame: Int64?
      let endFrame: Int64?
      let written: Bool
    }
    let language: String
    let turns: [Turn]
  }

  static func store() throws -> WordStore {
    var store = WordStore()
    let names = try FileManager.default.contentsOfDirectory(atPath: root + "/Audio").sorted()
    for (number, name) in names.filter({ $0.hasSuffix(".truth.json") }).enumerated() {
      let data = try Data(contentsOf: URL(fileURLWithPath: root + "/Audio/" + name))
      let truth = try JSONDecoder().decode(Truth.self, from: data)
      var bytes = [UInt8](repeating: 0, count: 32)
      bytes[0] = UInt8(number + 1)
      let id = try #require(ContentHash(bytes: bytes))
      let recording = TapeRecording(id: id, rate: .telephone, name: String(name.prefix(4)))
      let translations = try translations(of: String(name.dropLast(".truth.json".count)))
      var turns: [Turn] = []
      for turn in truth.turns where turn.written {
        turns.append(placed(turn, number: turns.count + 1, translations))
      }
      store.add(recording, turns: turns, language: LanguageCode(truth.language))
    }
    return store
  }

  /// Words laid evenly over their turn.
  private static func placed(_ turn: Truth.Turn, number: Int, _ translations: [String]) -> Turn {
    let texts = turn.text.split(separator: " ").map(String.init).filter { !$0.hasPrefix("(") }
    let range = turn.startFrame.flatMap { SampleRange(checking: $0, turn.endFrame ?? -1) }
    let words = texts.enumerated().map { index, text in
      guard let range else { return Word(text, range: nil, timing: .absent, confidence: 0) }
      let step = range.frameCount / Int64(texts.count)
      let start = range.start + Int64(index) * step
      return Word(text, range: SampleRange(start: start, end: start + step), timing: .interpolated, confidence: 0.8)
    }
    return Turn(
      number: number, speaker: Speaker(name: turn.speaker), text: texts.joined(separator: " "),
      translation: translations.isEmpty ? nil : translations[number - 1], range: range,
      timing: range == nil ? .absent : .interpolated, confidence: range == nil ? 0 : 0.8, words: words)
  }

  private static func translations(of call: String) throws -> [String] {
    let path = root + "/Audio/" + call + ".en.srt"
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .filter { $0.contains(": ") && !$0.contains("-->") }
      .map { String($0.split(separator: ":", maxSplits: 1)[1]).trimmingCharacters(in: .whitespaces) }
  }
}
