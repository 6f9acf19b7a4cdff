internal import HTTPTypes
internal import Hummingbird

/// One address of the service, and what answers there.
struct Route: Sendable {
  let method: HTTPRequest.Method
  /// Below the service's root, with `{names}` in place of parts.
  let path: String
  /// What a caller must be allowed; `nil` where nobody has to say who they are.
  let role: Role?
  let answer: @Sendable (Call) async throws -> Response

  static let base = "/api/v1"

  /// As the contract has it: `GET /api/v1/clips/{id}`.
  var operation: String { "\(method.rawValue) \(path)" }

  static func get(
    _ path: String, role: Role? = .read, _ answer: @escaping @Sendable (Call) async throws -> Response
  ) -> Route {
    Route(method: .get, path: base + path, role: role, answer: answer)
  }

  static func head(_ path: String, _ answer: @escaping @Sendable (Call) async throws -> Response) -> Route {
    Route(method: .head, path: base + path, role: .read, answer: answer)
  }

  static func post(
    _ path: String, role: Role? = .edit, _ answer: @escaping @Sendable (Call) async throws -> Response
  ) -> Route {
    Route(method: .post, path: base + path, role: role, answer: answer)
  }

  static func put(
    _ path: String, role: Role? = .edit, _ answer: @escaping @Sendable (Call) async throws -> Response
  ) -> Route {
    Route(method: .put, path: base + path, role: role, answer: answer)
  }

  static func patch(_ path: String, _ answer: @escaping @Sendable (Call) async throws -> Response) -> Route {
    Route(method: .patch, path: base + path, role: .edit, answer: answer)
  }

  static func delete(
    _ path: String, role: Role? = .edit, _ answer: @escaping @Sendable (Call) async throws -> Response
  ) -> Route {
    Route(method: .delete, path: base + path, role: role, answer: answer)
  }

  /// Whether a request's path is one of this route, whatever its method.
  func matches(_ path: Substring) -> Bool {
    let wanted = self.path.split(separator: "/")
    let found = path.split(separator: "/")
    return wanted.count == found.count
      && zip(wanted, found).allSatisfy { part, text in
        guard let open = part.firstIndex(of: "{") else { return part == text }
        return text.hasPrefix(part[..<open]) && text.utf8.count > part[..<open].utf8.count
      }
  }
}
