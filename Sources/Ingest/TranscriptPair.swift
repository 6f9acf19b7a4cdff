internal import TapeFiles
internal import TapeModel
internal import Transcripts

/// A call's transcript with its translation, read and joined.
struct TranscriptPair {
  let transcript: Transcript
  let record: TranscriptRecord
  let notices: [String]

  /// `nil` for a call without a transcript.
  init?(_ call: CallFiles, options: IngestOptions) throws(IngestError) {
    guard let path = call.transcript else { return nil }
    var notices: [String] = []
    let reader = TranscriptReader(options: ReadingOptions(speakerAliases: options.speakerAliases))
    var (transcript, hash) = try read(path, with: reader)
    let language =
      options.language ?? languageCode(fromFileName: path) ?? transcript.language
      ?? guessed(transcript, notices: &notices)
    transcript.language = language
    for index in transcript.turns.indices where transcript.turns[index].language == nil {
      transcript.turns[index].language = language
    }
    var translationHash: ContentHash?
    var translationLanguage: LanguageCode?
    var unused = transcript.unused
    if let other = call.translation {
      let (translation, otherHash) = try read(other, with: reader)
      translationHash = otherHash
      translationLanguage =
        languageCode(fromFileName: other) ?? translation.language ?? guessedLanguage(of: translation.turns)
      unused += translation.unused.map { UnusedLine(line: $0.line, reason: "translation: \($0.reason)") }
      do throws(PairingError) {
        let pairing = try TranslationPairing(transcript, with: translation)
        transcript = pairing.transcript
        unused += pairing.unusedTranslation.map { UnusedLine(line: $0.line, reason: "translation: \($0.reason)") }
        if !pairing.untranslated.isEmpty { notices.append("\(pairing.untranslated.count) turns without a translation") }
      } catch {
        throw IngestError(.badData, "\(other): \(error.description)")
      }
    }
    self.transcript = transcript
    self.notices = notices
    record = TranscriptRecord(
      path: path, hash: hash, format: transcript.format, language: language, translationPath: call.translation,
      translationHash: translationHash, translationLanguage: translationLanguage, unused: unused)
  }
}

private func guessed(_ transcript: Transcript, notices: inout [String]) -> LanguageCode? {
  let language = guessedLanguage(of: transcript.turns)
  notices.append(
    language.map { "language taken for \($0) by its letters and words; --language says otherwise" }
      ?? "language unknown: name it with --language, so that search finds inflected words")
  return language
}

private func read(_ path: String, with reader: TranscriptReader) throws(IngestError) -> (Transcript, ContentHash) {
  let bytes: [UInt8]
  do throws(FileError) {
    bytes = try RegularFile.contents(of: path, limit: TranscriptReader.byteLimit)
  } catch {
    throw IngestError(error)
  }
  do throws(TranscriptError) {
    return (try reader.read(bytes, path: path), ContentHash(of: bytes))
  } catch {
    throw IngestError(.badData, error.description)
  }
}
