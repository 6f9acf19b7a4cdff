internal import TapeModel

/// Moves the edges of hidden stretches outwards to where it is quiet, so that no beginning and no
/// end of a hidden word stays.
///
/// An edge moves by ``leastMilliseconds`` at least; from there on to the first twenty
/// milliseconds that are nearly as quiet as it gets around the stretch, and to the quietest ones
/// within ``reachMilliseconds`` where speech goes on without a pause. All channels are listened
/// to: both legs go silent together.
struct GuardBand {
  static let leastMilliseconds: Int64 = 40
  static let reachMilliseconds: Int64 = 300
  /// How far around the stretch the background is looked for.
  private static let surroundingsMilliseconds: Int64 = 600
  private static let windowMilliseconds: Int64 = 20
  private static let hopMilliseconds: Int64 = 5
  /// Windows of at most so many times the power of the background are quiet: 6 dB.
  private static let quietPower = 4.0

  let rate: SampleRate
  let frameCount: Int64

  /// How far a guard band goes at most, in frames.
  var widest: Int64 {
    rate.frame(atMilliseconds: Self.leastMilliseconds + Self.reachMilliseconds + Self.windowMilliseconds)
  }

  func widened(_ range: SampleRange, in reader: inout AudioReader) throws(AudioFileError) -> SampleRange {
    let surroundings = rate.frame(atMilliseconds: Self.surroundingsMilliseconds)
    let start = max(0, min(range.start, frameCount) - surroundings)
    let before = try powers(SampleRange(start: start, end: min(range.start, frameCount)), in: &reader)
    let behindStart = min(range.end, frameCount)
    let behind = try powers(
      SampleRange(start: behindStart, end: min(frameCount, behindStart + surroundings)), in: &reader)
    let background = (before + behind).sorted()
    let quiet = background.isEmpty ? 0 : background[background.count / 10] * Self.quietPower
    let left = distance(Array(before.reversed()), quiet: quiet)
    let right = distance(behind, quiet: quiet)
    return SampleRange(start: max(0, range.start - left), end: min(frameCount, range.end + right))
  }

  /// How far an edge moves; `powers` leads away from it, a window each hop.
  private func distance(_ powers: [Double], quiet: Double) -> Int64 {
    let least = Int(Self.leastMilliseconds / Self.hopMilliseconds)
    let last = Int((Self.leastMilliseconds + Self.reachMilliseconds) / Self.hopMilliseconds)
    guard powers.count > least else { return rate.frame(atMilliseconds: Self.leastMilliseconds) }
    let candidates = Array(powers[least..<min(powers.count, last)])
    let place =
      candidates.firstIndex { $0 <= quiet } ?? candidates.indices.min { candidates[$0] < candidates[$1] } ?? 0
    let milliseconds = Int64(least + place) * Self.hopMilliseconds + Self.windowMilliseconds / 2
    return rate.frame(atMilliseconds: milliseconds)
  }

  /// The mean power of each window, over all channels the greatest.
  private func powers(_ range: SampleRange, in reader: inout AudioReader) throws(AudioFileError) -> [Double] {
    let channelCount = reader.channelCount
    let hop = max(1, Int(rate.frame(atMilliseconds: Self.hopMilliseconds)))
    var sums: [Double] = []
    var (sum, count) = (0.0, 0)
    try reader.forEachBlock(in: range) { _, samples in
      samples.withUnsafeBufferPointer { samples in
        for frame in stride(from: 0, to: samples.count, by: channelCount) {
          var greatest: Float = 0
          for index in frame..<frame + channelCount { greatest = max(greatest, abs(samples[index])) }
          sum += Double(greatest * greatest)
          count += 1
          guard count == hop else { continue }
          sums.append(sum / Double(hop))
          (sum, count) = (0, 0)
        }
      }
    }
    let width = Int(Self.windowMilliseconds / Self.hopMilliseconds)
    guard sums.count >= width else { return [] }
    return (0...sums.count - width).map { start in sums[start..<start + width].reduce(0, +) / Double(width) }
  }
}
