internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import TapeFiles
internal import TapeModel

/// The files of the page: those the binary carries, or those of a folder while they are written.
struct PageFiles: Sendable {
  /// Serves from this folder in place of the binary.
  let folder: String?
  private let carried: [String: File]

  private struct File: Sendable {
    let bytes: [UInt8]
    let etag: String

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      etag = "\"\(ContentHash(of: bytes).short)\""
    }
  }

  init(folder: String?) {
    self.folder = folder
    var carried: [String: File] = [:]
    for file in EmbeddedFiles.all where file.path.hasPrefix("Page/") {
      carried[String(file.path.dropFirst(5))] = Data(base64Encoded: file.base64).map { File([UInt8]($0)) }
    }
    self.carried = carried
  }

  /// `/page/…` is a file; every other address is a view of `index.html`.
  func answer(_ request: Request) async throws -> Response {
    let path = request.uri.path
    let isFile = path.hasPrefix("/page/")
    let name = isFile ? String(path.dropFirst(6)) : "index.html"
    guard let file = try file(name) else { throw Problem(.notFound, "There is no such file.") }
    var headers: HTTPFields = [.eTag: file.etag, .cacheControl: "no-cache"]
    if EntityTags.list(request.headers[.ifNoneMatch], holds: file.etag) {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = Self.mediaType(of: name)
    headers[.contentLength] = String(file.bytes.count)
    return Response(
      status: .ok, headers: headers,
      body: request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
  }

  private func file(_ name: String) throws -> File? {
    guard let folder else { return carried[name] }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") && !$0.contains("%") }) else { return nil }
    return FileManager.default.contents(atPath: "\(folder)/\(name)").map { File([UInt8]($0)) }
  }

  private static func mediaType(of name: String) -> String {
    switch name.split(separator: ".").last ?? "" {
    case "html": "text/html; charset=utf-8"
    case "js", "mjs": "text/javascript; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "json", "map": "application/json"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "ico": "image/x-icon"
    case "woff2": "font/woff2"
    case "wasm": "application/wasm"
    default: "application/octet-stream"
    }
  }
}
