internal import HTTPTypes
internal import Hummingbird

/// What every request passes first, and every answer last.
///
/// Refuses names of the service that were not agreed on (so that no other site's page can
/// reach it by a name of its own making), and tells browsers what the page may do.
struct Door: MiddlewareProtocol {
  let desk: Desk
  let page: PageFiles
  let routes: [Route]

  func handle(
    _ request: Request, context: ServiceContext, next: @concurrent (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      try checkHost(of: request)
      response = try await next(request, context)
    } catch let problem as Problem {
      response = problem.response
    } catch let error as any HTTPResponseError where error.status == .notFound {
      response = await unrouted(request, context)
    } catch {
      response = Problem(error).response
    }
    response.headers.append(contentsOf: Self.headers)
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }

  private func checkHost(of request: Request) throws(Problem) {
    guard let host = request.head.authority, !host.isEmpty else { throw Problem(.badRequest, "Host is missing.") }
    guard desk.access.hosts.contains(host.lowercased()) else {
      throw Problem(.misdirectedRequest, "The service does not go by this name.")
    }
  }

  /// No route: another method than the address has, a view of the page, or nothing.
  private func unrouted(_ request: Request, _ context: ServiceContext) async -> Response {
    let path = request.uri.path[...]
    // Where two addresses fit, the one with fewer open parts is meant.
    let fitting = routes.filter { $0.matches(path) }
    let fewest = fitting.map { $0.path.count { $0 == "{" } }.min()
    let methods = fitting.filter { route in route.path.count { $0 == "{" } == fewest }.map(\.method)
    do {
      if !methods.isEmpty {
        throw Problem(
          .methodNotAllowed, "This address has other methods.",
          headers: [.allow: Set(methods.map(\.rawValue)).sorted().joined(separator: ", ")])
      }
      if path == "/api" || path.hasPrefix("/api/") { throw Problem(.notFound, "There is nothing at this address.") }
      guard request.method == .get || request.method == .head else {
        throw Problem(.methodNotAllowed, "This address has other methods.", headers: [.allow: "GET, HEAD"])
      }
      if let token = try Query(request.uri.query).text("token"), path == "/" {
        return try desk.access.enter(token: token, byAddress: true, request).response
      }
      return try await page.answer(request)
    } catch {
      return Problem(error).response
    }
  }

  static let headers = [
    HTTPField(
      name: .contentSecurityPolicy,
      value: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
        + "media-src 'self' blob:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"),
    HTTPField(name: .xContentTypeOptions, value: "nosniff"),
    HTTPField(name: named("Referrer-Policy"), value: "no-referrer"),
    HTTPField(name: named("Cross-Origin-Opener-Policy"), value: "same-origin"),
    HTTPField(name: named("Cross-Origin-Resource-Policy"), value: "same-origin"),
    HTTPField(name: named("Permissions-Policy"), value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    HTTPField(name: named("X-Frame-Options"), value: "DENY"),
  ]

  private static func named(_ name: String) -> HTTPField.Name {
    guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is a name of a header") }
    return field
  }
}
