internal import TapeFiles
internal import TapeModel

/// The digest of a secret: what is compared in place of it.
struct SecretDigest: Hashable, Sendable {
  private let digest: ContentHash

  init(of secret: String) { digest = ContentHash(of: secret) }

  /// Looks at every byte, whatever the first ones are.
  static func == (one: SecretDigest, other: SecretDigest) -> Bool {
    zip(one.digest.bytes, other.digest.bytes).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  func hash(into hasher: inout Hasher) { digest.hash(into: &hasher) }
}
