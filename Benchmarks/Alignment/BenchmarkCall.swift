import Foundation
import TapeAudio
import TapeModel

/// One call of a folder made by `Scripts/make-alignment-calls`, with its truth.
struct BenchmarkCall {
  let id: String
  let folder: URL
  let truth: Truth

  struct Truth: Decodable {
    let lang: String
    let duration: Double
    let kind: String?
    let turns: [TruthTurn]
    let untranscribed: [Stretch]?
  }

  struct TruthTurn: Decodable {
    let speaker: String
    let text: String
    let start: Double?
    let end: Double?
    let start24: Double?
    let end24: Double?
    let words: [TruthWord]?
    let phrases: [TruthWord]?

    /// Words with known times inside the turn, by index: all where the truth has words, else
    /// the first of each phrase but the first.
    var innerStarts: [(word: Int, start: Double)] {
      if let words { return words.enumerated().compactMap { index, word in word.start.map { (index, $0) } } }
      var passed = 0
      var result: [(word: Int, start: Double)] = []
      for phrase in phrases ?? [] {
        if passed > 0, let start = phrase.start { result.append((passed, start)) }
        passed += phrase.text.split(separator: " ").count
      }
      return result
    }
  }

  struct TruthWord: Decodable {
    let text: String
    let start: Double?
    let end: Double?
  }

  struct Stretch: Decodable {
    let start: Double
    let end: Double
    let kind: String?
  }

  init(folder: URL) throws {
    self.folder = folder
    id = folder.lastPathComponent
    truth = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: folder.appending(path: "truth.json")))
  }

  var isConversation: Bool { truth.kind == "real conversation" }

  /// The folder's name without its language, digits of length kept: `1m-20db-gsm`.
  var condition: String {
    if isConversation { return "conversation" }
    return id.split(separator: "-").dropFirst().joined(separator: "-")
  }

  /// A reader of the recording.
  func audio() throws -> AudioReader { try AudioReader(path: folder.appending(path: "audio.flac").path()) }

  /// The turns as written, with the cues of a kind.
  func turns(cues kind: CueKind) throws -> [WrittenTurn] {
    let cues = try kind.file.map { try CueFile(folder.appending(path: $0)) }
    return truth.turns.enumerated().map { index, turn in
      WrittenTurn(
        speaker: Speaker(name: turn.speaker),
        words: turn.text.split(separator: " ").map { WrittenWord(String($0)) },
        cue: cues?.cue(speaker: turn.speaker, text: turn.text, index: index).map { moved($0, kind, turn: index) },
        line: index + 1)
    }
  }

  /// One cue of seven is off by 4 to 15 seconds where single cues are to be wrong.
  private func moved(_ cue: Cue, _ kind: CueKind, turn: Int) -> Cue {
    guard kind == .wrong, Self.isWrong(turn: turn), let end = cue.endMilliseconds else { return cue }
    let shift = Int64(4_000 + turn * 3_700 % 11_000) * (turn % 2 == 0 ? 1 : -1)
    let start = max(0, cue.startMilliseconds + shift)
    return Cue(startMilliseconds: start, endMilliseconds: start + end - cue.startMilliseconds) ?? cue
  }

  static func isWrong(turn: Int) -> Bool { turn % 7 == 3 }
}

/// Which times the transcript comes with.
enum CueKind: String, CaseIterable {
  case none, sparse, jitter, drift, full
  /// Complete ones, of which single ones are wrong.
  case wrong

  var file: String? {
    switch self {
    case .none: nil
    case .sparse: "cues_sparse.txt"
    case .jitter: "cues_jitter.vtt"
    case .drift: "cues_drift.vtt"
    case .full, .wrong: "cues_full.vtt"
    }
  }
}
