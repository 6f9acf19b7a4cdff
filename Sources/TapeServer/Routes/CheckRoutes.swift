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
    .post("/checks", role: .read, check),
    .get("/checks/{id}") { call in
      let check = try stored(call)
      return try await call.reply { desk in CheckObject(try desk.shown(check)) }
    },
    .get("/checks/{id}/report.html") { call in
      let stored = try stored(call)
      let check = try await call.work { desk in try desk.shown(stored) }
      return call.text(HTMLReport(story: check.story, report: check.report).html(), "text/html; charset=utf-8")
    },
    .get("/checks/{id}/report.md") { call in
      let stored = try stored(call)
      let check = try await call.work { desk in try desk.shown(stored) }
      return call.text(check.report.markdown(), "text/markdown; charset=utf-8")
    },
  ]

  private struct CheckObject: Encodable {
    let id: String
    let report: CheckReport
    let story: Story

    init(_ check: StoredCheck) {
      id = check.id
      report = check.report
      story = check.story
    }
  }

  private static func stored(_ call: Call) throws -> StoredCheck {
    guard let check = call.desk.checks.check(try call.part("id")) else {
      throw Problem(.notFound, "There is no such check; the last \(StoredChecks.most) are kept.")
    }
    return check
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
    let check = try await call.work { desk in
      let story: Story
      do throws(StoryError) {
        story = try reader.read(bytes, path: name)
      } catch {
        throw Problem(.unprocessableContent, error.description)
      }
      var tape = try TapeOfIndex(try desk.gated())
      return try desk.shown(desk.checks.add(story, try tape.check(story, policy: policy)))
    }
    var response = try call.answer(CheckObject(check))
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
