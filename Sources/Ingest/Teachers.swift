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
  private let lessons = Mutex<Lessons?>(nil)
  private let identities = Mutex<[ContentHash]?>(nil)

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

  /// The hashes of the teachers' files, in an order that their names do not change.
  func hashes() throws(IngestError) -> [ContentHash] {
    guard !calls.isEmpty else { return [] }
    return try identities.withLock { (known) throws(IngestError) in
      if let known { return known }
      var digests: [ContentHash] = []
      for call in calls {
        guard let transcript = call.transcript else {
          throw IngestError(.noInput, "\(call.recording): no transcript beside it, so that nothing can be learned")
        }
        var digest = Digest()
        digest.update("\(try hash(call.recording)) \(try hash(transcript))")
        digest.update(languageCode(fromFileName: transcript)?.code ?? "-")
        digests.append(digest.finish())
      }
      digests.sort { $0.description < $1.description }
      known = digests
      return digests
    }
  }

  /// What they teach a recording; nothing of its own.
  func speech(besides recording: ContentHash) -> [DonorSpeech] {
    guard !calls.isEmpty else { return [] }
    let all = lessons.withLock { (known) -> Lessons in
      if let known { return known }
      let read = read()
      known = read
      return read
    }
    return all.speech.lazy.filter { $0.recording != recording }.map(\.speech)
  }

  /// What was learned from whom, once a call has asked; one sentence each.
  var notices: [String] { lessons.withLock { $0?.notices ?? [] } }

  private func read() -> Lessons {
    var found: [(recording: ContentHash, name: String, speech: DonorSpeech)] = []
    var lessons = Lessons()
    for call in calls {
      do throws(IngestError) {
        if let speech = try speech(of: call) {
          found.append((try hash(call.recording), call.name, speech))
        } else {
          lessons.notices.append(
            "\(call.recording): nothing was learned from it: too noisy, or no turn is sure by the sound alone")
        }
      } catch {
        lessons.notices.append("nothing was learned: \(error.description)")
      }
    }
    found.sort { $0.recording.description < $1.recording.description }
    var frameCount = 0
    for entry in found where frameCount < Self.frameLimit {
      frameCount += entry.speech.frameCount
      lessons.speech.append((entry.recording, entry.speech))
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
