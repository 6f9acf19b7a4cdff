/// Who a request comes from.
struct Caller: Sendable {
  let role: Role
  /// As the custody log has it.
  let name: String
  /// The session's key; `nil` for a bearer.
  let session: String?
}
