internal import ArgumentParser
internal import Foundation

/// Who makes an edit, as the custody log will have it.
struct Editor: ParsableArguments {
  @Option(
    name: .customLong("by"),
    help: ArgumentHelp("Who does this, for the log. Default: the login name.", valueName: "name"))
  var person: String?

  var name: String {
    if let person, !person.isEmpty { return person }
    let login = NSUserName()
    return login.isEmpty ? "unknown" : login
  }
}
