internal import HTTPTypes
internal import Hummingbird
internal import TapeAudio
internal import TapeDesk
internal import TapeFiles
internal import TapeIndex
internal import TimelineExport
internal import Transcripts

/// How the errors of the modules become answers.
extension Problem {
  init(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let error as IndexError: self.init(error)
    case let error as ExportError: self.init(error)
    case let error as AudioFileError: self.init(error)
    case let error as Failure:
      self.init(
        Self.status(error.status),
        Self.isSafe(error.status) ? error.line : "The index or a recording could not be read.")
    case is FileError: self.init(.internalServerError, "A file of the index could not be read or written.")
    case let error as any HTTPResponseError: self.init(error.status, "The request could not be read.")
    default: self.init(.internalServerError, "Something went wrong in the service.")
    }
  }

  private init(_ error: IndexError) {
    let line = error.description
    switch error {
    case .noSuchRecording, .noSuchTurn, .noSuchSegment, .noSuchPeaks, .noSuchClip, .noSuchRundown, .noSuchItem,
      .noSuchRedaction:
      self.init(.notFound, line)
    case .badName, .badPageKey, .badText, .emptyQuery, .outOfRange, .tooManyWords:
      self.init(.unprocessableContent, line)
    case .ambiguous, .exists, .inUse, .nothingToUndo: self.init(.conflict, line)
    case .conflict: self.init(.preconditionFailed, line)
    case .readOnly: self.init(.forbidden, "The service runs without leave to change the index.")
    case .busy: self.init(.serviceUnavailable, "The index is in use.", headers: [.retryAfter: "1"])
    case .diskFull:
      self.init(HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage"), "No space left on the disk.")
    default: self.init(.internalServerError, "The index could not be read or written.")
    }
  }

  private init(_ error: ExportError) {
    switch error {
    case .unknownFormat: self.init(.notFound, error.description)
    case .cannotHold, .badClip, .badSegment, .nothingHeard, .tooLong, .tooManyRates:
      self.init(.unprocessableContent, error.description)
    case .mix: self.init(.unprocessableContent, "The rundown cannot be mixed.")
    case .sourceChanged: self.init(.conflict, "A recording is not the one that was indexed.")
    case .file: self.init(.internalServerError, "A file could not be read or written.")
    case .audio(let error): self.init(error)
    }
  }

  private init(_ error: AudioFileError) {
    switch error {
    case .hashMismatch: self.init(.conflict, "The recording is not the one that was indexed.")
    case .file(.notFound): self.init(.notFound, "The recording is not where it was when it was indexed.")
    case .outOfRange, .noSuchChannel: self.init(.unprocessableContent, "The recording has no such frames or leg.")
    default: self.init(.internalServerError, "The recording cannot be read.")
    }
  }

  /// Whether the line of such a failure names no path.
  private static func isSafe(_ status: ExitStatus) -> Bool {
    status == .wrongCommandLine || status == .noInput || status == .found
  }

  private static func status(_ status: ExitStatus) -> HTTPResponse.Status {
    switch status {
    case .noInput, .found: .notFound
    case .wrongCommandLine: .unprocessableContent
    case .badData: .unprocessableContent
    case .busy: .serviceUnavailable
    case .cannotCreate: .conflict
    case .notPermitted: .forbidden
    case .done, .ourBug, .inputOutput: .internalServerError
    }
  }
}
