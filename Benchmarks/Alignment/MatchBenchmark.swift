import Foundation
import Segmentation
import TapeAudio
import TapeModel

/// Whether texts that belong to a call are taken and others refused, as by `tapelog index`.
///
/// Every call is given its own text and every other text of its language, each without times
/// and with complete ones, and its own text said to be in other languages. The calls with even
/// places in the list of names are the half on which rules are set.
struct MatchBenchmark {
  let pronunciation: Pronunciation
  let cores: SpareCores

  /// Languages that a text of one may be taken for.
  private static let foreign = [
    "en": ["fr", "de"], "ru": ["uk", "en"], "fr": ["en", "it"], "es": ["en", "it"], "it": ["en", "es"],
  ]

  private enum Kind: String, CaseIterable {
    case right, rightWithCues, otherText, otherTextWithCues, otherLanguage
  }

  private enum Verdict: Int, CaseIterable {
    case published, doubtful, refused
  }

  private struct Case {
    let kind: Kind
    let text: BenchmarkCall
    let language: String
    var cues: CueKind { kind == .rightWithCues || kind == .otherTextWithCues ? .full : .none }
  }

  private struct Group: Hashable {
    let kind: Kind
    let isTuned: Bool
  }

  func run(_ folders: [URL]) throws {
    let calls = try folders.map { try BenchmarkCall(folder: $0) }
    var counts: [Group: [Int]] = [:]
    for (place, call) in calls.enumerated() {
      let path = call.folder.appending(path: "audio.flac").path()
      let analysis = try AnalysisPass().analyse(path: path)
      let outline = CallOutline(
        rate: analysis.recording.rate, frameCount: analysis.recording.frameCount,
        speech: analysis.channels.map(\.speech))
      for one in cases(of: call, among: calls) {
        guard let language = LanguageCode(one.language) else { continue }
        var reader = try AudioReader(path: path)
        let found = try AutomaticAligner(mode: .auto, language: language, pronunciation: pronunciation, cores: cores)
          .align(one.text.turns(cues: one.cues), with: outline, in: &reader)
        let verdict = verdict(found)
        counts[Group(kind: one.kind, isTuned: place % 2 == 0), default: [0, 0, 0]][verdict.rawValue] += 1
        print(
          "\(call.id) \(one.kind) \(one.text.id) as \(one.language), \(one.text.truth.turns.count) turns: \(verdict)",
          found.misfit ?? "")
      }
    }
    for kind in Kind.allCases {
      for isTuned in [true, false] {
        guard let count = counts[Group(kind: kind, isTuned: isTuned)] else { continue }
        print(
          "\(kind), \(isTuned ? "half for the rule" : "other half"): \(count[0]) published, \(count[1]) with a warning,",
          "\(count[2]) refused")
      }
    }
  }

  private func verdict(_ alignment: Alignment) -> Verdict {
    if alignment.turns.allSatisfy({ $0.range == nil }) { return .refused }
    return alignment.misfit == nil ? .published : .doubtful
  }

  private func cases(of call: BenchmarkCall, among calls: [BenchmarkCall]) -> [Case] {
    let own = call.truth.lang
    let others = calls.filter { $0.truth.lang == own && $0.id != call.id && sharedWords(of: $0, with: call) < 0.1 }
    return [Kind.right, .rightWithCues].map { Case(kind: $0, text: call, language: own) }
      + others.flatMap { other in
        [Kind.otherText, .otherTextWithCues].map { Case(kind: $0, text: other, language: own) }
      }
      + (Self.foreign[own] ?? []).map { Case(kind: .otherLanguage, text: call, language: $0) }
  }

  /// The share of a text's words in phrases that the call's own text has too.
  private func sharedWords(of text: BenchmarkCall, with call: BenchmarkCall) -> Double {
    func phrases(_ call: BenchmarkCall) -> [String] {
      call.truth.turns.flatMap { turn in turn.phrases.map { $0.map(\.text) } ?? [turn.text] }
    }
    let own = Set(phrases(call))
    var shared = 0
    var total = 0
    for phrase in phrases(text) {
      let count = phrase.split(separator: " ").count
      total += count
      if own.contains(phrase) { shared += count }
    }
    return Double(shared) / Double(max(1, total))
  }
}
