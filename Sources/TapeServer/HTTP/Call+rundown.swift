internal import Hummingbird
internal import TapeDesk
internal import TimelineExport

/// Calls whose address names a rundown, by its own name or by the one that is shown.
extension Call {
  /// Runs what waits for the disk, with the rundown's name in the index.
  func workOnRundown<Value: Sendable>(
    _ body: @escaping @Sendable (Desk, String) throws -> Value
  ) async throws -> Value {
    let asked = try part("name")
    return try await work { desk in try body(desk, try desk.gated().rundownName(asked)) }
  }

  /// An answer in JSON, likewise.
  func replyOnRundown<Value: Encodable & SendableMetatype>(
    _ body: @escaping @Sendable (Desk, String) throws -> Value
  ) async throws -> Response {
    text(
      try await workOnRundown { desk, name in try StableJSON.line(try body(desk, name)) }, "application/json")
  }
}
