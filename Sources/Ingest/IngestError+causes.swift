public import TapeAudio
public import TapeFiles

extension IngestError {
  public init(_ error: FileError) {
    let kind: Kind
    switch error {
    case .notFound: kind = .noInput
    case .notRegular, .tooLarge: kind = .badData
    case .exists, .system(_, .create, _, false): kind = .cannotCreate
    case .system(_, _, _, let isPermission): kind = isPermission ? .notPermitted : .inputOutput
    }
    self.init(kind, error.description)
  }

  public init(_ error: AudioFileError) {
    switch error {
    case .file(let error): self.init(error)
    case .outOfRange, .noSuchChannel, .empty, .notAudio, .unsupported, .unsupportedParameter, .damaged, .truncated,
      .hashMismatch:
      self.init(.badData, error.description)
    case .changed: self.init(.inputOutput, error.description)
    case .cannotCreate: self.init(.cannotCreate, error.description)
    }
  }
}
