import Foundation
import Segmentation
import TapeModel

/// What one condition's calls came to.
struct Figures {
  var starts: [Double] = []
  var ends: [Double] = []
  var audibleEnds: [Double] = []
  var audibleStarts: [Double] = []
  var words: [Double] = []
  var placed = 0
  var missed = 0
  var absent = 0
  var absentFound = 0
  /// Confidence and whether the start is right to within 300 ms.
  var judged: [(confidence: Double, isRight: Bool)] = []
  /// Cues that are wrong, those of them that were listed, and right ones that were listed.
  var wrongCues = 0
  var wrongListed = 0
  var rightListed = 0
  var audioSeconds = 0.0
  /// Spent on hearing the call: features, levels, tones.
  var hearingSeconds = 0.0
  /// Spent on placing the turns.
  var processorSeconds = 0.0

  mutating func add(_ call: BenchmarkCall, _ turns: [PlacedTurn], rate: SampleRate) {
    for (truth, turn) in zip(call.truth.turns, turns) {
      guard let start = truth.start, let end = truth.end else {
        absent += 1
        if turn.range == nil { absentFound += 1 }
        if turn.range != nil { judged.append((turn.confidence, false)) }
        continue
      }
      guard let range = turn.range else {
        missed += 1
        continue
      }
      placed += 1
      let from = rate.seconds(atFrame: range.start)
      let to = rate.seconds(atFrame: range.end)
      let audible = soft(from, start, truth.start24 ?? start)
      starts.append(abs(from - start))
      audibleStarts.append(abs(audible))
      ends.append(abs(to - end))
      audibleEnds.append(abs(soft(to, truth.end24 ?? end, end)))
      let error = call.isConversation ? abs(audible) : abs(from - start)
      judged.append((turn.confidence, error <= 0.3))
      for (word, start) in truth.innerStarts where turn.words.indices.contains(word) {
        if let range = turn.words[word].range { words.append(abs(rate.seconds(atFrame: range.start) - start)) }
      }
    }
  }

  /// Counts which of the cues were listed as outvoted.
  mutating func add(outvoted: Set<Int>, of turns: [WrittenTurn]) {
    for (index, turn) in turns.enumerated() where turn.cue != nil {
      let isWrong = BenchmarkCall.isWrong(turn: index)
      if isWrong { wrongCues += 1 }
      guard outvoted.contains(index) else { continue }
      if isWrong { wrongListed += 1 } else { rightListed += 1 }
    }
  }

  mutating func add(_ other: Figures) {
    starts += other.starts
    ends += other.ends
    audibleStarts += other.audibleStarts
    audibleEnds += other.audibleEnds
    words += other.words
    placed += other.placed
    missed += other.missed
    absent += other.absent
    absentFound += other.absentFound
    judged += other.judged
    wrongCues += other.wrongCues
    wrongListed += other.wrongListed
    rightListed += other.rightListed
    audioSeconds += other.audioSeconds
    hearingSeconds += other.hearingSeconds
    processorSeconds += other.processorSeconds
  }

  private func soft(_ time: Double, _ low: Double, _ high: Double) -> Double {
    time < low ? min(0, time - low) : max(0, time - high)
  }

  /// The share of all turns on the tape whose start is within a time.
  func share(within seconds: Double, lenient: Bool) -> Double {
    let errors = lenient ? audibleStarts : starts
    return Double(errors.filter { $0 <= seconds + 1e-9 }.count) / Double(max(1, placed + missed))
  }

  /// The chance that a right turn has a higher confidence than a wrong one.
  var areaUnderCurve: Double? {
    let right = judged.filter(\.isRight).map(\.confidence)
    let wrong = judged.filter { !$0.isRight }.map(\.confidence)
    guard !right.isEmpty, !wrong.isEmpty else { return nil }
    var sum = 0.0
    for one in right { for other in wrong { sum += one > other ? 1 : one == other ? 0.5 : 0 } }
    return sum / Double(right.count) / Double(wrong.count)
  }

  /// How far the mean confidence is from the share that is right, in the worst of the five
  /// equal parts of 0 to 1 that hold at least 20 turns; `nil` where none does.
  var unreliability: Double? {
    var worst: Double?
    for part in 0..<5 {
      let own = judged.filter { min(4, Int($0.confidence * 5)) == part }
      guard own.count >= 20 else { continue }
      let stated = own.reduce(0) { $0 + $1.confidence } / Double(own.count)
      worst = max(worst ?? 0, abs(stated - Double(own.count(where: \.isRight)) / Double(own.count)))
    }
    return worst
  }

  func row(_ name: String, lenient: Bool) -> String {
    let starts = lenient ? audibleStarts : starts
    func three(_ values: [Double]) -> String {
      let parts = [0.5, 0.9, 0.95].map { String(format: "%5.0f", 1000 * percentile(values, $0)) }
      return parts.joined(separator: "/")
    }
    let shares = [0.1, 0.3, 0.5].map { String(format: "%.3f", share(within: $0, lenient: lenient)) }
    func optional(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "    -" }
    func speed(_ seconds: Double) -> String { String(format: "%5.0f", audioSeconds / max(1e-6, seconds)) }
    return [
      name.padding(toLength: 26, withPad: " ", startingAt: 0), String(format: "%4d", placed + missed),
      three(starts), shares.joined(separator: " "), String(format: "%2d", missed), "\(absentFound)/\(absent)",
      three(ends), three(audibleEnds), String(format: "%4d", words.count), three(words), optional(areaUnderCurve),
      optional(unreliability), speed(hearingSeconds), speed(processorSeconds),
    ].joined(separator: "  ")
  }

  /// False absents, absent turns found of all, speeds in seconds of audio for each of the
  /// processor's.
  static let header =
    "condition                   turns   start p50/p90/p95  <=100 <=300 <=500  fa absent    end p50/p90/p95    "
    + "audible end p50/p90/p95  words p50/p90/p95  AUC  unreliable  hear place"
}

func percentile(_ values: [Double], _ share: Double) -> Double {
  let sorted = values.sorted()
  guard !sorted.isEmpty else { return .nan }
  let place = Double(sorted.count - 1) * share
  let low = Int(place)
  let high = min(low + 1, sorted.count - 1)
  return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
}
