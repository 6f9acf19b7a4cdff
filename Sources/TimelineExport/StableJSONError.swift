/// A value holds a number that JSON cannot: not a number, or infinite.
public struct StableJSONError: Error, Hashable, Sendable, CustomStringConvertible {
  public init() {}

  public var description: String { "a number that is infinite or no number cannot be written as JSON" }
}
