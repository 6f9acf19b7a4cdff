internal import HTTPTypes
internal import Hummingbird
internal import TimelineExport

/// Recordings sent to be indexed.
enum JobRoutes {
  static let all: [Route] = [
    .get("/jobs") { call in
      try await call.reply { desk in ItemsObject(items: try desk.jobs.all.map { try desk.shown($0) }) }
    },
    .post("/jobs") { call in
      let job = try await call.desk.jobs.add(call)
      var response = try await call.reply { desk in try desk.shown(job) }
      response.status = .accepted
      response.headers[.location] = "\(Route.base)/jobs/\(job.id)"
      return response
    },
    .get("/jobs/{id}") { call in
      let job = try job(call)
      return try await call.reply { desk in try desk.shown(job) }
    },
    .get("/jobs/{id}/events") { call in
      let id = try job(call).id
      return try EventRoutes.stream(call) {
        guard let job = call.desk.jobs.job(id), let body = try? StableJSON.line(try call.desk.shown(job)) else {
          return ("", true)
        }
        return ("event: job\ndata: \(body)\n\n", job.isOver)
      } until: { event in
        event.kind == "job" && call.desk.jobs.job(id)?.isOver ?? true
      } wanted: {
        $0.kind == "job" && $0.subject == id
      }
    },
  ]

  private static func job(_ call: Call) throws -> Job {
    guard let job = call.desk.jobs.job(try call.part("id")) else { throw Problem(.notFound, "There is no such job.") }
    return job
  }
}
