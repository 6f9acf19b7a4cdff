public import TapeModel

/// What an aligner is told of a call's sound besides the samples.
public struct CallOutline: Hashable, Sendable {
  public let rate: SampleRate
  public let frameCount: Int64
  /// Speech of each channel, in the file's order.
  public let speech: [[SampleRange]]
  /// Which leg each speaker is heard on, from 0, by the speaker's name in lower case.
  ///
  /// Empty where all channels are one mix.
  public let legs: [String: Int]
  /// Turns whose times a person has set, by their index in the transcript: fixed points.
  public let confirmed: [Int: SampleRange]

  public init(
    rate: SampleRate, frameCount: Int64, speech: [[SampleRange]], legs: [String: Int] = [:],
    confirmed: [Int: SampleRange] = [:]
  ) {
    self.rate = rate
    self.frameCount = frameCount
    self.speech = speech
    self.legs = legs
    self.confirmed = confirmed
  }

  public var allFrames: SampleRange { SampleRange(start: 0, end: frameCount) }

  /// The leg of a turn: as the transcript states it, else as its speaker's leg is known;
  /// `nil` where the turn may be on any channel.
  public func channel(of turn: WrittenTurn) -> Int? {
    if let stated = turn.channel, speech.indices.contains(stated), speech.count > 1 { return stated }
    guard let name = turn.speaker?.name.lowercased() else { return nil }
    return legs[name].flatMap { speech.indices.contains($0) ? $0 : nil }
  }
}
