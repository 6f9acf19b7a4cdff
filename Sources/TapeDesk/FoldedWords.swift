internal import QuoteCheck
internal import TapeFiles
internal import TapeIndex
internal import TapeModel

/// The folded words of an index: opened where they are still its words, else made.
struct FoldedWords {
  private let store: TapeIndex

  init(_ store: TapeIndex) { self.store = store }

  func opened() throws(Failure) -> StoredWords {
    let old = FileBytes(path: store.foldedWordsFile).flatMap { StoredWords($0, turns: turns) }
    if let old {
      if try failing({ try store.editMark() }) == old.state.log { return old }
      let now = try failing { try store.spokenRecordings() }
      if content(now.recordings) == old.state.content { return old }
    }
    return try made(copying: old)
  }

  /// Folds the words of every recording that `old` does not have as it is now.
  func made(copying old: StoredWords?) throws(Failure) -> StoredWords {
    let copier = old.map { StoredWordsCopier($0) }
    if let words = try written(copier) { return words }
    var bytes: [UInt8] = []
    try fold(copier) { bytes += $0 }
    guard let words = StoredWords(ByteArray(bytes), turns: turns) else { throw unreadable }
    return words
  }

  /// Into the index's folder; `nil` where that cannot be.
  private func written(_ copier: StoredWordsCopier?) throws(Failure) -> StoredWords? {
    var failure: Failure?
    do throws(FileError) {
      var file = try AtomicFile(path: store.foldedWordsFile)
      var fault: FileError?
      do throws(Failure) {
        try fold(copier) { part in
          guard fault == nil else { return }
          do throws(FileError) { try file.write(part) } catch { fault = error }
        }
      } catch {
        failure = error
      }
      if let fault { throw fault }
      if failure == nil { try file.commit() }
    } catch {
      return nil
    }
    if let failure { throw failure }
    return FileBytes(path: store.foldedWordsFile).flatMap { StoredWords($0, turns: turns) }
  }

  /// Gives the bytes of the file to `put`, part by part.
  private func fold(_ copier: StoredWordsCopier?, put: ([UInt8]) -> Void) throws(Failure) {
    let now = try failing { try store.spokenRecordings() }
    var writer = StoredWordsWriter()
    for recording in now.recordings {
      let copied = copier.flatMap { writer.copy(recording.id, content: recording.content, from: $0) }
      if let copied {
        put(copied)
      } else {
        let turns = try failing { try store.segments(of: recording.id) }.map(\.turn)
        put(writer.add(Self.recordingTurns(recording, turns), content: recording.content))
      }
    }
    put(writer.finish(StoredWords.State(log: now.mark, content: content(now.recordings))))
  }

  private var turns: StoredWords.Turns {
    { [store] id in
      guard let recording = try? store.spokenRecording(id), let segments = try? store.segments(of: id) else {
        return nil
      }
      return Self.recordingTurns(recording, segments.map(\.turn))
    }
  }

  private static func recordingTurns(_ recording: SpokenRecording, _ turns: [Turn]) -> RecordingTurns {
    RecordingTurns(
      recording: TapeRecording(id: recording.id, rate: recording.rate, name: recording.name), turns: turns,
      language: recording.language, translationLanguage: recording.translationLanguage)
  }

  private func content(_ recordings: [SpokenRecording]) -> ContentHash {
    ContentHash(of: recordings.flatMap(\.content.bytes))
  }

  private var unreadable: Failure { Failure(.ourBug, "folded words cannot be read again") }
}

/// A file as the quote check reads it.
private final class FileBytes: ByteSource {
  private let file: RegularFile
  let byteCount: Int64

  /// `nil` for a file that cannot be opened.
  init?(path: String) {
    do throws(FileError) {
      file = try RegularFile(path: path)
    } catch {
      return nil
    }
    byteCount = file.byteCount
  }

  func bytes(at offset: Int64, count: Int) -> [UInt8]? {
    guard offset >= 0, count >= 0, Int64(count) <= byteCount - offset,
      let bytes = try? file.bytes(at: offset, count: count),
      bytes.count == count
    else { return nil }
    return bytes
  }
}
