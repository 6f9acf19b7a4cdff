/// How a recording is stored: the container and the encoding of its samples.
public struct AudioFormat: Hashable, Sendable, Codable, CustomStringConvertible {
  /// As its users call it: `WAV`, `RF64`, `FLAC`, `Ogg Opus`.
  public let container: String
  /// As its users call it: `16-bit PCM`, `mu-law`, `GSM 6.10`.
  public let encoding: String

  public init(container: String, encoding: String) {
    self.container = container
    self.encoding = encoding
  }

  public var description: String { "\(container), \(encoding)" }
}
