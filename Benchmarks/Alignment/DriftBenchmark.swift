import Foundation
import Segmentation
import TapeModel

/// How exactly the clock of a transcript's cues is found.
///
/// Every call gets cues of clocks that are off by a known rate and offset, made from its truth.
/// For each, the rate found against the true one, and how far the worst cue is from its place
/// once it is corrected. The goal: within 0.02 % and 50 ms, or said to be no more than rough.
struct DriftBenchmark {
  let aligner: SoundAligner

  /// Cue time = recording time * rate + offset, each cue off by up to `jitter` seconds more.
  private struct Clock {
    let rate: Double
    let offset: Double
    var jitter = 0.0
  }

  private static let clocks = [
    Clock(rate: 1.004, offset: 0.8), Clock(rate: 0.997, offset: -0.4), Clock(rate: 1.0005, offset: 2),
    Clock(rate: 1, offset: 3.5), Clock(rate: 1.004, offset: 0.8, jitter: 0.25),
  ]
  private static let mostRateError = 0.0002
  private static let mostMilliseconds = 50.0

  private struct Tally {
    var within = 0
    var beyond = 0
    var refused = 0
  }

  func run(_ folders: [URL]) throws {
    var tallies: [String: Tally] = [:]
    print("call                        clock of the cues     jitter  rate found  error %  worst cue ms")
    for folder in folders {
      let call = try BenchmarkCall(folder: folder)
      guard let language = LanguageCode(call.truth.lang) else { continue }
      var audio = try call.audio()
      let sound = try CallSound(&audio, channel: nil)
      for clock in Self.clocks {
        let found = try aligner.align(turns(of: call, clock), language: language, in: sound)
        tell(call, clock, found.clock, &tallies)
      }
    }
    for name in tallies.keys.sorted() {
      guard let tally = tallies[name] else { continue }
      print(
        "\(name): \(tally.within) within 0.02 % and 50 ms, \(tally.beyond) beyond, \(tally.refused) not corrected or said to be rough"
      )
    }
  }

  private func turns(of call: BenchmarkCall, _ clock: Clock) throws -> [WrittenTurn] {
    var turns = try call.turns(cues: .none)
    for (index, turn) in call.truth.turns.enumerated() {
      guard let start = turn.start, let end = turn.end else { continue }
      // Multiples of the golden ratio fill a range evenly, and are the same every time.
      let place = (Double(index) * 0.618_034).truncatingRemainder(dividingBy: 1)
      let shift = clock.offset + (2 * place - 1) * clock.jitter
      turns[index].cue = Cue(
        startMilliseconds: Int64(max(0, 1000 * (start * clock.rate + shift)).rounded()),
        endMilliseconds: Int64(max(0, 1000 * (end * clock.rate + shift)).rounded()))
    }
    return turns
  }

  private func tell(_ call: BenchmarkCall, _ clock: Clock, _ found: CueClock?, _ tallies: inout [String: Tally]) {
    let title = call.id.padding(toLength: 28, withPad: " ", startingAt: 0)
    let stated = String(format: "* %.4f %+.1f s        %.2f", clock.rate, clock.offset, clock.jitter)
    let names = [call.truth.duration < 150 ? "up to two minutes" : "five minutes and more", "all"]
    guard let found else {
      print(title, stated, "  not corrected")
      for name in names { tallies[name, default: Tally()].refused += 1 }
      return
    }
    let rateError = abs(found.rate - 1 / clock.rate)
    let worst =
      call.truth.turns.compactMap { $0.start }.map { start in
        abs((start * clock.rate + clock.offset) * found.rate + found.offsetSeconds - start)
      }.max() ?? 0
    let isWithin = rateError <= Self.mostRateError && 1000 * worst <= Self.mostMilliseconds
    print(
      title, stated, String(format: "    %.5f   %.4f   %8.1f", found.rate, 100 * rateError, 1000 * worst),
      isWithin ? "" : "beyond", found.isExact ? "" : "said to be rough")
    for name in names {
      if !found.isExact {
        tallies[name, default: Tally()].refused += 1
      } else if isWithin {
        tallies[name, default: Tally()].within += 1
      } else {
        tallies[name, default: Tally()].beyond += 1
      }
    }
  }
}
