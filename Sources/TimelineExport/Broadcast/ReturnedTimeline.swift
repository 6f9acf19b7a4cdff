public import TapeModel

/// A timeline that was edited elsewhere, as a rundown again.
public struct ReturnedTimeline: Hashable, Sendable {
  public let rundown: Rundown
  /// What became different, in the rundown's order.
  public let changes: [Change]
  /// Clips that are not in the rundown, and why, in the timeline's order.
  public let unlinked: [Unlinked]

  /// A clip whose edges were moved.
  public struct Change: Hashable, Sendable {
    /// The rundown's item.
    public let itemID: Int
    public let clipID: String
    /// Where the clip was when the timeline was written.
    public let former: SampleRange
    /// Whether it now holds frames whose words the timeline does not know.
    public let isExtended: Bool
  }

  /// A clip that could not be found again.
  public struct Unlinked: Hashable, Sendable {
    /// Place among the timeline's clips, from 1, by start.
    public let number: Int
    public let reason: Reason

    public enum Reason: String, Hashable, Sendable {
      /// It was not made by tapelog: nothing says which recording it is from.
      case unknown
      /// No recording of that hash is known.
      case missingRecording
      /// It lies outside of its recording, has no length, or holds other numbers that cannot be.
      case outOfRange
    }
  }
}
