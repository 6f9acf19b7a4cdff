internal import Glibc
public import TapeModel

/// Fades and gain of a clip, as factors on its samples.
public struct ClipShaping: Hashable, Sendable {
  private let frameCount: Int64
  private let fadeIn: Clip.Fade?
  private let fadeOut: Clip.Fade?
  private let gain: Double

  /// - Parameters:
  ///   - frameCount: of the clip; fades are counted in the same frames.
  ///   - fadeIn: rises from 0 at the first frame to 1 at the frame after its last.
  ///   - fadeOut: its mirror image, 0 at the last frame.
  public init(frameCount: Int64, fadeIn: Clip.Fade?, fadeOut: Clip.Fade?, gainDecibels: Double) {
    self.frameCount = frameCount
    self.fadeIn = fadeIn
    self.fadeOut = fadeOut
    gain = gainDecibels == 0 ? 1 : Decibels.factor(gainDecibels)
  }

  /// `false` where every factor is 1.
  public var changesSamples: Bool {
    gain != 1 || (fadeIn?.frameCount ?? 0) > 0 || (fadeOut?.frameCount ?? 0) > 0
  }

  /// `nil` for none.
  public var fadeInFrameCount: Int64? { fadeIn.flatMap { $0.frameCount > 0 ? $0.frameCount : nil } }
  /// `nil` for none.
  public var fadeOutFrameCount: Int64? { fadeOut.flatMap { $0.frameCount > 0 ? $0.frameCount : nil } }

  /// The factor at a frame of the clip; frames around the clip have that of its edge.
  public func factor(at frame: Int64) -> Double {
    gain * Self.rise(fadeIn, at: frame) * Self.rise(fadeOut, at: frameCount - 1 - frame)
  }

  private static func rise(_ fade: Clip.Fade?, at frame: Int64) -> Double {
    guard let fade, frame < fade.frameCount else { return 1 }
    let share = Double(max(0, frame)) / Double(fade.frameCount)
    switch fade.shape {
    case .linear: return share
    case .sine: return sin(share * .pi / 2)
    }
  }

  /// Multiplies frames from `start` of the clip on.
  func shape<Sample>(
    _ samples: inout [Sample], channelCount: Int, from start: Int64, _ product: (Double, Sample) -> Sample
  ) {
    for frame in 0..<samples.count / channelCount {
      let factor = factor(at: start + Int64(frame))
      for index in frame * channelCount..<(frame + 1) * channelCount {
        samples[index] = product(factor, samples[index])
      }
    }
  }
}
