internal import Foundation
internal import TapeAudio
public import TapeModel
internal import Transcripts

/// Finds recordings under paths, and the transcripts beside them.
///
/// In a folder, and in the folders below it, a recording is every regular file that is
/// audio by its content, and every one that claims to be by its name (so that a broken one
/// is reported rather than passed over). A transcript has the recording's stem:
/// `call.vtt`, `call.ru.vtt`; see ``transcriptEndings``. Hidden files and links to folders
/// are passed over.
///
/// Cost: O(*n* log *n*) in files.
public struct CallFinder: Sendable {
  /// Endings of files taken for transcripts when they share a recording's stem.
  public static let transcriptEndings: Set<String> = [
    "vtt", "srt", "txt", "json", "textgrid", "docx", "eaf", "cha", "ttml", "itt", "dfxp", "otr", "rttm", "ctm", "stm",
  ]
  /// Endings that claim a recording.
  static let recordingEndings: Set<String> = [
    "wav", "wave", "flac", "aif", "aiff", "aifc", "w64", "rf64", "ogg", "oga", "opus", "mp3",
  ]
  /// Endings that claim nothing but a transcript, so that a lone one is worth a notice.
  private static let captionEndings: Set<String> = ["vtt", "srt", "textgrid"]

  private let language: LanguageCode?

  /// - Parameter language: the language spoken, which tells an original from its translation.
  public init(language: LanguageCode?) { self.language = language }

  /// What was found, in the order of the names.
  public struct Findings: Sendable {
    public var calls: [CallFiles] = []
    /// Inputs that cannot be used.
    public var failures: [IngestError] = []
    /// Transcripts that belong to no recording, one sentence each.
    public var notices: [String] = []
  }

  public func find(in paths: [String]) -> Findings {
    var findings = Findings()
    var seen: Set<String> = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        findings.failures.append(IngestError(.noInput, "\(path): no such file or folder"))
        continue
      }
      let files = (isFolder.boolValue ? filesBelow(path) : siblings(of: path)).map(FileName.init)
      let recordings = isFolder.boolValue ? files.filter(isRecording) : [FileName(path)]
      let transcripts = Dictionary(grouping: files.compactMap(Candidate.init), by: \.callPath)
      for recording in recordings where seen.insert(recording.path).inserted {
        do throws(IngestError) {
          findings.calls.append(try call(recording.path, transcripts[recording.callPath] ?? []))
        } catch {
          findings.failures.append(error)
        }
      }
      if isFolder.boolValue { findings.notices += strays(transcripts, recordings: recordings) }
    }
    return findings
  }

  private func filesBelow(_ folder: String) -> [String] {
    let base = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let names = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
    return names.filter { !$0.hasPrefix(".") && !$0.contains("/.") }.sorted().map { "\(base)/\($0)" }
  }

  private func siblings(of path: String) -> [String] {
    let folder = FileName(path).folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return names.sorted().map { folder + $0 }
  }

  private func isRecording(_ file: FileName) -> Bool {
    let ending = file.endings.last?.lowercased() ?? ""
    if Self.recordingEndings.contains(ending) { return true }
    if Self.transcriptEndings.contains(ending) { return false }
    return AudioReader.isAudio(path: file.path)
  }

  /// A recording with its transcript and the transcript's translation.
  private func call(_ recording: String, _ candidates: [Candidate]) throws(IngestError) -> CallFiles {
    guard candidates.count > 1 else { return CallFiles(recording: recording, transcript: candidates.first?.path) }
    let originals = candidates.filter { isOriginal($0, among: candidates) }
    let translations = candidates.filter { !originals.contains($0) }
    guard originals.count == 1, translations.count <= 1 else {
      throw IngestError(
        .badData,
        "\(recording): \(candidates.count) transcripts beside it, and no telling which is the original; name it with --transcript"
      )
    }
    return CallFiles(recording: recording, transcript: originals[0].path, translation: translations.first?.path)
  }

  /// By the language stated; else, of two languages, the one that is not English.
  private func isOriginal(_ candidate: Candidate, among candidates: [Candidate]) -> Bool {
    if let language { return candidate.language == language }
    let others = candidates.filter { $0.language != LanguageCode("en") }
    return others.count == 1 ? candidate == others[0] : candidate.language == nil
  }

  /// Captions and TextGrids that no recording has the stem of.
  private func strays(_ transcripts: [String: [Candidate]], recordings: [FileName]) -> [String] {
    let known = Set(recordings.map(\.callPath))
    return transcripts.filter { !known.contains($0.key) }.flatMap(\.value)
      .filter { Self.captionEndings.contains($0.ending) }.map(\.path).sorted()
      .map { "\($0): no recording beside it has its name" }
  }

  /// A file that may be a transcript: `STEM.ENDING` or `STEM.LANGUAGE.ENDING`.
  private struct Candidate: Hashable {
    let path: String
    let callPath: String
    let ending: String
    let language: LanguageCode?

    init?(_ file: FileName) {
      guard let ending = file.endings.last?.lowercased(), transcriptEndings.contains(ending) else { return nil }
      self.ending = ending
      path = file.path
      language = languageCode(fromFileName: file.path)
      callPath = language == nil ? file.callPath : FileName(file.callPath).callPath
    }
  }
}

/// A path, taken apart.
private struct FileName {
  let path: String
  /// Up to and with the last slash; empty where there is none.
  let folder: String
  /// What follows the points of the name; empty for a hidden file without an ending.
  let endings: [Substring]

  init(_ path: String) {
    self.path = path
    folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    endings = Array(path.dropFirst(folder.count).split(separator: ".", omittingEmptySubsequences: false).dropFirst())
  }

  /// The path without its last ending: what a recording and its transcripts share.
  var callPath: String { endings.last.map { String(path.dropLast($0.count + 1)) } ?? path }
}
