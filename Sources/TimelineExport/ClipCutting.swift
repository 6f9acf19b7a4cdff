public import TapeAudio
internal import TapeFiles
internal import TapeModel

/// How clips are cut to files. Cutting goes through
/// ``Export/cut(_:with:toFolder:afterEach:)``.
public struct ClipCutting: Hashable, Sendable {
  public var container: CutContainer
  /// Whether to keep the clip's handles.
  ///
  /// Then the samples stay as recorded, for fades and gain are left to whoever trims
  /// the clip; markers `in` and `out` say where it begins and ends.
  public var includesHandles: Bool
  /// How far to make sure that a recording is the one that was indexed.
  public var verification: Verification
  public var replacingExisting: Bool

  public init(
    container: CutContainer = .wav, includesHandles: Bool = false, verification: Verification = .hash,
    replacingExisting: Bool = false
  ) {
    self.container = container
    self.includesHandles = includesHandles
    self.verification = verification
    self.replacingExisting = replacingExisting
  }

  public enum Verification: String, Hashable, Sendable, Codable {
    /// Size and SHA-256 of every recording, before the first clip is cut from it.
    case hash
    /// Size alone.
    case size
  }

  /// The range that is cut.
  func range(of clip: Clip) -> SampleRange { includesHandles ? clip.rangeWithHandles : clip.range }

  /// Cuts one clip to `path`.
  ///
  /// - Parameters:
  ///   - source: as it may be seen.
  ///   - sourcePath: where its recording is.
  ///   - mask: what must not be heard of it.
  ///   - verifiesHash: whether to hash all of the recording first.
  func cut(
    _ source: ClipToCut, from sourcePath: String, hiding mask: SoundMask, to path: String, verifiesHash: Bool
  ) throws(ExportError) -> CutFile {
    let clip = source.clip
    let range = range(of: clip)
    try checkSize(of: clip.recording, at: sourcePath)
    do throws(AudioFileError) {
      let result = try ClipCutter().cut(
        from: sourcePath, range: range, channel: clip.channel, to: path, container: container, hiding: mask,
        expecting: clip.recording.id, verifyingHash: verifiesHash, fadeIn: includesHandles ? nil : clip.fadeIn,
        fadeOut: includesHandles ? nil : clip.fadeOut, gainDecibels: includesHandles ? 0 : clip.gainDecibels,
        metadata: CutMetadata(source, range: range, marksEdges: includesHandles).audioMetadata,
        replacingExisting: replacingExisting)
      return CutFile(clipID: clip.id, range: range, result: result)
    } catch {
      throw .audio(error)
    }
  }

  private func checkSize(of recording: Recording, at path: String) throws(ExportError) {
    let found: Int64
    do throws(FileError) {
      found = try RegularFile(path: path).byteCount
    } catch {
      throw .file(error)
    }
    guard found == recording.byteCount else {
      throw .sourceChanged(path: path, indexed: recording.byteCount, found: found)
    }
  }
}
