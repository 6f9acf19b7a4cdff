internal import Foundation
internal import TapeFiles
internal import TapeModel

/// A run as a file of JSON lines: a header, then a line for each turn.
struct RunFile {
  /// The first line.
  struct Header: Codable {
    var tapelog = "run"
    var version = 1
    let recording: Recording
    let channels: [ChannelAnalysis]
    let isDualMono: Bool
    let transcript: TranscriptRecord?
    let notices: [String]
    let key: ContentHash
    let turnCount: Int
    let peaks: [PeaksEntry]
  }

  struct PeaksEntry: Codable {
    let framesPerPoint: Int
    /// SHA-256 of the file.
    let hash: ContentHash
  }

  let header: Header
  let turns: [Turn]

  /// The largest run that is read back.
  static let byteLimit: Int64 = 4 << 30

  init(_ run: Run) {
    header = Header(
      recording: run.recording, channels: run.channels, isDualMono: run.isDualMono, transcript: run.transcript,
      notices: run.notices, key: run.key, turnCount: run.turns.count,
      peaks: run.peaks.map { PeaksEntry(framesPerPoint: $0.framesPerPoint, hash: ContentHash(of: $0.datBytes)) })
    turns = run.turns
  }

  func bytes() throws -> [UInt8] {
    var bytes = try JSONText.bytes(header)
    bytes.append(UInt8(ascii: "\n"))
    let encoder = JSONText.encoder()
    for turn in turns {
      bytes += try encoder.encode(TurnRecord(turn))
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// Reads a run back; `path` is for the error alone.
  init(bytes: [UInt8], path: String) throws(IndexError) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count >= 2, lines[lines.count - 1].isEmpty,
      let header = try? JSONText.value(Header.self, from: Array(lines[0])), header.tapelog == "run"
    else { throw .damaged(path: path, what: "not a run") }
    guard header.version == 1 else { throw .newer(path: path) }
    guard lines.count - 2 == header.turnCount else { throw .damaged(path: path, what: "turns are missing") }
    var turns: [Turn] = []
    turns.reserveCapacity(header.turnCount)
    for line in lines[1..<(lines.count - 1)] {
      guard let turn = (try? JSONText.value(TurnRecord.self, from: Array(line)))?.turn,
        turns.last.map({ $0.number < turn.number }) ?? true
      else { throw .damaged(path: path, what: "line \(turns.count + 2) is not a turn") }
      turns.append(turn)
    }
    self.header = header
    self.turns = turns
  }

  /// Reads a run's file, checking it against `hash` where one is given.
  static func read(_ path: String, hash: ContentHash?) throws(IndexError) -> RunFile {
    let bytes: [UInt8]
    do { bytes = try RegularFile.contents(of: path, limit: byteLimit) } catch { throw .file(error) }
    if let hash, ContentHash(of: bytes) != hash { throw .damaged(path: path, what: "not the bytes that were written") }
    return try RunFile(bytes: bytes, path: path)
  }
}
