/// What people set by ear that fits no turn of a run, or none for certain.
public struct UnmatchedEdits: Hashable, Sendable {
  public let confirmations: [Confirmation]
  public let corrections: [Correction]

  public init(confirmations: [Confirmation] = [], corrections: [Correction] = []) {
    self.confirmations = confirmations
    self.corrections = corrections
  }
}
