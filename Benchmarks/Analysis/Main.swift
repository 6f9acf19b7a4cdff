import CBareSndfile
import Foundation
import TapeAudio
import TapeModel

/// Measures the analysis pass against bare decoding of the same file, and cutting ten
/// seconds at minute 50, on files of one hour that it makes itself.
@main
struct AnalysisBenchmark {
  static let rounds = 7

  static func main() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tapelog-benchmark").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, hertz, channels) in [("8 kHz mono FLAC", 8_000, 1), ("44.1 kHz stereo FLAC", 44_100, 2)] {
      let path = "\(folder)/hour-\(hertz)-\(channels).flac"
      if !FileManager.default.fileExists(atPath: path) { try makeHour(path, hertz: hertz, channelCount: channels) }
      try compare(name, path)
      try cut(name, path, folder)
    }
  }

  /// CPU seconds of this process.
  static var cpu: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func compare(_ name: String, _ path: String) throws {
    var bare: [Double] = []
    var ours: [Double] = []
    var ratios: [Double] = []
    for _ in 0..<rounds {
      let start = cpu
      let frames = bare_decode(path)
      let middle = cpu
      let analysis = try AnalysisPass().analyse(path: path)
      let end = cpu
      precondition(frames == analysis.recording.frameCount, "both decode all of it")
      bare.append(middle - start)
      ours.append(end - middle)
      ratios.append((end - middle) / (middle - start))
    }
    print(
      "\(name), one hour: bare decoding \(text(median(bare))) s, analysis \(text(median(ours))) s CPU,",
      "ratio \(text(median(ratios))) (\(text(ratios.min()!)) to \(text(ratios.max()!)))")
  }

  static func cut(_ name: String, _ path: String, _ folder: String) throws {
    let rate = try AudioReader(path: path).rate
    let start = rate.frame(atMilliseconds: 50 * 60_000)
    let range = SampleRange(start: start, end: start + rate.frame(atMilliseconds: 10_000))
    for container in CutContainer.allCases {
      var times: [Double] = []
      for _ in 0..<15 {
        let begin = cpu
        _ = try ClipCutter().cut(from: path, range: range, to: "\(folder)/clip.\(container)", container: container)
        times.append((cpu - begin) * 1_000)
      }
      print("\(name): ten seconds at minute 50 cut to \(container.name) in \(text(median(times))) ms CPU")
    }
  }

  static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  static func text(_ value: Double) -> String { String(format: "%.3f", value) }

  /// Bursts of noise shaped like syllables over a quiet background, with a fixed seed.
  static func makeHour(_ path: String, hertz: Int, channelCount: Int) throws {
    guard let rate = SampleRate(hertz: hertz) else { return }
    var writer = try AudioWriter(
      path: path, container: .flac, encoding: .pcm16, rate: rate, channelCount: channelCount)
    var state: UInt64 = 88_172_645_463_325_252
    var smooth = [Int](repeating: 0, count: channelCount)
    for second in 0..<3_600 {
      var samples: [Int16] = []
      samples.reserveCapacity(hertz * channelCount)
      for frame in 0..<hertz {
        let syllable = (second * 4 + frame * 4 / hertz) % 7
        let level = second % 5 == 0 ? 60 : 60 + syllable * 900
        for channel in 0..<channelCount {
          state ^= state << 13
          state ^= state >> 7
          state ^= state << 17
          let noise = Int(truncatingIfNeeded: state >> 40) % 2_001 - 1_000
          smooth[channel] += (noise * level / 1_000 - smooth[channel]) / 3
          samples.append(Int16(clamping: smooth[channel] * 3))
        }
      }
      try writer.write(samples.span)
    }
    _ = try writer.finish()
  }
}
