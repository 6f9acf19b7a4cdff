public import TapeAudio
public import TapeFiles

/// Why an export was not made.
public enum ExportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No exporter of that name.
  case unknownFormat(name: String, known: [String])
  /// The format has no way to hold this rundown or tape log.
  case cannotHold(format: String, reason: String)
  /// A clip holds numbers that cannot be, named by its identifier.
  case badClip(id: String, reason: String)
  /// A segment holds numbers that cannot be.
  case badSegment(id: String, reason: String)
  /// The rundown lasts longer than ``Timeline/longestHours``.
  case tooLong(rundown: String)
  /// The clips have more different rates than one exact grid of times can hold.
  case tooManyRates(rundown: String)
  /// Nothing in the rundown takes time.
  case nothingHeard(rundown: String)
  /// Sound could not be brought to another rate.
  case mix(reason: String)
  /// A recording has another size than when it was indexed.
  case sourceChanged(path: String, indexed: Int64, found: Int64)
  /// A file could not be read or written.
  case file(FileError)
  /// A recording could not be read, or a clip not be written.
  case audio(AudioFileError)

  public var description: String {
    switch self {
    case .unknownFormat(let name, let known): "\(name): no such format; there are \(known.joined(separator: ", "))"
    case .cannotHold(let format, let reason): "\(format): \(reason)"
    case .badClip(let id, let reason): "clip \(id): \(reason)"
    case .badSegment(let id, let reason): "segment \(id): \(reason)"
    case .tooLong(let rundown): "\(rundown): lasts longer than \(Timeline.longestHours) hours"
    case .tooManyRates(let rundown): "\(rundown): its clips have too many different sample rates for exact times"
    case .nothingHeard(let rundown): "\(rundown): nothing in it is heard"
    case .mix(let reason): reason
    case .sourceChanged(let path, let indexed, let found): "\(path): \(found) bytes, but \(indexed) when it was indexed"
    case .file(let error): error.description
    case .audio(let error): error.description
    }
  }
}
