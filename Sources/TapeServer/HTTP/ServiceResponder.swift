internal import HTTPTypes
internal import Hummingbird

/// Answers one route: who calls, may they, what is the answer, or why not.
struct ServiceResponder: HTTPResponder {
  let route: Route
  let desk: Desk

  func respond(to request: Request, context: ServiceContext) async throws -> Response {
    let watch = ContinuousClock.now
    let response: Response
    do {
      let caller = try desk.access.caller(of: request, for: route)
      let query = try Query(request.uri.query)
      response = try await route.answer(
        Call(request: request, query: query, desk: desk, caller: caller, context: context))
    } catch {
      let problem = Problem(error)
      if problem.status == .internalServerError { desk.log.fault(route, error) }
      response = await desk.shown(problem).response
    }
    desk.log.note(route.method.rawValue, route.path, response.status.code, took: ContinuousClock.now - watch)
    return response
  }
}
