public import TapeModel

/// A rundown as programs read it: every clip with source, range and hashes; loses
/// nothing.
///
/// Keys are those of the tape log. What is unknown is left out.
/// `Documentation/Formats/manifest.schema.json` says what stands where.
public struct Manifest: Hashable, Sendable, Codable {
  /// `tapelog-manifest`.
  public let format: String
  /// Grows when a reader of the version before could misread the new one.
  public let version: Int
  public let name: String
  public let title: String
  /// The rate on which record positions are counted.
  public let rate: SampleRate
  /// Length of the programme.
  public let frameCount: Int64
  public let duration: DecimalSeconds
  /// The length it should have; missing where nobody has said.
  public let targetDuration: DecimalSeconds?
  public let items: [Item]
  /// How many redactions it has passed; missing where there are none.
  public let redactions: Int?

  public static let formatName = "tapelog-manifest"
  public static let currentVersion = 1

  public init(_ rundown: Rundown) throws(ExportError) {
    let timeline = try Timeline(rundown)
    format = Self.formatName
    version = Self.currentVersion
    name = rundown.name
    title = rundown.title
    redactions = rundown.redactions
    rate = timeline.rate
    frameCount = timeline.frameCount
    duration = DecimalSeconds(microseconds: timeline.rate.microseconds(atFrame: timeline.frameCount))
    targetDuration = rundown.targetMilliseconds.map { DecimalSeconds(microseconds: max(0, $0) * 1000) }
    items = zip(rundown.items, timeline.records).map { item, record in
      Item(item, record: ManifestRange(record, at: timeline.rate))
    }
  }

  /// The rundown that the manifest was made of.
  ///
  /// Returns `nil` where the manifest is of another version or holds numbers that
  /// cannot be.
  public var rundown: Rundown? {
    guard format == Self.formatName, version == Self.currentVersion else { return nil }
    var restored: [Rundown.Item] = []
    for item in items {
      guard let content = item.content else { return nil }
      restored.append(Rundown.Item(id: item.id, content: content))
    }
    let rundown = Rundown(
      name: name, title: title, items: restored,
      targetMilliseconds: targetDuration.map { $0.microseconds / 1000 }, redactions: redactions)
    do throws(ExportError) { try Export.check(rundown) } catch { return nil }
    return rundown
  }

  /// One line of the rundown.
  public struct Item: Hashable, Sendable, Codable {
    public let id: Int
    public let kind: Kind
    /// The frames of the programme that it fills.
    public let record: ManifestRange
    /// Of a clip.
    public let clip: ManifestClip?
    /// Of narration and of a note.
    public let text: String?
    /// Of narration: seconds that somebody stated; missing where the time is estimated.
    public let statedDuration: DecimalSeconds?

    public enum Kind: String, Hashable, Sendable, Codable {
      case clip, narration, note
    }

    init(_ item: Rundown.Item, record: ManifestRange) {
      id = item.id
      self.record = record
      switch item.content {
      case .clip(let source):
        (kind, clip, text, statedDuration) = (.clip, ManifestClip(source), nil, nil)
      case .narration(let narration):
        let stated = narration.statedMilliseconds.map { DecimalSeconds(microseconds: max(0, $0) * 1000) }
        (kind, clip, text, statedDuration) = (.narration, nil, narration.text, stated)
      case .note(let note):
        (kind, clip, text, statedDuration) = (.note, nil, note, nil)
      }
    }

    var content: Rundown.Content? {
      switch kind {
      case .clip: clip?.clip.map { .clip($0) }
      case .narration:
        text.map { .narration(.init(text: $0, statedMilliseconds: statedDuration.map { $0.microseconds / 1000 })) }
      case .note: text.map { .note($0) }
      }
    }
  }
}
