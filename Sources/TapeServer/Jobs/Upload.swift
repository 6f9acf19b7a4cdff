internal import Foundation
internal import Glibc
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import TapeFiles

/// The parts of an upload, as they come in, in a folder of their own.
struct Upload: Sendable {
  /// Paths of the files by the field's name.
  private(set) var files: [String: String] = [:]
  /// Short texts by the field's name.
  private(set) var fields: [String: String] = [:]

  static let fileFields: Set<String> = ["recording", "transcript", "translation"]
  static let textFields: Set<String> = ["language", "legs"]

  /// Takes the form that `call` sends into `folder`, which is there and empty.
  ///
  /// Throws a ``Problem`` for what is no such form, and for more than `byteLimit` bytes.
  static func take(_ call: Call, into folder: String, byteLimit: Int64) async throws -> Upload {
    guard let border = Multipart.border(of: call.request.headers[.contentType]) else {
      throw Problem(.unsupportedMediaType, "An upload is multipart/form-data.")
    }
    if let stated = call.request.headers[.contentLength].flatMap({ Int64($0) }), stated > byteLimit {
      throw Problem(.contentTooLarge, "An upload has at most \(byteLimit) bytes.")
    }
    let watch = SlowReaderWatch(call.context.channel, patience: .seconds(30))
    defer { watch.stop() }
    let intake = Intake(border: border, folder: folder)
    var byteCount: Int64 = 0
    for try await buffer in call.request.body {
      watch.progressed()
      byteCount += Int64(buffer.readableBytes)
      guard byteCount <= byteLimit else { throw Problem(.contentTooLarge, "An upload has at most \(byteLimit) bytes.") }
      let bytes = Array(buffer.readableBytesView)
      try await call.desk.workers.run { try intake.take(bytes) }
    }
    return try await call.desk.workers.run { try intake.finish() }
  }

  /// The form as it is read: by one piece after the other, never by two at a time.
  private final class Intake: @unchecked Sendable {
    private var reader: Multipart
    private let folder: String
    private var upload = Upload()
    private var head: Multipart.Head?
    private var text: [UInt8] = []
    private var descriptor: Int32 = -1

    init(border: String, folder: String) {
      reader = Multipart(border: border)
      self.folder = folder
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func take(_ bytes: [UInt8]) throws {
      for event in try reader.take(bytes) {
        switch event {
        case .began(let head): try begin(head)
        case .bytes(let bytes): try write(bytes)
        case .ended: try end()
        }
      }
    }

    func finish() throws -> Upload {
      guard reader.isDone else { throw Problem(.badRequest, "The form ends before its last part does.") }
      return upload
    }

    private func begin(_ head: Multipart.Head) throws {
      self.head = head
      text = []
      guard head.fileName != nil else {
        guard Upload.textFields.contains(head.name) else { throw Self.unknownField }
        return
      }
      guard Upload.fileFields.contains(head.name), upload.files[head.name] == nil else { throw Self.unknownField }
      let name = Upload.safeName(head.fileName ?? "", otherwise: head.name)
      let path = "\(folder)/\(name)"
      descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
      guard descriptor >= 0 else {
        throw errno == EEXIST
          ? Problem(.unprocessableContent, "Two files of the form have one name.")
          : Problem(.internalServerError, "The upload cannot be stored.")
      }
      upload.files[head.name] = path
    }

    private static let unknownField = Problem(
      .unprocessableContent,
      "The form has a file recording, perhaps files transcript and translation, and texts language and legs.")

    private func write(_ bytes: ArraySlice<UInt8>) throws {
      guard descriptor >= 0 else {
        guard text.count + bytes.count <= 1_000 else { throw Problem(.unprocessableContent, "A text is too long.") }
        text += bytes
        return
      }
      try bytes.withUnsafeBytes { buffer in
        var done = 0
        while done < buffer.count {
          let count = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
          if count < 0, errno == EINTR { continue }
          guard count > 0 else {
            throw errno == ENOSPC
              ? Problem(HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage"), "No space left.")
              : Problem(.internalServerError, "The upload cannot be stored.")
          }
          done += count
        }
      }
    }

    private func end() throws {
      if descriptor >= 0 {
        let isStored = fsync(descriptor) == 0
        close(descriptor)
        descriptor = -1
        guard isStored else { throw Problem(.internalServerError, "The upload cannot be stored.") }
      } else if let head {
        guard let text = String(validating: text, as: UTF8.self) else {
          throw Problem(.badRequest, "A text is not UTF-8.")
        }
        upload.fields[head.name] = text
      }
    }
  }

  /// A file's name that names no other folder: its last part, letters, digits, points, hyphens,
  /// underscores.
  static func safeName(_ name: String, otherwise: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    var safe = String.UnicodeScalarView()
    for scalar in last.unicodeScalars {
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "-_.".unicodeScalars.contains(scalar)
      safe.append(isPlain ? scalar : "-")
    }
    while safe.first == "." { safe.removeFirst() }
    var text = String(safe)
    while text.utf8.count > 200 { text.removeFirst() }
    return text.isEmpty ? otherwise : text
  }
}
