internal import HTTPTypes
internal import Hummingbird
internal import QuoteCheck
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport
internal import Transcripts

/// Stories and their quotes.
enum CheckRoutes {
  static let all: [Route] = [
    .get("/checks", list),
    .post("/checks", role: .read, check),
    .get("/checks/{id}") { call in
      let id = try call.part("id")
      return try await call.reply { desk in
        let (check, outcome) = try desk.check(id)
        return CheckObject(try desk.shown(check), outcome)
      }
    },
    .delete("/checks/{id}") { call in
      let id = try call.part("id")
      try await call.work { desk in
        guard desk.canEdit else { throw Problem(.forbidden, "The service runs without leave to change the index.") }
        guard try desk.checks.remove(id) else { throw Desk.noSuchCheck }
      }
      call.desk.tellCheck(id)
      return call.nothing()
    },
    .get("/checks/{id}/report.html") { call in
      let id = try call.part("id")
      let check = try await call.work { desk in try desk.shown(try desk.check(id).check) }
      return call.text(HTMLReport(story: check.story, report: check.report).html(), "text/html; charset=utf-8")
    },
    .get("/checks/{id}/report.md") { call in
      let id = try call.part("id")
      let check = try await call.work { desk in try desk.shown(try desk.check(id).check) }
      return call.text(check.report.markdown(), "text/markdown; charset=utf-8")
    },
  ]

  private struct CheckObject: Encodable, Sendable {
    let id: String
    let created: WallClock
    let by: String
    /// When the report was made; later than the check where it had to be made again.
    let checked: WallClock
    let report: CheckReport
    let story: Story

    init(_ check: StoredCheck, _ outcome: StoredChecks.Outcome) {
      id = check.note.id
      created = check.note.created
      by = check.note.by
      checked = outcome.made
      report = check.report
      story = check.story
    }
  }

  /// A check in a list.
  private struct CheckEntry: Encodable {
    let note: CheckNote
    let outcome: StoredChecks.Outcome?

    private enum Key: String, CodingKey { case findings, checked }

    func encode(to encoder: any Encoder) throws {
      try note.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(outcome?.findings, forKey: .findings)
      try container.encode(outcome?.made, forKey: .checked)
    }
  }

  private static func list(_ call: Call) async throws -> Response {
    let limit = try call.query.limit(50, most: 500)
    let key = call.query.text("after")
    return try await call.reply { desk in
      let gate = try desk.texts()
      var checks = desk.checks.all[...]
      if let key {
        guard let place = checks.firstIndex(where: { $0.note.id == key }) else { throw IndexError.badPageKey(key: key) }
        checks = checks[(place + 1)...]
      }
      return PageObject(
        items: checks.prefix(limit).map { CheckEntry(note: desk.shown($0.note, gate), outcome: $0.outcome) },
        next: checks.count > limit ? checks[checks.startIndex + limit - 1].note.id : nil)
    }
  }

  private static func check(_ call: Call) async throws -> Response {
    let name = try storyName(call)
    let policy = call.query.text("policy") ?? "strict"
    guard let policy = Policy.named(policy) else {
      throw Problem(.badRequest, "policy is strict, internal-edits or condensed-qa.")
    }
    let reader = StoryReader(aliases: try aliases(call.query))
    let body = try await call.body(limit: StoryReader.byteLimit)
    let bytes = try storyBytes(body, call)
    let person = call.caller.name
    let check = try await call.work { desk in
      let story: Story
      do throws(StoryError) {
        story = try reader.read(bytes, path: name)
      } catch {
        throw Problem(.unprocessableContent, error.description)
      }
      var tape = try TapeOfIndex(try desk.gated())
      let now = SystemClock.now()
      let check = try desk.checks.add(story, try tape.check(story, policy: policy), by: person, at: now)
      return CheckObject(
        try desk.shown(check), StoredChecks.Outcome(findings: check.report.summary.findings, made: now))
    }
    call.desk.tellCheck(check.id)
    var response = try call.answer(check)
    response.status = .created
    response.headers[.location] = "\(Route.base)/checks/\(check.id)"
    return response
  }

  /// The story's name, with an ending that says how to read it.
  private static func storyName(_ call: Call) throws(Problem) -> String {
    let stem = Slug.ascii(call.query.text("name") ?? "story", otherwise: "story")
    switch call.request.headers[.contentType]?.split(separator: ";").first?.lowercased() {
    case "text/plain": return "\(stem).txt"
    case "text/markdown": return "\(stem).md"
    case "text/html": return "\(stem).html"
    case "application/vnd.openxmlformats-officedocument.wordprocessingml.document": return "\(stem).docx"
    case "multipart/form-data": return stem
    default: throw Problem(.unsupportedMediaType, "A story is plain text, Markdown, HTML or DOCX.")
    }
  }

  private static func storyBytes(_ body: ByteBuffer, _ call: Call) throws(Problem) -> [UInt8] {
    let bytes = Array(body.readableBytesView)
    guard let border = Multipart.border(of: call.request.headers[.contentType]) else { return bytes }
    guard let part = try Multipart.parts(bytes, border: border).first(where: { $0.fileName != nil }) else {
      throw Problem(.unprocessableContent, "The form holds no file.")
    }
    return part.body
  }

  /// `alias=Mom=MOTHER`; several with commas between them.
  private static func aliases(_ query: Query) throws(Problem) -> [Story.SpeakerAlias] {
    var aliases: [Story.SpeakerAlias] = []
    for alias in (query.text("alias") ?? "").split(separator: ",") {
      let parts = alias.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let speaker = Speaker(name: parts[1]) else {
        throw Problem(.badRequest, "alias is NAME=SPEAKER.")
      }
      aliases.append(Story.SpeakerAlias(name: String(parts[0]), speaker: speaker))
    }
    return aliases
  }
}

extension Desk {
  static let noSuchCheck = Problem(.notFound, "There is no such check; the last \(StoredChecks.most) are kept.")

  /// A check with its report, made again where it is not at hand.
  func check(_ id: String) throws -> (check: StoredCheck, outcome: StoredChecks.Outcome) {
    var tape: TapeOfIndex?
    guard let found = try check(id, on: &tape) else { throw Self.noSuchCheck }
    return found
  }

  /// The last checks with their reports, the newest first.
  func checksAtHand() throws -> [StoredCheck] {
    var tape: TapeOfIndex?
    return try checks.all.prefix(StoredChecks.mostAtHand).compactMap { try check($0.note.id, on: &tape)?.check }
  }

  /// - Parameter tape: made where a report has to be, for the next one too.
  private func check(
    _ id: String, on tape: inout TapeOfIndex?
  ) throws -> (check: StoredCheck, outcome: StoredChecks.Outcome)? {
    try checks.check(id, at: SystemClock.now()) { story, policy in
      guard let policy = Policy.named(policy) else { throw Problem(.conflict, "The check's policy is not known.") }
      var words = try tape ?? TapeOfIndex(try gated())
      defer { tape = words }
      return try words.check(story, policy: policy)
    }
  }

  func tellCheck(_ id: String) {
    events.tell("check", id, "{\"id\":\"\(id)\"}")
  }
}
