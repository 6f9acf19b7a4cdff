internal import ArgumentParser
internal import TapeDesk
internal import TapeFiles
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog verify`: whether everything still is what was written.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that the index and the recordings still are what was indexed.",
    discussion: """
      Compares every row, run and line of the log with its hash, and with --recordings every recording's file with \
      the hash it was indexed by. Exit status 1 where something differs.

      Example: tapelog verify --recordings
      """)

  @Flag(help: "Also read every recording's file and compare its hash.")
  var recordings = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var index: IndexOption

  private struct ReportObject: Encodable {
    let rows: Int
    let files: Int
    let recordings: Int
    let findings: [FindingObject]
  }

  private struct FindingObject: Encodable {
    let place: String
    let what: String
  }

  func run() throws {
    let store = try index.forReading()
    let gate = try GatedIndex(store).texts
    Console.gate = gate
    let report = try failing { try store.verify() }
    var findings = report.findings.map { FindingObject(place: gate.name($0.place), what: gate.text($0.what)) }
    var count = 0
    if recordings {
      let (checked, wrong) = try checkRecordings(store, through: gate)
      count = checked
      findings += wrong
    }
    if !findings.isEmpty { Console.status = .found }
    if json {
      Console.print(
        try StableJSON.line(
          ReportObject(rows: report.rowCount, files: report.fileCount, recordings: count, findings: findings)))
      return
    }
    for finding in findings { Console.print("\(finding.place): \(finding.what)") }
    let checked = "\(report.rowCount) rows, \(report.fileCount) files" + (recordings ? ", \(count) recordings" : "")
    Console.print(findings.isEmpty ? "\(checked): all as written" : "\(checked): \(findings.count) not as written")
  }

  private func checkRecordings(
    _ store: TapeIndex, through gate: RedactionGate
  ) throws -> (count: Int, wrong: [FindingObject]) {
    var findings: [FindingObject] = []
    var count = 0
    var key: String?
    repeat {
      let page = try failing { try store.recordings(filter: RecordingFilter(), after: key, limit: 500) }
      for call in page.items {
        count += 1
        if let what = difference(call.recording) {
          findings.append(FindingObject(place: gate.path(call.recording.path, of: call.id), what: what))
        }
      }
      key = page.next
    } while key != nil
    return (count, findings)
  }

  private func difference(_ recording: Recording) -> String? {
    do throws(FileError) {
      let file = try RegularFile(path: recording.path)
      return try file.hash() == recording.id ? nil : "not the bytes that were indexed"
    } catch {
      if case .notFound = error { return "no such file" }
      return "cannot be read"
    }
  }
}
