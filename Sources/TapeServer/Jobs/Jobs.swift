internal import Dispatch
internal import Foundation
internal import HTTPTypes
internal import Ingest
internal import Synchronization
internal import TapeDesk
internal import TapeFiles
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// Recordings that were sent, one indexed after the other.
///
/// Each has a folder of its own for its files, below one beside the index: recordings stay
/// where they are, so this is where they will be.
final class Jobs: Sendable {
  private let folder: String
  let byteLimit: Int64
  private let queue = DispatchQueue(label: "tapelog.jobs")
  private let jobs = Mutex<[Job]>([])
  /// The last jobs that are listed.
  static let most = 200

  init(folder: String, byteLimit: Int64) {
    self.folder = folder
    self.byteLimit = byteLimit
  }

  /// `calls.recordings` beside `calls.tapelog`.
  static func usualFolder(of index: String) -> String {
    (index.hasSuffix(".tapelog") ? String(index.dropLast(8)) : index) + ".recordings"
  }

  var all: [Job] { jobs.withLock { $0 } }
  func job(_ id: String) -> Job? { jobs.withLock { $0.first { $0.id == id } } }

  /// Takes an upload and lines it up.
  func add(_ call: Call) async throws -> Job {
    guard call.desk.canEdit else { throw Problem(.forbidden, "The service runs without leave to change the index.") }
    let id = String(AccessTokens.random().prefix(12))
    let incoming = "\(folder)/.\(id).part"
    try await call.desk.workers.run { try Self.makeFolder(incoming) }
    do {
      let upload = try await Upload.take(call, into: incoming, byteLimit: byteLimit)
      let files = try await call.desk.workers.run { try self.settle(upload, id: id, incoming: incoming) }
      let job = Job(id: id, file: files.name, created: SystemClock.now(), by: call.caller.name)
      let options = try Self.options(upload)
      jobs.withLock { jobs in
        jobs.append(job)
        if jobs.count > Self.most, let old = jobs.firstIndex(where: \.isOver) { jobs.remove(at: old) }
      }
      let desk = call.desk
      queue.async { self.run(job, files, options, desk) }
      return job
    } catch {
      try? FileManager.default.removeItem(atPath: incoming)
      throw error
    }
  }

  private static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Problem(.internalServerError, "The folder for recordings cannot be made.")
    }
  }

  private static func options(_ upload: Upload) throws(Problem) -> IngestOptions {
    var options = IngestOptions()
    if let language = upload.fields["language"], !language.isEmpty {
      guard let code = LanguageCode(language) else {
        throw Problem(.unprocessableContent, "language is a code: ru, uk, en.")
      }
      options.language = code
    }
    for name in (upload.fields["legs"] ?? "").split(separator: ",") {
      guard let speaker = Speaker(name: name) else { throw Problem(.unprocessableContent, "legs are names.") }
      options.legs.append(speaker)
    }
    return options
  }

  /// Gives the folder its name: from then on the upload is whole.
  private func settle(_ upload: Upload, id: String, incoming: String) throws -> CallFiles {
    _ = try Self.options(upload)
    guard upload.files["recording"] != nil else {
      throw Problem(.unprocessableContent, "The form has no file recording.")
    }
    let place = "\(folder)/\(id)"
    guard rename(incoming, place) == 0 else { throw Problem(.internalServerError, "The upload cannot be stored.") }
    try syncFolder(of: place)
    func path(_ field: String) -> String? { upload.files[field].map { "\(place)/\(splitPath($0).name)" } }
    return CallFiles(
      recording: path("recording") ?? "", transcript: path("transcript"), translation: path("translation"))
  }

  private func run(_ job: Job, _ files: CallFiles, _ options: IngestOptions, _ desk: Desk) {
    var job = job
    job.state = .indexing
    note(job, desk)
    let place = splitPath(files.recording).folder
    func plain(_ line: String) -> String {
      line.replacingOccurrences(of: "\(place)/", with: "").replacingOccurrences(of: "\(self.folder)/", with: "")
    }
    do {
      let summary = try Batch(index: desk.store, ingester: Ingester(options: options), editor: job.by, jobCount: 1)
        .run([files], duringEach: { [id = job.id] share, _ in self.advance(id, to: share, desk) })
      job.warnings = summary.warnings.flatMap(\.warnings).map(plain)
      job.notices = summary.notices.map(plain)
      if let failed = summary.failed.first {
        job.failure = plain(failed.line)
      } else {
        let recording = try RegularFile(path: files.recording).hash()
        let known = try desk.store.recording(recording).recording
        job.notices = job.notices.map { $0.replacingOccurrences(of: known.path, with: known.fileName) }
        job.recording = recording
      }
    } catch {
      job.failure = Problem(error).detail
    }
    job.state = job.failure == nil ? .done : .failed
    job.progress = job.failure == nil ? 1 : self.job(job.id)?.progress ?? 0
    if !isNamed(files, job.recording, desk) { try? FileManager.default.removeItem(atPath: place) }
    note(job, desk)
  }

  /// Whether the index names the file that was sent: it does not where it failed, or had it before.
  private func isNamed(_ files: CallFiles, _ recording: ContentHash?, _ desk: Desk) -> Bool {
    guard let recording, let known = try? desk.store.recording(recording) else { return false }
    return splitPath(splitPath(known.recording.path).folder).name == splitPath(splitPath(files.recording).folder).name
  }

  /// Notes how far a job has come, in hundredths, and tells those who watch it.
  private func advance(_ id: String, to share: Double, _ desk: Desk) {
    let hundredths = (share * 100).rounded(.down) / 100
    let job = jobs.withLock { jobs -> Job? in
      guard let place = jobs.firstIndex(where: { $0.id == id }), jobs[place].progress < hundredths else { return nil }
      // All of it is done once it is stored.
      jobs[place].progress = min(0.99, hundredths)
      return jobs[place]
    }
    if let job { tell(job, desk) }
  }

  private func note(_ job: Job, _ desk: Desk) {
    jobs.withLock { jobs in
      if let place = jobs.firstIndex(where: { $0.id == job.id }) { jobs[place] = job }
    }
    tell(job, desk)
  }

  private func tell(_ job: Job, _ desk: Desk) {
    desk.events.tell("job", job.id, (try? StableJSON.line(try desk.shown(job))) ?? "{}")
  }
}
