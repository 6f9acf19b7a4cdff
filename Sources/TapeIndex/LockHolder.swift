public import TapeModel

/// Who writes to the index, as its lock file says.
public struct LockHolder: Hashable, Sendable, CustomStringConvertible {
  public let process: Int?
  public let host: String?
  public let since: WallClock?

  public init(process: Int?, host: String?, since: WallClock?) {
    self.process = process
    self.host = host
    self.since = since
  }

  public var description: String {
    guard let process, let host, let since else { return "another process" }
    return "process \(process) on \(host) since \(since)"
  }

  /// Reads the lock file's one line: process, host, time.
  init(line: String) {
    let fields = line.split(whereSeparator: { $0 == " " || $0 == "\n" })
    process = fields.first.flatMap { Int($0) }
    host = fields.dropFirst().first.map(String.init)
    since = fields.dropFirst(2).first.flatMap { WallClock($0) }
  }

  var line: String { "\(process ?? 0) \(host ?? "-") \(since?.description ?? "-")\n" }
}
