public import TapeModel

/// Places turns by their cues where these fit the recording, by the sound where they do not.
///
/// The sound is asked (``SoundAligner``) when a turn has no time of its own, when cues lie
/// past the end or in silence, and when more edges than ``CueEdges/limit`` cut into speech far
/// from a pause: cues that drift, jitter or belong to another call do. Where it then finds the
/// cues right, they stay (`stated`), with the words placed by the sound.
public struct AutomaticAligner: TurnAligner {
  /// What a person may ask for.
  public enum Mode: String, Hashable, Sendable, CaseIterable {
    case auto, cues, sound
  }

  private let mode: Mode
  private let language: LanguageCode?
  private let soundAligner: SoundAligner
  public let method: String

  /// - Parameters:
  ///   - language: of the turns that state none; without one the sound is not asked.
  ///   - pronunciation: shared by all calls of a batch.
  ///   - donors: what other calls of the same people have taught, for a call that leaves doubt.
  public init(mode: Mode, language: LanguageCode?, pronunciation: Pronunciation, donors: [DonorSpeech] = []) {
    self.mode = mode
    self.language = language
    var aligner = SoundAligner(pronunciation: pronunciation)
    aligner.donors = donors
    soundAligner = aligner
    method = Self.method(mode, pronunciation)
  }

  /// Name and versions of what decides, for the key of a run.
  public static func method(_ mode: Mode, _ pronunciation: Pronunciation) -> String {
    let cues = CueAligner().method
    if mode == .cues { return cues }
    var version = "none"
    do throws(PronunciationError) { version = try pronunciation.version() } catch {}
    return "\(mode.rawValue) \(cues) sound-\(SoundAligner.version) espeak-ng-\(version)"
  }

  public func align<Source: SampleSource & ~Copyable>(
    _ turns: [WrittenTurn], with outline: CallOutline, in source: inout Source
  ) throws(AlignmentError<Source.Failure>) -> Alignment {
    try align(turns, with: outline, in: &source) { _ in }
  }

  /// - Parameter progress: told the share of the work done, 0 to 1; not at all where the cues decide.
  public func align<Source: SampleSource & ~Copyable>(
    _ turns: [WrittenTurn], with outline: CallOutline, in source: inout Source, progress: (Double) -> Void
  ) throws(AlignmentError<Source.Failure>) -> Alignment {
    let byCues = CueAligner().align(turns, with: outline)
    guard mode == .sound || mode == .auto && CueEdges(turns, outline).needSound(misfit: byCues.misfit) else {
      return byCues
    }
    guard let language = language ?? turns.lazy.compactMap(\.language).first else {
      var alignment = byCues
      alignment.notices.append("not aligned by the sound: the language is unknown")
      return alignment
    }
    if let contradiction = WritingSystem.contradiction(in: turns, language: language) {
      return unspeakable(byCues, contradiction)
    }
    do throws(AlignmentError<Source.Failure>) {
      return try bySound(turns, language: language, outline, byCues: byCues, in: &source, progress)
    } catch {
      guard case .pronunciation(let reason) = error, mode == .auto else { throw error }
      var alignment = byCues
      alignment.notices.append("not aligned by the sound: \(reason.description)")
      return alignment
    }
  }

  /// A text in other letters than its language's would be spoken as something else, and found
  /// where it is not.
  private func unspeakable(
    _ byCues: Alignment, _ contradiction: (written: WritingSystem, language: LanguageCode)
  ) -> Alignment {
    var alignment = byCues
    let reason =
      "the transcript is written in \(contradiction.written.rawValue) letters, which its language, "
      + "\(contradiction.language), is not"
    alignment.notices.append("not aligned by the sound: \(reason)")
    alignment.misfit = alignment.misfit ?? reason
    return alignment
  }

  private func bySound<Source: SampleSource & ~Copyable>(
    _ turns: [WrittenTurn], language: LanguageCode, _ outline: CallOutline, byCues: Alignment,
    in source: inout Source, _ progress: (Double) -> Void
  ) throws(AlignmentError<Source.Failure>) -> Alignment {
    var written = turns
    for index in written.indices { written[index].channel = outline.channel(of: turns[index]) }
    let hasLegs = written.contains { $0.channel != nil }
    var legs: [CallSound] = []
    do throws(Source.Failure) {
      if hasLegs {
        for channel in outline.speech.indices { legs.append(try CallSound(&source, channel: channel)) }
      } else {
        legs = [try CallSound(&source, channel: nil)]
      }
    } catch {
      throw .source(error)
    }
    do throws(PronunciationError) {
      let found = try soundAligner.align(
        written, language: language, legs: legs, fixed: outline.confirmed, progress: progress)
      if mode == .auto, found.cuesFit {
        return ConfirmedCues(byCues: byCues, found: found, rate: outline.rate).alignment()
      }
      return alignment(of: written, found, outline)
    } catch {
      throw .pronunciation(error)
    }
  }

  private func alignment(of written: [WrittenTurn], _ found: SoundAlignment, _ outline: CallOutline) -> Alignment {
    let isRefused = found.match.verdict == .refused
    var turns = zip(written, found.turns).enumerated().map { index, pair in
      let (turn, place) = pair
      // A person's own times stand whatever the sound says.
      let isKept = !isRefused || place.timing == .confirmed
      return Turn(
        number: index + 1, channel: turn.channel, speaker: turn.speaker, text: turn.text,
        translation: turn.translation, language: turn.language, notes: turn.notes, range: isKept ? place.range : nil,
        timing: isKept ? place.timing : .absent, confidence: isKept ? place.confidence : 0,
        words: isKept
          ? place.words : turn.words.map { Word($0.text, range: nil, timing: .absent, confidence: 0) },
        remarks: isKept ? place.remarks : [])
    }
    var notices = found.notices
    if !isRefused {
      let filled = GapTurns(turns, written: written, outline: outline).fill(&turns, written: written)
      if filled > 0 {
        notices.append("\(counted(filled, "turn")) not found by the sound laid over the speech left between others")
      }
    }
    let absent = turns.count { $0.timing == .absent }
    if absent > 0, !isRefused { notices.append("\(counted(absent, "turn")) not found on the tape") }
    return Alignment(turns: turns, notices: notices, misfit: misfit(found.match))
  }

  private func misfit(_ match: TextMatch) -> String? {
    let statistic = "score \(hundredths(match.margin)) in place of at least 1.60"
    switch match.verdict {
    case .belongs: return nil
    case .doubtful:
      return "the transcript may belong to another call or language: \(statistic.replacing("1.60", with: "2.20"))"
    case .refused:
      return "the transcript does not belong to this call, or is in another language: \(statistic); no times"
    }
  }

  private func hundredths(_ value: Double) -> String {
    let scaled = Int((min(max(value, -99), 99) * 100).rounded())
    let digits = String(scaled.magnitude % 100)
    return "\(scaled < 0 ? "-" : "")\(scaled.magnitude / 100).\(digits.count < 2 ? "0" : "")\(digits)"
  }
}
