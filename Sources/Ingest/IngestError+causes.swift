internal import TapeAudio
internal import TapeFiles

extension IngestError {
  init(_ error: FileError) {
    let kind: Kind
    switch error {
    case .notFound: kind = .noInput
    case .notRegular, .tooLarge, .exists: kind = .badData
    case .system(_, _, _, let isPermission): kind = isPermission ? .notPermitted : .inputOutput
    }
    self.init(kind, error.description)
  }
}
