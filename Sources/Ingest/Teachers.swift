internal import Segmentation
internal import Synchronization
internal import TapeAudio
internal import TapeFiles
internal import TapeModel
internal import Transcripts

/// Calls whose voices and line the others of a batch start from where the sound leaves doubt.
///
/// They are read and aligned once, when the first call asks. Which of them is indexed first changes nothing: what they
/// teach depends on their files alone.
final class Teachers: Sendable {
  private let calls: [CallFiles]
  private let options: IngestOptions
  private let pronunciation: Pronunciation
  private let identities = Mutex<[Identity]?>(nil)
  private let lessons = Mutex<Lessons?>(nil)

  private struct Identity {
    let call: CallFiles
    let recording: ContentHash
    /// Of all that the call teaches.
    let lesson: ContentHash
  }

  private struct Lessons {
    var speech: [(recording: ContentHash, speech: DonorSpeech)] = []
    var notices: [String] = []
  }

  /// Ten minutes of speech teach as much as more.
  private static let frameLimit = 60_000

  init(options: IngestOptions, pronunciation: Pronunciation) {
    calls = options.teachers
    self.options = options
    self.pronunciation = pronunciation
  }

  /// The hashes of what the teachers teach, in an order that their names do not change.
  func hashes() throws(IngestError) -> [ContentHash] { try known().map(\.lesson) }

  /// What they teach a recording; nothing of its own.
  func speech(besides recording: ContentHash) throws(IngestError) -> [DonorSpeech] {
    let known = try known()
    guard !known.isEmpty else { return [] }
    let all = lessons.withLock { lessons -> Lessons in
      if let lessons { return lessons }
      let read = read(known)
      lessons = read
      return read
    }
    return all.speech.lazy.filter { $0.recording != recording }.map(\.speech)
  }

  /// What was learned from whom, once a call has asked; one sentence each.
  var notices: [String] { lessons.withLock { $0?.notices ?? [] } }

  private func known() throws(IngestError) -> [Identity] {
    try identities.withLock { (known) throws(IngestError) in
      if let known { return known }
      var identities: [Identity] = []
      for call in calls { identities.append(try identity(of: call)) }
      identities.sort { $0.lesson.description < $1.lesson.description }
      known = identities
      return identities
    }
  }

  private func identity(of call: CallFiles) throws(IngestError) -> Identity {
    guard let transcript = call.transcript else {
      throw IngestError(.noInput, "\(call.recording): no transcript beside it, so that nothing can be learned")
    }
    let recording = try hash(call.recording)
    var digest = Digest()
    digest.update("\(recording) \(try hash(transcript)) ")
    digest.update(languageCode(fromFileName: transcript)?.code ?? "-")
    return Identity(call: call, recording: recording, lesson: digest.finish())
  }

  private func read(_ known: [Identity]) -> Lessons {
    var lessons = Lessons()
    var frameCount = 0
    for teacher in known {
      let path = teacher.call.recording
      do throws(IngestError) {
        guard let speech = try speech(of: teacher.call) else {
          lessons.notices.append(
            "\(path): nothing was learned from it: too noisy, or no turn is sure by the sound alone")
          continue
        }
        guard frameCount < Self.frameLimit else { continue }
        frameCount += speech.frameCount
        lessons.speech.append((teacher.recording, speech))
      } catch {
        lessons.notices.append("nothing was learned: \(error.description)")
      }
    }
    if frameCount > 0 {
      let count = lessons.speech.count
      lessons.notices.append(
        "doubtful calls start from \(frameCount / 100) s of speech of \(count) call\(count == 1 ? "" : "s")")
    }
    return lessons
  }

  private func speech(of call: CallFiles) throws(IngestError) -> DonorSpeech? {
    guard let transcript = try TranscriptPair(call, options: options)?.transcript,
      let language = transcript.language ?? transcript.turns.lazy.compactMap(\.language).first
    else { return nil }
    var reader = try audio { () throws(AudioFileError) in try AudioReader(path: call.recording) }
    let sound = try audio { () throws(AudioFileError) in try CallSound(&reader, channel: nil, teaches: true) }
    do throws(PronunciationError) {
      return try SoundAligner(pronunciation: pronunciation).donor(transcript.turns, language: language, in: sound)
    } catch {
      throw IngestError(.badData, "\(call.recording): \(error.description)")
    }
  }
}
