internal import HTTPTypes
internal import Hummingbird
internal import TimelineExport

/// Why a request is refused: problem details (RFC 9457).
///
/// Names recordings, clips and places, never a path, what was said or who said it.
struct Problem: Error, Sendable {
  let status: HTTPResponse.Status
  var detail: String
  /// Where two people edit: the row as it is now, as JSON.
  var current: String?
  var headers: HTTPFields = [:]

  init(_ status: HTTPResponse.Status, _ detail: String, current: String? = nil, headers: HTTPFields = [:]) {
    self.status = status
    self.detail = detail
    self.current = current
    self.headers = headers
  }

  static let mediaType = "application/problem+json"

  /// The answer; its `type` is `about:blank`, so that `title` is the status's own words.
  var response: Response {
    var fields: [(name: String, json: String)] = [
      ("type", "\"about:blank\""), ("title", Self.quoted(status.reasonPhrase)), ("status", String(status.code)),
      ("detail", Self.quoted(detail)),
    ]
    if let current { fields.append(("current", current)) }
    let body = "{\(fields.map { "\"\($0.name)\":\($0.json)" }.joined(separator: ","))}"
    var headers = headers
    headers[.contentType] = Self.mediaType
    headers[.contentLength] = String(body.utf8.count)
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
  }

  private static func quoted(_ text: String) -> String { (try? StableJSON.line(text)) ?? "\"\"" }
}
