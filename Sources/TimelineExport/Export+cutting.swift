internal import TapeAudio
internal import TapeModel

extension Export {
  /// Cuts each clip to a file of its own in `folder`, which is made where it is
  /// missing.
  ///
  /// Files are named for the clips' slugs (``Slug/ascii(_:otherwise:)``), with
  /// `-handles` behind it where handles are kept; a name that comes again gets a
  /// number, in the order of `clips`. A recording whose bytes are not those that were
  /// indexed gives no file. One clip's failure does not stop the others: the result has
  /// one entry for each clip, in order. Throws where the folder cannot be made.
  ///
  /// - Parameter afterEach: called with the place of each clip in `clips` once it is
  ///   done.
  public static func cut(
    _ clips: [ClipToCut], with cutting: ClipCutting = ClipCutting(), through gate: RedactionGate,
    toFolder folder: String, afterEach: (Int) -> Void = { _ in }
  ) throws(ExportError) -> [Result<CutFile, ExportError>] {
    try makeFolder(folder)
    var names = DistinctNames()
    var verified: Set<VerifiedSource> = []
    var results: [Result<CutFile, ExportError>] = []
    for (place, original) in clips.enumerated() {
      let source = gate.clip(original)
      let slug = Slug.ascii(source.clip.slug, otherwise: Slug.ascii(source.clip.id))
      let name = names.take(slug + (cutting.includesHandles ? "-handles" : ""))
      let path = original.clip.recording.path
      let recording = VerifiedSource(path: path, hash: source.clip.recording.id)
      do throws(ExportError) {
        try check(original)
        let file = try cutting.cut(
          source, from: path, hiding: gate.mask(of: original.clip.recording),
          to: "\(folder)/\(name).\(cutting.container.fileExtension)",
          verifiesHash: cutting.verification == .hash && !verified.contains(recording))
        verified.insert(recording)
        results.append(.success(file))
      } catch {
        results.append(.failure(error))
      }
      afterEach(place)
    }
    return results
  }

  /// A recording's file that had the bytes expected of it.
  private struct VerifiedSource: Hashable {
    let path: String
    let hash: ContentHash
  }

  private static func check(_ source: ClipToCut) throws(ExportError) {
    try check(source.clip)
    guard !source.clip.range.isEmpty else { throw .badClip(id: source.clip.id, reason: "has no length") }
  }
}
