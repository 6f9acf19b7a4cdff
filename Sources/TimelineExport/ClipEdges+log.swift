public import TapeModel

extension ClipEdges {
  /// Moves both edges of `range` to silence on the legs of the clip, by the standard
  /// limit and margin.
  ///
  /// - Parameters:
  ///   - channel: the leg to cut, from 0; `nil` for all: then no leg may speak at an
  ///     edge.
  ///   - channels: what the analysis found in each channel of the recording.
  public static func snapped(
    range: SampleRange, in log: TapeLog, channel: Int? = nil, channels: [ChannelAnalysis],
    limitMilliseconds: Int64 = standardLimitMilliseconds
  ) -> ClipEdges {
    let rate = log.recording.rate
    let turns = log.segments.map(\.turn).filter { channel == nil || $0.channel == nil || $0.channel == channel }
    let speech = channels.enumerated().filter { channel == nil || $0.offset == channel }.flatMap(\.element.speech)
    return snapped(
      range: range, speech: speech, words: turns.flatMap(\.words),
      limit: rate.frame(atMilliseconds: limitMilliseconds),
      margin: rate.frame(atMilliseconds: standardMarginMilliseconds),
      within: log.recording.allFrames)
  }
}
