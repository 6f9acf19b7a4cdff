import Foundation
import Segmentation
import TapeModel

/// Whether texts that belong to a call are taken and others refused.
struct MatchBenchmark {
  let aligner: SoundAligner

  func run(_ folders: [URL]) throws {
    let calls = try folders.map { try BenchmarkCall(folder: $0) }
    var counts: [String: [String: Int]] = [:]
    for (index, call) in calls.enumerated() {
      var samples = try call.samples()
      let sound = CallSound(&samples, channel: nil)
      let others = calls.indices.filter { calls[$0].truth.lang == call.truth.lang && $0 != index }
      let other = others.first { $0 > index } ?? others.first
      let foreign = call.truth.lang == "en" ? "ru" : "en"
      var cases = [("right", call, call.truth.lang), ("language", call, foreign)]
      if let other { cases.append(("text", calls[other], call.truth.lang)) }
      for (name, text, code) in cases {
        guard let language = LanguageCode(code) else { continue }
        let result = try aligner.align(try text.turns(cues: .none), language: language, in: sound)
        counts[name, default: [:]][result.match.verdict.rawValue, default: 0] += 1
        print(
          "\(call.id) \(name): \(result.match.verdict)",
          String(format: "margin %.2f likelihood %.2f", result.match.margin, result.match.likelihood))
      }
    }
    for name in counts.keys.sorted() { print(name, counts[name]!.sorted { $0.key < $1.key }) }
  }
}
