public import TapeModel

/// What is known of calls besides their sound: the rows of one file.
public struct Catalogue: Hashable, Sendable {
  public let path: String
  public let rows: [CatalogueRow]
  /// Rows that were not used, and why.
  public let problems: [CatalogueProblem]

  public init(path: String, rows: [CatalogueRow], problems: [CatalogueProblem] = []) {
    self.path = path
    self.rows = rows
    self.problems = problems
  }
}

/// One call of a catalogue.
public struct CatalogueRow: Hashable, Sendable {
  /// Where it begins, from 1.
  public let line: Int
  /// A path, file name or stem, if the row names one.
  public let file: String?
  /// The recording's identifier, if the row names it.
  public let recording: ContentHash?
  /// Names the recording by its stem where the row has neither file nor identifier.
  public let details: CallDetails

  public init(line: Int, file: String? = nil, recording: ContentHash? = nil, details: CallDetails) {
    self.line = line
    self.file = file
    self.recording = recording
    self.details = details
  }
}

/// A row that was not used.
public struct CatalogueProblem: Hashable, Sendable, CustomStringConvertible {
  public let path: String
  public let line: Int
  public let reason: String

  public init(path: String, line: Int, reason: String) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  public var description: String { "\(path):\(line): \(reason)" }
}

/// What became of a catalogue.
public struct CatalogueReport: Hashable, Sendable {
  /// Recordings whose call details are new or changed.
  public let described: [ContentHash]
  /// How many rows say what the index knows already.
  public let unchangedCount: Int
  /// Every row that was not used, by line.
  public let problems: [CatalogueProblem]
}
