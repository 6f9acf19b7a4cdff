/// Why sound could not be brought to another rate.
public struct ResamplerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The library's own words.
  public let reason: String

  public init(reason: String) { self.reason = reason }

  public var description: String { "cannot resample: \(reason)" }
}
