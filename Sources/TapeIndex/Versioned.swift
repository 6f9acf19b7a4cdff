/// A row with the number of its changes, by which two people who edit it notice each other.
public struct Versioned<Value: Hashable & Sendable>: Hashable, Sendable {
  public let value: Value
  /// From 1; one more with each change.
  public let version: Int

  public init(_ value: Value, version: Int) {
    self.value = value
    self.version = version
  }
}
