/// The files of one call: a recording and what stands beside it.
public struct CallFiles: Hashable, Sendable {
  public var recording: String
  public var transcript: String?
  public var translation: String?

  public init(recording: String, transcript: String? = nil, translation: String? = nil) {
    self.recording = recording
    self.transcript = transcript
    self.translation = translation
  }

  /// The recording's name without folders: what progress and failures are listed by.
  public var name: String { recording.split(separator: "/").last.map(String.init) ?? recording }
}
