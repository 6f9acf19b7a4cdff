import Foundation
import Segmentation
import TapeAudio
import TapeModel

/// One call through the aligner, with the processor's time for each stage.
struct CallRun {
  let call: BenchmarkCall
  let options: BenchmarkOptions
  let pronunciation: Pronunciation
  var donors: DonorShelf?

  struct Result {
    var turns: [PlacedTurn]
    var rate: SampleRate
    var notices: [String]
    var summary: String

    /// Turns whose cues the notices list as outvoted, from 0.
    var outvoted: Set<Int> {
      Set(
        notices.filter { $0.contains("outvoted") }.flatMap { notice in
          notice.split { !$0.isNumber }.compactMap { Int($0) }.map { $0 - 1 }
        })
    }
    var hearingSeconds = 0.0
    var placingSeconds = 0.0
  }

  struct Unknown: Error, CustomStringConvertible {
    let description: String
  }

  func run() throws -> Result {
    guard let language = LanguageCode(call.truth.lang) else { throw Unknown(description: call.truth.lang) }
    let turns = try call.turns(cues: options.cues)
    return options.isAutomatic ? try automatic(turns, language) : try bySound(turns, language)
  }

  private func bySound(_ turns: [WrittenTurn], _ language: LanguageCode) throws -> Result {
    var aligner = SoundAligner(pronunciation: pronunciation, effort: options.effort, cores: options.cores)
    if let donors { aligner.donors = donors.donors(for: call) }
    let begun = Self.processorSeconds()
    var audio = try call.audio()
    let isMono = audio.channelCount == 1
    var legs: [CallSound] = []
    for leg in 0..<audio.channelCount { legs.append(try CallSound(&audio, channel: isMono ? nil : leg)) }
    let heard = Self.processorSeconds()
    let found = try aligner.align(turns, language: language, legs: legs)
    return Result(
      turns: found.turns.map { PlacedTurn($0) }, rate: audio.rate,
      notices: found.notices + [found.outvotedNotice].compactMap(\.self),
      summary: "\(found.match.verdict) \(String(format: "score %.2f", found.match.score)) \(found.notices)",
      hearingSeconds: heard - begun, placingSeconds: Self.processorSeconds() - heard)
  }

  /// As `tapelog index --align auto` does.
  private func automatic(_ turns: [WrittenTurn], _ language: LanguageCode) throws -> Result {
    let begun = Self.processorSeconds()
    var reader = try call.audio()
    let analysis = try AnalysisPass().analyse(path: reader.path)
    let heard = Self.processorSeconds()
    let outline = CallOutline(
      rate: analysis.recording.rate, frameCount: analysis.recording.frameCount,
      speech: analysis.channels.map(\.speech))
    let found = try AutomaticAligner(
      mode: .auto, language: language, pronunciation: pronunciation, cores: options.cores
    )
    .align(turns, with: outline, in: &reader)
    return Result(
      turns: found.turns.map { PlacedTurn($0) }, rate: analysis.recording.rate, notices: found.notices,
      summary: "\(found.misfit ?? "fits") \(found.notices)",
      hearingSeconds: heard - begun, placingSeconds: Self.processorSeconds() - heard)
  }

  private static func processorSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}
