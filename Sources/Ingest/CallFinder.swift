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
public struct CallFinder: Sendable {
  /// Endings of files taken for transcripts when they share a recording's stem.
  public static let transcriptEndings: Set<String> = ["vtt", "srt", "txt", "json", "textgrid"]
  /// Endings that claim a recording.
  static let recordingEndings: Set<String> = [
    "wav", "wave", "flac", "aif", "aiff", "aifc", "w64", "rf64", "ogg", "oga", "opus", "mp3",
  ]

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
      let files = isFolder.boolValue ? filesBelow(path) : siblings(of: path)
      let recordings = isFolder.boolValue ? files.filter(isRecording) : [path]
      for recording in recordings where seen.insert(recording).inserted {
        do throws(IngestError) {
          findings.calls.append(try call(recording, among: files))
        } catch {
          findings.failures.append(error)
        }
      }
      if isFolder.boolValue { findings.notices += strays(files, recordings: recordings) }
    }
    return findings
  }

  private func filesBelow(_ folder: String) -> [String] {
    let base = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let names = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
    return names.filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }.sorted().map { "\(base)/\($0)" }
  }

  private func siblings(of path: String) -> [String] {
    let folder = splitFolder(path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return names.sorted().map { folder.isEmpty ? $0 : folder + $0 }
  }

  private func isRecording(_ path: String) -> Bool {
    let ending = NSString(string: path).pathExtension.lowercased()
    if Self.recordingEndings.contains(ending) { return true }
    if Self.transcriptEndings.contains(ending) { return false }
    return AudioReader.isAudio(path: path)
  }

  /// A recording with the transcript and translation that share its folder and stem.
  private func call(_ recording: String, among files: [String]) throws(IngestError) -> CallFiles {
    let candidates = transcripts(of: recording, among: files)
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

  private struct Candidate: Hashable {
    let path: String
    let language: LanguageCode?
  }

  private func transcripts(of recording: String, among files: [String]) -> [Candidate] {
    let folder = splitFolder(recording)
    let stem = NSString(string: NSString(string: recording).lastPathComponent).deletingPathExtension
    return files.compactMap { file in
      guard splitFolder(file) == folder, file != recording else { return nil }
      let parts = NSString(string: file).lastPathComponent.dropFirst(stem.count)
      guard NSString(string: file).lastPathComponent.hasPrefix(stem + ".") else { return nil }
      let endings = parts.split(separator: ".")
      guard let last = endings.last, Self.transcriptEndings.contains(last.lowercased()) else { return nil }
      if endings.count == 1 { return Candidate(path: file, language: nil) }
      guard endings.count == 2, let language = languageCode(fromFileName: file) else { return nil }
      return Candidate(path: file, language: language)
    }
  }

  /// Files named like transcripts that no recording has for its stem.
  private func strays(_ files: [String], recordings: [String]) -> [String] {
    let used = Set(recordings.flatMap { recording in transcripts(of: recording, among: files).map(\.path) })
    let lone = files.filter { file in
      ["vtt", "srt", "textgrid"].contains(NSString(string: file).pathExtension.lowercased()) && !used.contains(file)
    }
    return lone.map { "\($0): no recording beside it has its name" }
  }
}

/// Everything up to and with the last slash.
private func splitFolder(_ path: String) -> String {
  path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
}
