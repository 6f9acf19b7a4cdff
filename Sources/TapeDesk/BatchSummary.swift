package import TapeModel

/// What became of a batch, as `--json` and the service give it.
package struct BatchSummary: Encodable, Sendable {
  package var indexed = 0
  package var unchanged = 0
  package var failed: [FailedCall] = []
  package var warnings: [CallWarnings] = []
  package var notices: [String] = []
  /// Recordings indexed now that have no transcript beside them.
  package var withoutTranscript: [String] = []
  package var catalogue: CatalogueSummary?
  package var audioSeconds = 0.0
  package var elapsedSeconds = 0.0

  package struct CatalogueSummary: Encodable, Sendable {
    package var rows = 0
    package var used = 0
    package var problems: [String] = []
  }

  package struct FailedCall: Encodable, Sendable {
    package let line: String
    /// What the program ends with where this is all that was asked for.
    package let status: ExitStatus

    package init(line: String, status: ExitStatus) {
      self.line = line
      self.status = status
    }

    private enum Key: String, CodingKey { case line }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(line, forKey: .line)
    }
  }

  package struct CallWarnings: Encodable, Sendable {
    package let recording: ContentHash
    package let file: String
    package let warnings: [String]
  }
}
