internal import TapeModel

/// The sections of a Pro Tools session text, by the rules of ``ProToolsSessionReader``.
struct ProToolsSections {
  private enum Section { case header, onlineFiles, offlineFiles, clips, tracks, other }

  /// A line of a track's list, before its times are read.
  private struct Row {
    let track: String
    let columns: [String]
    let hasTimestamp: Bool
    let line: Int
  }

  private let bytes: Bytes
  private var section = Section.header
  private var header: [String: String] = [:]
  private var files: [ProToolsSession.File] = []
  private var sources: [String: String] = [:]
  private var rows: [Row] = []
  private var unused: [UnusedLine] = []
  private var track = ""
  private var hasTimestamp = false
  /// Whether the column headings of the track have been read.
  private var isInList = false

  init(_ bytes: Bytes) { self.bytes = bytes }

  var rate: SampleRate? {
    guard let hertz = header["SAMPLE RATE"].flatMap({ Double($0) }), hertz.isFinite, hertz >= 1, hertz < 1_000_000
    else { return nil }
    return SampleRate(hertz: Int(hertz.rounded()))
  }

  mutating func readAll() {
    var lines = Lines(bytes)
    while let line = lines.next() {
      let columns = columns(line.range)
      guard columns.contains(where: { !$0.isEmpty }) else {
        isInList = false
        continue
      }
      if let next = Self.sections[columns[0]] {
        section = next
        isInList = false
        continue
      }
      take(columns, line.number)
    }
  }

  private static let sections: [String: Section] = [
    "F I L E S  I N  S E S S I O N": .onlineFiles, "O N L I N E  F I L E S  I N  S E S S I O N": .onlineFiles,
    "O F F L I N E  F I L E S  I N  S E S S I O N": .offlineFiles,
    "C L I P S  I N  S E S S I O N": .clips, "R E G I O N S  I N  S E S S I O N": .clips,
    "O N L I N E  C L I P S  I N  S E S S I O N": .clips, "O F F L I N E  C L I P S  I N  S E S S I O N": .clips,
    "O N L I N E  R E G I O N S  I N  S E S S I O N": .clips, "T R A C K  L I S T I N G": .tracks,
    "P L U G - I N S  L I S T I N G": .other, "M A R K E R S  L I S T I N G": .other,
  ]

  /// The fields between tabs, without the blanks around them.
  private func columns(_ line: Range<Int>) -> [String] {
    var columns: [String] = []
    var start = line.lowerBound
    for at in line where bytes[at] == 0x09 && columns.count < 15 {
      columns.append(bytes.string(bytes.trimmed(start..<at)))
      start = at + 1
    }
    return columns + [bytes.string(bytes.trimmed(start..<line.upperBound))]
  }

  private mutating func take(_ columns: [String], _ number: Int) {
    switch section {
    case .header:
      guard columns.count > 1, columns[0].hasSuffix(":") else { return }
      header[String(columns[0].dropLast())] = columns[1]
    case .onlineFiles, .offlineFiles:
      let isHeading = columns[0].lowercased() == "filename"
      guard !isHeading, !columns[0].isEmpty else { return }
      let folder = columns.count > 1 ? columns[1] : ""
      files.append(ProToolsSession.File(name: columns[0], folder: folder, isOnline: section == .onlineFiles))
    case .clips:
      guard columns.count > 1, !columns[0].isEmpty, !columns[1].isEmpty else { return }
      let isHeading = columns[1].lowercased() == "source file"
      if !isHeading, sources[columns[0]] == nil { sources[columns[0]] = columns[1] }
    case .tracks: takeTrack(columns, number)
    case .other: break
    }
  }

  private mutating func takeTrack(_ columns: [String], _ number: Int) {
    switch columns[0] {
    case "TRACK NAME:":
      track = columns.count > 1 ? columns[1] : ""
      isInList = false
    case "CHANNEL":
      isInList = true
      hasTimestamp = columns.contains("TIMESTAMP")
    case "COMMENTS:", "USER DELAY:", "PLUG-INS:", "STATE:": break
    default:
      if isInList { rows.append(Row(track: track, columns: columns, hasTimestamp: hasTimestamp, line: number)) }
    }
  }

  /// The session at the rate that the header states.
  func session(_ rate: SampleRate) -> ProToolsSession {
    let times = ProToolsTimes(
      rate: rate, format: header["TIMECODE FORMAT"], startTimecode: header["SESSION START TIMECODE"])
    var (clips, unused): ([ProToolsSession.Clip], [UnusedLine]) = ([], self.unused)
    for row in rows {
      if let clip = clip(row, times) {
        clips.append(clip)
      } else {
        unused.append(UnusedLine(line: row.line, reason: "a clip without possible times"))
      }
    }
    return ProToolsSession(
      name: header["SESSION NAME"] ?? "", rate: rate, startTimecode: header["SESSION START TIMECODE"], files: files,
      clips: clips, unused: unused)
  }

  private func clip(_ row: Row, _ times: ProToolsTimes) -> ProToolsSession.Clip? {
    let columns = row.columns
    guard columns.count >= 6, let channel = Int(columns[0]), (1...64).contains(channel), !columns[2].isEmpty,
      let start = times.frames(columns[3]), let end = times.frames(columns[4]),
      let record = SampleRange(checking: start, end)
    else { return nil }
    let state = columns.count > (row.hasTimestamp ? 7 : 6) ? columns[row.hasTimestamp ? 7 : 6] : ""
    return ProToolsSession.Clip(
      track: row.track, channel: channel - 1, name: columns[2], file: sources[columns[2]], record: record,
      timestamp: row.hasTimestamp && columns.count > 6 ? times.frames(columns[6]) : nil, isMuted: state == "Muted",
      line: row.line)
  }
}
