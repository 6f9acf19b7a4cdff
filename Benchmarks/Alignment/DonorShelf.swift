import Foundation
import Segmentation
import TapeModel

/// Calls that others learn from, each without what the learner says itself.
///
/// The composed calls repeat their prompts; a turn that shares a phrase with the learner's would tell it the answer.
struct DonorShelf {
  private var entries: [(call: BenchmarkCall, speech: DonorSpeech)] = []

  init(folder: URL, pronunciation: Pronunciation) throws {
    let folders = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { FileManager.default.fileExists(atPath: $0.appending(path: "truth.json").path()) }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    for folder in folders {
      let call = try BenchmarkCall(folder: folder)
      guard let language = LanguageCode(call.truth.lang) else { continue }
      var audio = try call.audio()
      guard audio.channelCount == 1 else { continue }
      let sound = try CallSound(&audio, channel: nil, teaches: true)
      let turns = try call.turns(cues: .none)
      let aligner = SoundAligner(pronunciation: pronunciation)
      if let speech = try aligner.donor(turns, language: language, in: sound) { entries.append((call, speech)) }
    }
  }

  /// Of the other calls of the same language.
  func donors(for learner: BenchmarkCall) -> [DonorSpeech] {
    let own = Set(learner.truth.turns.flatMap(\.sentences))
    return entries.compactMap { entry in
      guard entry.call.id != learner.id, entry.call.truth.lang == learner.truth.lang else { return nil }
      let shared = entry.call.truth.turns.indices.filter { !own.isDisjoint(with: entry.call.truth.turns[$0].sentences) }
      return entry.speech.without(Set(shared))
    }
  }
}

extension BenchmarkCall.TruthTurn {
  /// What is said in one breath.
  fileprivate var sentences: [String] { phrases?.map(\.text) ?? [text] }
}
