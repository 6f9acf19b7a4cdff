internal import HTTPTypes
internal import Hummingbird
internal import Synchronization

/// Who may do what.
final class Access: Sendable {
  /// The names that the service goes by, with their ports: all that `Host` may be.
  let hosts: Set<String>
  /// The same with their schemes: all that `Origin` may be.
  private let origins: Set<String>
  private let cookie: String
  private let tokens: [(role: Role, digest: SecretDigest)]
  private let sessions = Sessions()
  /// Roles whose token has come in by an address: addresses are kept in histories.
  private let used = Mutex<Set<Role>>([])

  init(tokens: AccessTokens, origins: Set<String>, port: Int) {
    self.origins = origins
    hosts = Set(origins.map { String($0.drop { $0 != "/" }.dropFirst(2)) })
    // Cookies do not tell ports apart.
    cookie = "tapelog-\(port)"
    self.tokens = [(.edit, SecretDigest(of: tokens.edit)), (.read, SecretDigest(of: tokens.read))]
  }

  /// Who calls; throws a ``Problem`` for nobody known (401), and for those who may not (403).
  func caller(of request: Request, for route: Route) throws(Problem) -> Caller {
    guard let wanted = route.role else {
      return Caller(role: .read, name: "-", session: sessionKey(of: request))
    }
    let caller = try identify(request)
    guard caller.role.allows(wanted) else {
      throw Problem(.forbidden, "This token is for reading.")
    }
    if route.method != .get, route.method != .head, caller.session != nil { try checkOrigin(of: request) }
    return caller
  }

  private func identify(_ request: Request) throws(Problem) -> Caller {
    if let header = request.headers[.authorization] {
      let parts = header.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "bearer", let role = role(of: String(parts[1])) else {
        throw Self.unknown
      }
      return Caller(role: role, name: Self.editorName(request) ?? role.rawValue, session: nil)
    }
    guard let key = sessionKey(of: request), let session = sessions.session(key) else { throw Self.unknown }
    return Caller(role: session.role, name: session.name, session: key)
  }

  private static let unknown = Problem(
    .unauthorized, "A token is wanted.", headers: [.wwwAuthenticate: "Bearer realm=\"tapelog\""])

  /// What a script says of who it works for.
  private static func editorName(_ request: Request) -> String? {
    guard let field = HTTPField.Name("Tapelog-Editor"), let name = request.headers[field] else { return nil }
    return (try? checked(name: name)) ?? nil
  }

  static func checked(name: String) throws(Problem) -> String {
    let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !name.isEmpty, name.utf8.count <= 100,
      !name.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 })
    else { throw Problem(.unprocessableContent, "A name has from 1 to 100 bytes and no control characters.") }
    return name
  }

  private func role(of token: String) -> Role? {
    let digest = SecretDigest(of: token)
    // All of them, so that time does not tell which was nearer.
    return tokens.reduce(nil) { $1.digest == digest ? $1.role : $0 }
  }

  /// A session's requests must come from the page itself: browsers say so.
  private func checkOrigin(of request: Request) throws(Problem) {
    if let origin = request.headers[.origin] {
      let origin = origin.lowercased()
      if let host = request.head.authority, origins.contains(origin), origin.hasSuffix("://\(host.lowercased())") {
        return
      }
    } else if let site = HTTPField.Name("Sec-Fetch-Site"), request.headers[site] == "same-origin" {
      return
    }
    throw Problem(.forbidden, "Changes are made from the page of this service, or with a bearer token.")
  }

  // MARK: Sessions

  struct Entry {
    let role: Role
    let response: Response
  }

  /// Takes a token for a session; the answer sets the cookie and leads to the page.
  ///
  /// By an address a token is taken once; after that it goes into the page's own form.
  func enter(token: String, byAddress: Bool, _ request: Request) throws(Problem) -> Entry {
    if !byAddress, request.headers[.origin] != nil { try checkOrigin(of: request) }
    guard let role = role(of: token) else { throw Self.unknown }
    if byAddress, !used.withLock({ $0.insert(role).inserted }) {
      throw Problem(.unauthorized, "This address was used before; start the page without it and type the token.")
    }
    let isEncrypted = origins.contains("https://\(request.head.authority?.lowercased() ?? "")")
    let secure = isEncrypted ? "; Secure" : ""
    let headers: HTTPFields = [
      .setCookie: "\(cookie)=\(sessions.begin(role)); Path=/; HttpOnly; SameSite=Strict\(secure)", .location: "/",
      .contentLength: "0",
    ]
    return Entry(role: role, response: Response(status: .seeOther, headers: headers))
  }

  func session(of caller: Caller) -> Caller { caller }

  func rename(_ caller: Caller, to name: String) { if let key = caller.session { sessions.rename(key, to: name) } }

  /// Ends the caller's session; the answer takes the cookie back.
  func leave(_ request: Request) -> Response {
    if let key = sessionKey(of: request) { sessions.end(key) }
    return Response(
      status: .noContent, headers: [.setCookie: "\(cookie)=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"])
  }

  private func sessionKey(of request: Request) -> String? {
    for field in request.headers[values: .cookie] {
      for pair in field.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        if parts.count == 2, parts[0].drop(while: { $0 == " " }) == cookie { return String(parts[1]) }
      }
    }
    return nil
  }
}
