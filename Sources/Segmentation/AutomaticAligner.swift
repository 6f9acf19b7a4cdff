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
  private let progress: WorkProgress
  public let method: String

  /// - Parameters:
  ///   - language: of the turns that state none; without one the sound is not asked.
  ///   - pronunciation: shared by all calls of a batch.
  ///   - donors: what other calls of the same people have taught, for a call that leaves doubt.
  ///   - cores: shared by all calls of a batch.
  public init(
    mode: Mode, language: LanguageCode?, pronunciation: Pronunciation, donors: [DonorSpeech] = [],
    cores: SpareCores = SpareCores(), progress: WorkProgress = WorkProgress()
  ) {
    self.mode = mode
    self.language = language
    self.progress = progress
    var aligner = SoundAligner(pronunciation: pronunciation, cores: cores)
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
    let byCues = CueAligner().align(turns, with: outline)
    guard mode == .sound || mode == .auto && needSound(turns, outline, byCues) else { return byCues }
    guard let language = language ?? turns.lazy.compactMap(\.language).first else {
      var alignment = byCues
      alignment.notices.append("not aligned by the sound: the language is unknown")
      return alignment
    }
    if let contradiction = TextLanguage.contradiction(in: turns, language: language) {
      return notBySound(byCues, contradiction)
    }
    do throws(AlignmentError<Source.Failure>) {
      return try bySound(turns, language: language, outline, byCues: byCues, in: &source)
    } catch {
      guard case .pronunciation(let reason) = error, mode == .auto else { throw error }
      var alignment = byCues
      alignment.notices.append("not aligned by the sound: \(reason.description)")
      return alignment
    }
  }

  private func needSound(_ turns: [WrittenTurn], _ outline: CallOutline, _ byCues: Alignment) -> Bool {
    CueEdges(turns, outline).needSound(misfit: byCues.misfit) || pattern(byCues, outline)?.isPossible == false
  }

  private func pattern(_ byCues: Alignment, _ outline: CallOutline) -> CuePattern? {
    let cues = byCues.turns.filter { $0.timing == .stated }.compactMap(\.range)
    return CuePattern(cues, speech: SpeechMap(union: outline.speech), outline: outline)
  }

  /// Only what the transcript states: a text in another language than its own would be spoken as something else, and
  /// found where it is not.
  private func notBySound(_ byCues: Alignment, _ reason: String) -> Alignment {
    var alignment = Stated.only(byCues)
    let line = "\(reason): not aligned by the sound"
    alignment.notices = alignment.misfit == nil ? [] : [line]
    alignment.misfit = alignment.misfit ?? line
    return alignment
  }

  private func bySound<Source: SampleSource & ~Copyable>(
    _ turns: [WrittenTurn], language: LanguageCode, _ outline: CallOutline, byCues: Alignment,
    in source: inout Source
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
    progress(0.1)
    var alignment: Alignment
    do throws(PronunciationError) {
      let found = try soundAligner.align(
        written, language: language, legs: legs, fixed: outline.confirmed, progress: progress.part(0.1...1))
      alignment = judged(found, of: written, outline, byCues: byCues)
      if found.match.verdict != .belongs, try areSwapped(legs, written, language, outline) {
        // Without the names: they may have to be hidden.
        alignment = notBySound(byCues, "the legs are named the wrong way round (the other order of --legs fits)")
      }
    } catch {
      throw .pronunciation(error)
    }
    alignment.tones = hasLegs ? legs.map(\.tones) : outline.speech.map { _ in legs[0].tones }
    return alignment
  }

  /// Whether each of two speakers is heard on the other's leg.
  private func areSwapped(
    _ legs: [CallSound], _ written: [WrittenTurn], _ language: LanguageCode, _ outline: CallOutline
  ) throws(PronunciationError) -> Bool {
    guard outline.legs.count == 2, legs.count == 2 else { return false }
    var swapped = written
    for index in swapped.indices { swapped[index].channel = swapped[index].channel.map { 1 - $0 } }
    return try soundAligner.align(swapped, language: language, legs: legs, fixed: outline.confirmed)
      .match.verdict == .belongs
  }

  /// What is made of what was found: the cues stay where they fit, or where nothing better was found.
  private func judged(
    _ found: SoundAlignment, of written: [WrittenTurn], _ outline: CallOutline, byCues: Alignment
  ) -> Alignment {
    if mode == .auto, found.cuesFit {
      return ConfirmedCues(byCues: byCues, found: found, rate: outline.rate).alignment()
    }
    if mode == .auto, found.match.verdict == .refused,
      let kept = KeptCues(byCues: byCues, match: found.match, pattern: pattern(byCues, outline)).alignment()
    {
      return kept
    }
    return alignment(of: written, found, outline)
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
    var notices = found.notices + [found.outvotedNotice].compactMap(\.self)
    if !isRefused {
      let filled = GapTurns(turns, written: written, outline: outline).fill(&turns, written: written)
      if filled > 0 {
        notices.append(
          "\(counted(filled, "turn")) not found by the sound: laid over the speech left between others, as a guess")
      }
    }
    let absent = turns.count { $0.timing == .absent }
    if absent > 0, !isRefused { notices.append("\(counted(absent, "turn")) not found on the tape") }
    return Alignment(turns: turns, notices: notices, misfit: found.match.misfit)
  }
}
