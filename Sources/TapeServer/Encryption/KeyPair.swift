internal import Glibc
internal import NIOSSL
internal import TapeFiles

/// A certificate and its key as the two files hold them now.
struct KeyPair {
  let stamps: [FileStamp]
  let context: NIOSSLContext
  let names: [String]
  let warnings: [String]

  private static let byteLimit: Int64 = 1 << 20

  init(file: String, keyFile: String) throws(AccessError) {
    let (bytes, stamp, _) = try Self.read(file)
    let (keyBytes, keyStamp, isOpen) = try Self.read(keyFile)
    stamps = [stamp, keyStamp]
    guard let chain = try? NIOSSLCertificate.fromPEMBytes(bytes), let own = chain.first else {
      throw AccessError(description: "\(file): no certificate in PEM")
    }
    guard let key = try? NIOSSLPrivateKey(bytes: keyBytes, format: .pem, passphraseCallback: Self.noPassphrase) else {
      throw AccessError(description: "\(keyFile): no private key in PEM without a passphrase")
    }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
    configuration.minimumTLSVersion = .tlsv12
    configuration.applicationProtocols = ["http/1.1"]
    guard let context = try? NIOSSLContext(configuration: configuration) else {
      throw AccessError(description: "\(keyFile): not the key of \(file)")
    }
    self.context = context
    names = own.hostNames
    warnings =
      (isOpen ? ["\(keyFile): others can read this key; 'chmod 600' it"] : [])
      + (own.notValidAfter < time(nil) ? ["\(file): the certificate is out of date; browsers refuse it"] : [])
  }

  /// A service has nobody to ask for one.
  private static func noPassphrase(_ set: (([UInt8]) -> Void)) { set([]) }

  /// The bytes, and whether others than the owner can read them.
  private static func read(_ path: String) throws(AccessError) -> ([UInt8], FileStamp, Bool) {
    do throws(FileError) {
      let file = try RegularFile(path: path)
      guard file.byteCount <= byteLimit else {
        throw FileError.tooLarge(path: path, byteCount: file.byteCount, limit: byteLimit)
      }
      var status = stat()
      let isOpen = fstat(file.descriptor, &status) == 0 && status.st_mode & 0o077 != 0
      return (try file.bytes(at: 0, count: Int(file.byteCount)), file.stamp, isOpen)
    } catch {
      throw AccessError(description: error.description)
    }
  }
}

extension NIOSSLCertificate {
  /// The hosts that the certificate names one by one: names and addresses of its subjectAltName.
  fileprivate var hostNames: [String] {
    _subjectAlternativeNames().compactMap { name in
      switch name.nameType {
      case .dnsName:
        let text = String(decoding: name.contents, as: UTF8.self).lowercased()
        return text.contains("*") || text.isEmpty ? nil : text
      case .ipAddress: return Self.address(Array(name.contents))
      default: return nil
      }
    }
  }

  /// An address as people write it.
  ///
  /// The corresponding C function is `inet_ntop`.
  private static func address(_ bytes: [UInt8]) -> String? {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count)) != nil else {
      return nil
    }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
