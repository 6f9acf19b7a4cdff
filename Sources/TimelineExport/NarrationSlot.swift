public import TapeModel

/// The place that narration takes in the programme.
public struct NarrationSlot: Hashable, Sendable {
  /// The rundown's item.
  public let itemID: Int
  public let narration: Rundown.Narration
  /// In frames of the timeline's rate.
  public let record: SampleRange
}
