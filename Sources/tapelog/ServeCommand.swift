internal import ArgumentParser
internal import TapeDesk
internal import TapeIndex
internal import TapeServer

/// `tapelog serve`: the index in a browser, and as an HTTP service.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the index: a page for the browser, and an HTTP API for scripts.",
    discussion: """
      Prints the page's address with a token in it, which is good for coming in once. Who has the 'edit' token may \
      change the index, who has the 'read' token may not; both are in the token file. While the service runs, other \
      commands can read the index and not change it. It ends with Control-C.

      Example: tapelog serve --index Indexes/calls.tapelog
      """)

  @Option(help: ArgumentHelp("The port; 0 for any that is free.", valueName: "n"))
  var port = 8337

  @Option(
    help: ArgumentHelp(
      "The address to listen on: 127.0.0.1 or ::1; any with --certificate, 0.0.0.0 or :: for all of the machine's.",
      valueName: "address"))
  var host = "127.0.0.1"

  @Option(
    help: ArgumentHelp(
      "The file with the tokens, made where there is none. Default: beside the index, its name with '.tokens'.",
      valueName: "file"))
  var tokenFile: String?

  @Option(
    help: ArgumentHelp(
      "The certificate, with those that vouch for it, in PEM: the service speaks TLS. Read again when it changes.",
      valueName: "file"))
  var certificate: String?

  @Option(help: ArgumentHelp("The certificate's private key in PEM, without a passphrase.", valueName: "file"))
  var key: String?

  @Option(
    help: ArgumentHelp(
      "The address under which others know the service, itself or by a proxy with TLS.", valueName: "https://name"))
  var publicAddress: String?

  @Option(
    help: ArgumentHelp(
      "Where uploaded recordings go. Default: beside the index, its name with '.recordings'.", valueName: "folder"))
  var uploads: String?

  @Flag(help: "Serve without leave to change the index; others may change it meanwhile.")
  var readOnly = false

  @Flag(help: "Print a line for each request: address without its parts, status, time.")
  var log = false

  @Option(help: .hidden)
  var pageFolder: String?

  @OptionGroup var index: IndexOption

  func validate() throws {
    guard (certificate == nil) == (key == nil) else {
      throw ValidationError("--certificate and --key go together.")
    }
    guard certificate != nil || ServiceOptions.isLoopback(host) else {
      throw ValidationError(
        "--host is an address of this machine alone, 127.0.0.1 or ::1, unless --certificate and --key are given. See Documentation/Service.md."
      )
    }
    guard publicAddress.map(ServiceOptions.isPublicAddress) ?? true else {
      throw ValidationError("--public-address is https:// and a name.")
    }
    guard (0...65_535).contains(port) else { throw ValidationError("--port is from 0 to 65535.") }
  }

  func run() async throws {
    let store = readOnly ? try index.forReading() : try index.forWriting()
    var options = ServiceOptions()
    options.host = host
    options.port = port
    options.canEdit = !readOnly
    options.pageFolder = pageFolder
    options.publicAddress = publicAddress
    options.recordingsFolder = uploads
    options.certificate = try served()
    let tokens = try tokens(store.path)
    let note: @Sendable (String) -> Void = { line in Console.note(line) }
    do {
      let service = Service(store: store, tokens: tokens, options: options)
      try await service.run(note: log ? note : nil, warn: note) { [options] running in
        let address = options.address(port: running.port)
        Console.note("for editing: \(address)/?token=\(tokens.edit)")
        Console.note("for reading: \(address)/?token=\(tokens.read)")
      }
    } catch {
      throw Failure(.inputOutput, "cannot serve on \(host):\(port): \(error)")
    }
  }

  private func served() throws(Failure) -> Certificate? {
    guard let certificate, let key else { return nil }
    do {
      let served = try Certificate(file: certificate, keyFile: key)
      for warning in served.warnings { Console.note(warning) }
      return served
    } catch {
      throw Failure(.noInput, error.description)
    }
  }

  private func tokens(_ index: String) throws(Failure) -> AccessTokens {
    let path = tokenFile ?? (index.hasSuffix(".tapelog") ? String(index.dropLast(8)) : index) + ".tokens"
    do {
      return try AccessTokens(file: path)
    } catch let error as AccessError {
      throw Failure(.notPermitted, error.description)
    } catch {
      throw Failure(error)
    }
  }
}
