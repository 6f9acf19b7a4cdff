import Foundation
import TapeAudio
import TapeModel

/// Scores speech activity against recordings whose truth is known.
///
/// Each folder under the one named holds `audio.flac` and `truth.json` with turns and their
/// phrases in seconds. Counts hundredths of a second, all channels together; what the truth calls
/// untranscribed is left out, and pauses inside a phrase count as speech.
@main
struct SpeechBenchmark {
  struct Truth: Decodable {
    struct Stretch: Decodable {
      let start: Double?
      let end: Double?
    }
    struct Turn: Decodable {
      let present: Bool
      let phrases: [Stretch]
    }
    let turns: [Turn]
    let untranscribed: [Stretch]?
  }

  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: benchmark-speech FOLDER")
      exit(64)
    }
    let folder = CommandLine.arguments[1]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let call = "\(folder)/\(name)"
      guard let text = FileManager.default.contents(atPath: "\(call)/truth.json") else { continue }
      let truth = try JSONDecoder().decode(Truth.self, from: text)
      let analysis = try AnalysisPass().analyse(path: "\(call)/audio.flac")
      let (precision, recall) = score(truth, analysis)
      print(name, String(format: "precision %.3f recall %.3f", precision, recall))
    }
  }

  static func score(_ truth: Truth, _ analysis: RecordingAnalysis) -> (precision: Double, recall: Double) {
    let rate = analysis.recording.rate
    let count = Int(rescale(analysis.recording.frameCount, from: rate.hertz, to: 100, rounding: .down))
    let spoken = marks(truth.turns.filter(\.present).flatMap(\.phrases), count)
    let excluded = marks(truth.untranscribed ?? [], count)
    var heard = [Bool](repeating: false, count: count)
    for range in analysis.channels.flatMap(\.speech) {
      let start = rescale(range.start, from: rate.hertz, to: 100, rounding: .up)
      let end = rescale(range.end, from: rate.hertz, to: 100, rounding: .up)
      for cell in Int(start)..<min(count, Int(end)) { heard[cell] = true }
    }
    var hits = 0
    var falseAlarms = 0
    var misses = 0
    for cell in 0..<count where !excluded[cell] {
      if heard[cell], spoken[cell] { hits += 1 }
      if heard[cell], !spoken[cell] { falseAlarms += 1 }
      if !heard[cell], spoken[cell] { misses += 1 }
    }
    return (Double(hits) / Double(max(1, hits + falseAlarms)), Double(hits) / Double(max(1, hits + misses)))
  }

  static func marks(_ stretches: [Truth.Stretch], _ count: Int) -> [Bool] {
    var marks = [Bool](repeating: false, count: count)
    for stretch in stretches {
      guard let start = stretch.start, let end = stretch.end else { continue }
      for cell in max(0, Int(start * 100))..<min(count, max(Int(start * 100), Int(end * 100))) { marks[cell] = true }
    }
    return marks
  }
}
