internal import Ingest
internal import TapeAudio
internal import TapeFiles
internal import TapeIndex
internal import TimelineExport

/// How the errors of the modules end the program.
extension Failure {
  package init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as IngestError: self.init(Self.status(error.kind), error.description)
    case let error as IndexError: self.init(Self.status(error), error.description)
    case let error as FileError: self.init(Self.status(IngestError(error).kind), error.description)
    case let error as ExportError: self.init(Self.status(error), error.description)
    case let error as AudioFileError: self.init(Self.status(IngestError(error).kind), error.description)
    default: self.init(.ourBug, "\(error)")
    }
  }

  private static func status(_ kind: IngestError.Kind) -> ExitStatus {
    switch kind {
    case .badData: .badData
    case .noInput: .noInput
    case .inputOutput: .inputOutput
    case .notPermitted: .notPermitted
    case .cannotCreate: .cannotCreate
    }
  }

  private static func status(_ error: IndexError) -> ExitStatus {
    switch error {
    case .notFound, .noSuchRecording, .noSuchTurn, .noSuchSegment, .noSuchPeaks, .noSuchClip, .noSuchRundown,
      .noSuchItem, .noSuchRedaction, .nothingToUndo:
      .noInput
    case .ambiguous, .badName, .badText, .badPageKey, .emptyQuery, .outOfRange, .tooManyWords: .wrongCommandLine
    case .foreign, .newer, .older, .damaged, .damagedLog, .catalogue: .badData
    case .busy, .conflict: .busy
    case .readOnly: .notPermitted
    case .exists, .inUse: .cannotCreate
    case .diskFull, .database: .inputOutput
    case .file(let error): status(IngestError(error).kind)
    }
  }

  private static func status(_ error: ExportError) -> ExitStatus {
    switch error {
    case .unknownFormat: .wrongCommandLine
    case .file(let error): status(IngestError(error).kind)
    case .audio(let error): status(IngestError(error).kind)
    default: .badData
    }
  }
}

/// Runs `body` with every module's errors as failures.
package func failing<Result>(_ body: () throws -> Result) throws(Failure) -> Result {
  do {
    return try body()
  } catch {
    throw Failure(error)
  }
}
