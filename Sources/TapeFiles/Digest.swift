internal import CDigest
public import TapeModel

/// A SHA-256 that takes its bytes piece by piece.
///
/// The corresponding C functions are `EVP_DigestUpdate` and `EVP_DigestFinal_ex` of
/// OpenSSL.
public struct Digest: ~Copyable {
  private let context: OpaquePointer

  public init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      preconditionFailure("libcrypto has no SHA-256")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let address = bytes.baseAddress else { return }
    EVP_DigestUpdate(context, address, bytes.count)
  }

  public mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
  }

  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// The hash of everything taken.
  public consuming func finish() -> ContentHash {
    var bytes = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &bytes, nil)
    guard let hash = ContentHash(bytes: bytes) else { preconditionFailure("a SHA-256 has 32 bytes") }
    return hash
  }
}

extension ContentHash {
  /// The SHA-256 of `bytes`.
  public init(of bytes: [UInt8]) {
    var digest = Digest()
    digest.update(bytes)
    self = digest.finish()
  }

  /// The SHA-256 of the UTF-8 bytes of `text`.
  public init(of text: String) {
    var digest = Digest()
    digest.update(text)
    self = digest.finish()
  }
}
