internal import ArgumentParser
internal import TapeDesk
internal import TapeIndex
internal import TapeModel

/// `tapelog rundown target`.
struct RundownTarget: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "target", abstract: "Say how long a rundown should be.",
    discussion: """
      Everybody who works on the rundown sees it; 'rundown show' prints how much is over or under.

      Example: tapelog rundown target evening 4:30
      """)

  @Argument(help: "The rundown.")
  var name: String

  @Argument(help: "The length: 4:30 or 270; none takes it back.", transform: targetMilliseconds)
  var target: Int64?

  @OptionGroup var index: IndexOption
  @OptionGroup var editor: Editor

  func run() throws {
    let (store, name) = try index.rundownForWriting(name)
    _ = try failing {
      try store.retargetRundown(
        name, targetMilliseconds: target, ifVersion: nil, by: editor.name, at: SystemClock.now())
    }
  }
}

/// A length that somebody typed, in milliseconds.
func targetMilliseconds(_ text: String) throws -> Int64 {
  guard let microseconds = parseMicroseconds(text), (1_000...24 * 3600 * 1_000_000).contains(microseconds) else {
    throw ValidationError("A length is a time: 4:30 or 270.")
  }
  return microseconds / 1000
}

extension Rundown {
  /// How the running time stands to the target: `; target 0:04:30, 0:00:12 over`. Empty without a target.
  var targetText: String {
    guard let targetMilliseconds else { return "" }
    let over = runningTimeMilliseconds - targetMilliseconds
    return "; target \(runningTimeText(milliseconds: targetMilliseconds)), "
      + "\(runningTimeText(milliseconds: abs(over))) \(over > 0 ? "over" : "under")"
  }
}
