public import TapeModel

/// What a DAW session holds: files of sound, placed on tracks, at one rate.
///
/// Every frame here is one of 48 kHz, since few of the programs that read sessions take the
/// rates of telephone recorders. Positions are rounded once, from their exact places.
public struct Session: Hashable, Sendable {
  /// What files and folders are named for: ASCII, no blanks.
  public let name: String
  public let title: String
  public let rate: SampleRate
  public let files: [SessionFile]
  public let tracks: [SessionTrack]
  /// By record position.
  public let markers: [SessionMarker]
  /// Length of the programme.
  public let frameCount: Int64

  /// The folder that holds ``files``, beside the session.
  ///
  /// Hindenburg looks for sound in a folder of this name and nowhere else.
  public var filesFolder: String { name + " Files" }

  /// The path of a file from the session's folder on.
  public func relativePath(of file: SessionFile) -> String { filesFolder + "/" + file.name }

  /// Lays `rundown` out.
  ///
  /// Throws what ``Timeline/init(_:arrangement:rate:)`` throws.
  public init(_ rundown: Rundown, options: SessionOptions = SessionOptions()) throws(ExportError) {
    let rate = SampleRate.broadcast
    let timeline = try Timeline(rundown, arrangement: options.arrangement, rate: rate)
    var files = SessionFileCollection(rate: rate, options: options, clipCount: rundown.clips.count)
    let ordered = timeline.tracks.flatMap(\.placements).sorted { ($0.record, $0.itemID) < ($1.record, $1.itemID) }
    for placement in ordered { files.add(placement) }
    var names = DistinctNames()
    name = Slug.ascii(rundown.name, otherwise: "rundown")
    title = SafeText.oneLine(rundown.title.isEmpty ? rundown.name : rundown.title)
    self.rate = rate
    tracks = timeline.tracks.map { track in
      let placements = track.placements.map(files.placed)
      let name = SafeText.oneLine(track.name ?? "Clips")
      return SessionTrack(
        name: names.take(name.isEmpty ? "No speaker" : name), placements: placements,
        channelCount: placements.map { files.files[$0.fileIndex].channelCount }.max() ?? 1)
    }
    self.files = files.files
    markers = zip(rundown.items, timeline.records).compactMap { item, record in
      switch item.content {
      case .clip: nil
      case .narration(let narration):
        SessionMarker(kind: .narration, name: SafeText.oneLine(narration.captionText), record: record)
      case .note(let note):
        SessionMarker(
          kind: .note, name: SafeText.oneLine(note), record: SampleRange(start: record.start, end: record.start))
      }
    }
    frameCount = timeline.frameCount
  }

  public func file(of placement: SessionPlacement) -> SessionFile { files[placement.fileIndex] }
}
