internal import Glibc
internal import NIOSSL
internal import Synchronization
internal import TapeFiles

/// The certificate that the service shows to those who call it by TLS, and its key: two files in
/// PEM, read again when they change.
package final class Certificate: Sendable {
  private struct State {
    var stamps: [FileStamp]
    var context: NIOSSLContext
  }

  private let file: String
  private let keyFile: String
  private let state: Mutex<State>
  /// The hosts that it names, without wildcards, in lower case.
  package let names: [String]
  /// What its owner should know, a line each.
  package let warnings: [String]

  /// Reads the certificate with those that vouch for it, and the key.
  ///
  /// Throws ``AccessError``, in one line that names the file.
  package init(file: String, keyFile: String) throws(AccessError) {
    self.file = file
    self.keyFile = keyFile
    let pair = try KeyPair(file: file, keyFile: keyFile)
    names = pair.names
    warnings = pair.warnings
    state = Mutex(State(stamps: pair.stamps, context: pair.context))
  }

  /// For connections that begin now.
  var context: NIOSSLContext { state.withLock { $0.context } }

  /// Reads the files again where they are others; those that are no good change nothing.
  ///
  /// Gives lines to tell, none where the files are as they were.
  func refresh() -> [String] {
    let stamps = [file, keyFile].compactMap { try? RegularFile(path: $0).stamp }
    guard stamps != state.withLock({ $0.stamps }) else { return [] }
    do {
      let pair = try KeyPair(file: file, keyFile: keyFile)
      state.withLock { $0 = State(stamps: pair.stamps, context: pair.context) }
      return ["\(file): read again"] + pair.warnings
    } catch {
      // Told once for each state of the files: they may be in the middle of a change.
      state.withLock { $0.stamps = stamps }
      return ["\(error); the former certificate stays"]
    }
  }
}
