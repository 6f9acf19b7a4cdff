package import TapeIndex
package import TapeModel
package import TimelineExport

/// The peaks of a recording at any zoom, of any stretch, of one leg or all.
package struct PeaksView {
  private let store: TapeIndex
  private let recording: Recording
  private let gate: RedactionGate

  /// - Parameter gate: knows the recording.
  package init(_ recording: Recording, in store: TapeIndex, through gate: RedactionGate) {
    self.recording = recording
    self.gate = gate
    self.store = store
  }

  /// What is shown of a recording.
  package struct Choice: Sendable {
    /// `nil` for the coarsest that is stored.
    package var framesPerPoint: Int?
    package var range: SampleRange
    /// From 0; `nil` for all channels.
    package var leg: Int?

    package init(framesPerPoint: Int?, range: SampleRange, leg: Int?) {
      self.framesPerPoint = framesPerPoint
      self.range = range
      self.leg = leg
    }
  }

  /// Peaks from the point that holds the first frame to the one that holds the last.
  ///
  /// Computed from the coarsest stored level that divides the one asked for, else from the
  /// nearest finer one with its zoom rounded down to a multiple: the answer says its own
  /// `framesPerPoint`. Finer than the finest stored level gives that level.
  package func peaks(_ choice: Choice) throws(Failure) -> Peaks {
    let levels = store.peakLevels(of: recording.id)
    guard let finest = levels.first, let coarsest = levels.last else {
      throw Failure(.noInput, "\(recording.id.short): no peaks")
    }
    let wanted = max(finest, choice.framesPerPoint ?? coarsest)
    let level = levels.last { wanted % $0 == 0 } ?? levels.last { $0 <= wanted } ?? finest
    let stored = try failing { try store.peaks(of: recording.id, framesPerPoint: level) }
    return joined(gate.peaks(stored, of: recording), wanted / level, choice)
  }

  private func joined(_ stored: Peaks, _ count: Int, _ choice: Choice) -> Peaks {
    let framesPerPoint = Int64(stored.framesPerPoint * count)
    let first = Int(choice.range.start / framesPerPoint)
    let end = Int((choice.range.end + framesPerPoint - 1) / framesPerPoint)
    let channels = choice.leg.map { [min($0, stored.channelCount - 1)] } ?? Array(0..<stored.channelCount)
    var values: [Int8] = []
    values.reserveCapacity((end - first) * channels.count * 2)
    for point in first..<max(first, end) where point * count < stored.pointCount {
      let points = point * count..<min(stored.pointCount, (point + 1) * count)
      for channel in channels {
        var lowest = Int8.max
        var highest = Int8.min
        for place in points {
          let index = (place * stored.channelCount + channel) * 2
          lowest = min(lowest, stored.values[index])
          highest = max(highest, stored.values[index + 1])
        }
        values += [lowest, highest]
      }
    }
    return Peaks(
      rate: stored.rate, channelCount: channels.count, framesPerPoint: Int(framesPerPoint), values: values)
  }
}
