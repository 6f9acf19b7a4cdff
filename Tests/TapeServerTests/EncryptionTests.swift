import Foundation
import TapeTesting
import Testing

@testable import TapeServer

/// The service by TLS, as curl sees it.
struct EncryptionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func theServiceSpeaksTLSFromVersionOnePointTwoOnAndNothingElse() async throws {
    try await withEncryptedService { service, _ in
      for version in ["1.2", "1.3"] {
        let answer = try await curl(service, "/healthz", "--tlsv\(version)", "--tls-max", version)
        #expect(answer.status == 0 && answer.output.contains(" 200 "), "\(answer.output)")
      }
      #expect(try await curl(service, "/healthz", "--tls-max", "1.1", "--ciphers", "DEFAULT@SECLEVEL=0").status != 0)
      #expect(throws: (any Error).self) { try Connection(port: service.port).ask(Array("GET / HTTP/1.1\r\n\r\n".utf8)) }
    }
  }

  @Test func itGoesByTheNamesOfItsCertificate() async throws {
    try await withEncryptedService { service, certificate in
      #expect(certificate.names == ["localhost", "desk.example", "127.0.0.1", "::1"])
      for (host, status) in [("desk.example", 200), ("a.wild.example", 421), ("evil.example", 421)] {
        let answer = try await curl(service, "/healthz", "--header", "Host: \(host):\(service.port)")
        #expect(answer.output.hasPrefix("HTTP/1.1 \(status) "), "\(answer.output)")
      }
    }
  }

  @Test func itsCookieIsForEncryptedConnectionsAlone() async throws {
    try await withEncryptedService { service, _ in
      let entry = try await curl(
        service, "/api/v1/session", "--json", #"{"token":"\#(service.tokens.edit)"}"#, "--header",
        "Origin: https://localhost:\(service.port)")
      #expect(entry.output.contains("; Secure"), "\(entry.output)")
      let other = try await curl(
        service, "/api/v1/session", "--json", #"{"token":"\#(service.tokens.edit)"}"#, "--header",
        "Origin: http://localhost:\(service.port)")
      #expect(other.output.contains(" 403 "), "\(other.output)")
    }
  }

  @Test func whoDoesNotShakeHandsIsHungUpOn() async throws {
    try await withEncryptedService({ $0.headPatience = .milliseconds(100) }) { service, _ in
      let port = service.port
      let ends = try await LoopbackClient.onAThread {
        let silent = try Connection(port: port)
        let slow = try Connection(port: port)
        // The first bytes of a greeting.
        try slow.write([22, 3, 1, 2, 0])
        return [silent.read(), slow.read()]
      }
      #expect(ends == [[], []])
    }
  }

  @Test func aRenewedCertificateIsShownWithoutARestart() async throws {
    try await withEncryptedService { service, certificate in
      #expect(certificate.refresh().isEmpty)
      try makeCertificate()
      #expect(try await curl(service, "/healthz").status != 0)
      #expect(certificate.refresh() == ["\(folder.file("desk.pem")): read again"])
      #expect(try await curl(service, "/healthz").status == 0)
      try folder.write("desk.key", "half a key")
      let told = certificate.refresh()
      #expect(told.count == 1 && told[0].hasPrefix("\(folder.file("desk.key")): no private key"), "\(told)")
      #expect(certificate.refresh().isEmpty)
      #expect(try await curl(service, "/healthz").status == 0)
    }
  }

  // MARK: Files

  @Test func filesThatAreNoGoodAreNamed() throws {
    #expect(refusal() == "\(folder.file("desk.pem")): no such file or folder")
    try makeCertificate("other")
    try makeCertificate()
    let key = try String(contentsOfFile: folder.file("desk.key"), encoding: .utf8)
    try folder.write("desk.key", try String(contentsOfFile: folder.file("other.key"), encoding: .utf8))
    #expect(refusal() == "\(folder.file("desk.key")): not the key of \(folder.file("desk.pem"))")
    try folder.write("desk.key", "not a key")
    #expect(refusal() == "\(folder.file("desk.key")): no private key in PEM without a passphrase")
    try folder.write("desk.key", key)
    try folder.write("desk.pem", key)
    #expect(refusal() == "\(folder.file("desk.pem")): no certificate in PEM")
  }

  @Test func aKeyThatOthersCanReadAndAnOldCertificateAreTold() throws {
    try makeCertificate()
    #expect(chmod(folder.file("desk.key"), 0o600) == 0)
    #expect(try certificate().warnings.isEmpty)
    #expect(chmod(folder.file("desk.key"), 0o640) == 0)
    #expect(try certificate().warnings == ["\(folder.file("desk.key")): others can read this key; 'chmod 600' it"])
  }

  private func refusal() -> String? {
    do {
      _ = try certificate()
      return nil
    } catch {
      return "\(error)"
    }
  }

  // MARK: What the tests need

  /// Makes a certificate of this machine that vouches for itself, and its key.
  private func makeCertificate(_ name: String = "desk") throws {
    let made = try Self.run([
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
      folder.file("\(name).key"), "-out", folder.file("\(name).pem"), "-days", "2", "-subj", "/CN=\(name)", "-addext",
      "subjectAltName=DNS:localhost,DNS:Desk.example,DNS:*.wild.example,IP:127.0.0.1,IP:::1",
    ])
    try #require(made.status == 0, "\(made.output)")
  }

  private func certificate() throws -> Certificate {
    try Certificate(file: folder.file("desk.pem"), keyFile: folder.file("desk.key"))
  }

  private func withEncryptedService(
    _ change: (inout ServiceOptions) -> Void = { _ in }, _ body: (RunningService, Certificate) async throws -> Void
  ) async throws {
    try makeCertificate()
    let certificate = try certificate()
    var options = ServiceOptions()
    options.certificate = certificate
    change(&options)
    try await withService(options) { try await body($0, certificate) }
  }

  private func curl(
    _ service: RunningService, _ path: String, _ further: String...
  ) async throws -> (status: Int32, output: String) {
    let usual = ["curl", "--silent", "--show-error", "--include", "--max-time", "60", "--noproxy", "*"]
    let arguments =
      usual + ["--cacert", folder.file("desk.pem")] + further + ["https://localhost:\(service.port)\(path)"]
    return try await LoopbackClient.onAThread { try Self.run(arguments) }
  }

  private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}
