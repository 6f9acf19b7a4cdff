public import TapeModel

/// What a rundown becomes: placements on tracks, with gaps. Computed, never stored.
public struct Timeline: Hashable, Sendable {
  /// The rate on which record positions are counted: that of the clips where all have
  /// the same, else 48 000 Hz.
  public let rate: SampleRate
  /// One where all clips share it, even an empty one; else one for each name.
  public let tracks: [Track]
  /// Where a presenter speaks: gaps on every track.
  public let narration: [NarrationSlot]
  /// For each item of the rundown, in its order, the frames of the programme that it
  /// fills; empty for notes.
  public let records: [SampleRange]

  /// Length of the programme.
  public var frameCount: Int64 { records.last?.end ?? 0 }

  /// Programmes that last longer are refused.
  public static let longestHours: Int64 = 100_000

  /// How clips are spread over tracks.
  public enum Arrangement: String, Hashable, Sendable, CaseIterable {
    /// All clips on one track.
    case oneTrack
    /// A track for each recording, in order of appearance.
    case trackForEachRecording
    /// A track for each speaker, or company of speakers, in order of appearance.
    case trackForEachSpeaker
  }

  /// Lays the items of `rundown` one straight after another.
  ///
  /// Positions are added up exactly, as fractions of a second whose denominator every
  /// rate divides, and each is rounded to the nearest frame; lengths are never rounded.
  /// So a clip at the programme's own rate fills exactly as many frames as it has.
  /// Throws ``ExportError/tooLong(rundown:)`` and
  /// ``ExportError/tooManyRates(rundown:)``.
  ///
  /// - Parameter rate: of record positions, where it is not to follow from the clips.
  public init(
    _ rundown: Rundown, arrangement: Arrangement = .oneTrack, rate wantedRate: SampleRate? = nil
  ) throws(ExportError) {
    let rates = Set(rundown.clips.map(\.recording.rate))
    let rate = wantedRate ?? (rates.count == 1 ? rates.first ?? .broadcast : .broadcast)
    guard let grid = TickGrid(rates: rates.union([rate])) else { throw .tooManyRates(rundown: rundown.name) }
    var position: Int128 = 0
    var records: [SampleRange] = []
    records.reserveCapacity(rundown.items.count)
    var tracks = TrackCollection(arrangement)
    var narration: [NarrationSlot] = []
    for item in rundown.items {
      let start = grid.frame(at: position, rate: rate)
      position += grid.length(of: item.content)
      guard position <= grid.ticksPerSecond * Int128(Self.longestHours) * 3600 else {
        throw .tooLong(rundown: rundown.name)
      }
      let record = SampleRange(start: start, end: grid.frame(at: position, rate: rate))
      records.append(record)
      switch item.content {
      case .clip(let clip): tracks.add(Placement(itemID: item.id, clip: clip, record: record))
      case .narration(let text): narration.append(NarrationSlot(itemID: item.id, narration: text, record: record))
      case .note: break
      }
    }
    self.rate = rate
    self.tracks = tracks.tracks
    self.narration = narration
    self.records = records
  }
}
