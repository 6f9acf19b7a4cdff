public import TapeModel

extension IndexedRecording {
  /// The same recording under other names, as it may be seen.
  public func replacing(
    recording: Recording, call: CallDetails?, transcript: TranscriptRecord?, notices: [String]
  ) -> IndexedRecording {
    IndexedRecording(
      recording: recording, call: call, transcript: transcript, isDualMono: isDualMono, notices: notices,
      turnCount: turnCount, runKey: runKey, duplicates: duplicates)
  }
}
