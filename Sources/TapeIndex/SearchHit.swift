public import TapeModel

/// One turn that a search found.
public struct SearchHit: Hashable, Sendable {
  public let segment: Segment
  /// The recording's file name without its ending.
  public let recordingName: String
  public let callID: String?
  public let layer: SearchLayer
  public let snippet: Snippet
  /// The frames of the words found, where each word has its own; empty for a translation.
  public let ranges: [SampleRange]
  /// The last segment that a phrase runs into, where it crosses the end of this one.
  public let continuesTo: String?

  public init(
    segment: Segment, recordingName: String, callID: String?, layer: SearchLayer, snippet: Snippet,
    ranges: [SampleRange], continuesTo: String?
  ) {
    self.segment = segment
    self.recordingName = recordingName
    self.callID = callID
    self.layer = layer
    self.snippet = snippet
    self.ranges = ranges
    self.continuesTo = continuesTo
  }
}

/// A piece of text around what was found.
public struct Snippet: Hashable, Sendable, Codable {
  /// Turns are parted by ` / `; `…` stands where text is left out.
  public let text: String
  /// What was found, in UTF-8 bytes of `text`; sorted, apart from each other.
  public let matches: [Range<Int>]

  public init(text: String, matches: [Range<Int>]) {
    self.text = text
    self.matches = matches
  }
}
