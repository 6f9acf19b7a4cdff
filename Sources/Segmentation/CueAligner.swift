public import TapeModel

/// Places turns by the times that the transcript states, and by where speech is heard.
///
/// - A turn with a start and an end keeps them (`stated`). An edge that cuts into speech
///   moves to the nearest pause, by ``edgeLimitMilliseconds`` at most, and never across
///   another turn's words. Overlaps stay.
/// - A turn without an end lasts until the speech before the next cue ends. Turns without
///   any time, between timed ones, are laid over the speech found there, in proportion to
///   their letters (`interpolated`).
/// - A turn whose cue lies past the end of the recording is `absent`.
/// - On a two-leg recording a turn goes by the speech of its own leg.
///
/// Confidence is the product of two figures: how much of the turn's range is speech (half
/// of it counts as all, since people pause), and how well the number of letters fits the
/// seconds of speech. It is at most 0.95 for stated times, since nobody has listened, and
/// for interpolated ones 0.7 times the share of the range that ``ExpectedDrift`` leaves.
///
/// Cost: O(*n* log *n*) in turns and stretches of speech.
public struct CueAligner: TurnAligner {
  public let method = "cues-1"

  /// How far an edge may move to reach a pause.
  public static let edgeLimitMilliseconds: Int64 = 300

  static let statedCeiling = 0.95
  static let interpolatedCeiling = 0.7

  public init() {}

  /// Reads no samples: the cues and the speech activity say it all.
  public func align<Source: SampleSource & ~Copyable>(
    _ turns: [WrittenTurn], with outline: CallOutline, in source: inout Source
  ) throws(AlignmentError<Source.Failure>) -> Alignment {
    align(turns, with: outline)
  }

  public func align(_ written: [WrittenTurn], with sound: CallOutline) -> Alignment {
    let maps = LegSpeech(sound)
    var placements = TurnAnchors(written, sound: sound, speech: maps).placements()
    let movedCount = EdgeMover(sound: sound, speech: maps).moveEdges(of: &placements, turns: written)
    let pace = SpeakingPace(
      of: zip(written, placements).compactMap { turn, placement in
        guard placement.timing == .stated, placement.hasStatedEnd, let range = placement.range else { return nil }
        return (letterCount(of: turn), seconds(maps[placement.channel].frameCount(in: range), sound.rate))
      })
    let placer = CueWordPlacer(rate: sound.rate)
    let turns = zip(written, placements).enumerated().map { index, pair in
      turn(
        pair.0, number: index + 1, at: pair.1, speech: maps[pair.1.channel], pace: pace, placer: placer,
        rate: sound.rate)
    }
    let fit = CueFit(placements: placements, speech: maps)
    return Alignment(turns: turns, notices: notices(placements, movedCount: movedCount), misfit: fit.misfit)
  }

  private func turn(
    _ written: WrittenTurn, number: Int, at placement: TurnPlacement, speech: SpeechMap, pace: SpeakingPace,
    placer: CueWordPlacer, rate: SampleRate
  ) -> Turn {
    let confidence = self.confidence(written, placement, speech: speech, pace: pace, rate: rate)
    return Turn(
      number: number, channel: placement.channel, speaker: written.speaker, text: written.text,
      translation: written.translation, language: written.language, notes: written.notes, range: placement.range,
      timing: placement.timing, confidence: confidence,
      words: placer.place(
        written.words, in: placement.range, timing: placement.timing, speech: speech, confidence: confidence),
      remarks: placement.remarks)
  }

  private func confidence(
    _ turn: WrittenTurn, _ placement: TurnPlacement, speech: SpeechMap, pace: SpeakingPace, rate: SampleRate
  ) -> Double {
    guard let range = placement.range else { return 0 }
    if placement.timing == .confirmed { return 1 }
    let found = min(1, 2 * speech.share(of: range))
    let length = pace.fit(
      letterCount: letterCount(of: turn), speechSeconds: seconds(speech.frameCount(in: range), rate))
    if placement.timing == .stated { return found * length * Self.statedCeiling }
    let kept = placement.drift.share(of: seconds(range.frameCount, rate))
    return found * length * kept * Self.interpolatedCeiling
  }

  private func notices(_ placements: [TurnPlacement], movedCount: Int) -> [String] {
    var notices: [String] = []
    let interpolated = placements.count { $0.timing == .interpolated }
    if interpolated == placements.count, interpolated > 0 {
      notices.append(
        "the transcript states no times: all \(counted(interpolated, "turn")) laid over the speech, in order")
    } else if interpolated > 0 {
      notices.append("\(counted(interpolated, "turn")) without times laid over the speech between timed ones")
    }
    if movedCount > 0 {
      notices.append(
        "\(counted(movedCount, "turn edge")) moved to the nearest pause, by \(Self.edgeLimitMilliseconds) ms at most")
    }
    let pastEnd = placements.count { $0.isPastEnd }
    if pastEnd > 0 { notices.append("\(counted(pastEnd, "turn")) past the end of the recording") }
    return notices
  }
}

func seconds(_ frameCount: Int64, _ rate: SampleRate) -> Double { Double(frameCount) / Double(rate.hertz) }

/// The speech of each leg, and of all legs together.
struct LegSpeech {
  private let legs: [SpeechMap]
  private let all: SpeechMap

  init(_ sound: CallOutline) {
    legs = sound.speech.map { SpeechMap($0) }
    all = SpeechMap(union: sound.speech)
  }

  /// The leg's speech; that of all legs for `nil`.
  subscript(channel: Int?) -> SpeechMap { channel.map { legs[$0] } ?? all }
}

/// Where a turn goes, before its words are placed.
struct TurnPlacement {
  let channel: Int?
  var range: SampleRange?
  var timing: Timing
  /// Whether the transcript states the end as well.
  var hasStatedEnd = false
  var isPastEnd = false
  /// How far an interpolated turn may be from its place.
  var drift = ExpectedDrift.none
  var remarks: [String] = []
}
