public import TapeModel

/// An OpenTimelineIO timeline: one track of clips, with gaps where a presenter speaks.
///
/// Every time is in whole frames of the clip's own recording, which readers keep exactly.
/// Clips refer to the recordings themselves; a marker holds each note. Under `tapelog` the
/// metadata hold all that the manifest does, so that ``OpenTimelineReader`` finds the clips
/// again. Format: see ``OpenTimeline``.
public struct OpenTimelineExporter: TimelineExporter {
  public static let format = ExportFormat(
    name: "otio", fileExtension: "otio", mediaType: "application/vnd.pixar.opentimelineio+json",
    summary: "OpenTimelineIO timeline over the recordings, read back too", losses: [.fades, .gain])

  public init() {}

  public func write(_ rundown: Rundown, to output: inout some TextOutputStream) throws(ExportError) {
    let timeline = try Timeline(rundown)
    var items: [OpenTimeline.Item] = []
    var markers: [OpenTimeline.Marker] = []
    for (item, record) in zip(rundown.items, timeline.records) {
      switch item.content {
      case .clip(let clip): items.append(self.item(clip))
      case .narration(let narration):
        items.append(gap(narration, SampleRange(start: 0, end: record.frameCount), timeline.rate))
      case .note(let note):
        markers.append(
          OpenTimeline.Marker(
            name: SafeText.oneLine(note), color: "GREEN",
            markedRange: .init(SampleRange(start: record.start, end: record.start), timeline.rate),
            metadata: .init(tapelog: .init(note: note))))
      }
    }
    let track = OpenTimeline.Track(name: "Clips", children: items, markers: markers)
    let document = OpenTimeline.Timeline(
      name: SafeText.oneLine(rundown.title.isEmpty ? rundown.name : rundown.title),
      tracks: .init(children: [track]),
      metadata: .init(tapelog: .init(rundown: rundown.name, title: rundown.title)))
    do throws(StableJSONError) {
      output.write(try StableJSON.document(document) + "\n")
    } catch {
      throw .cannotHold(Self.format.name, error.description)
    }
  }

  private func item(_ clip: Clip) -> OpenTimeline.Item {
    let recording = clip.recording
    let reference = OpenTimeline.MediaReference(
      name: SafeText.oneLine(recording.fileName), targetURL: recording.fileName.percentEncodedPath,
      availableRange: .init(recording.allFrames, recording.rate))
    return OpenTimeline.Item(
      schema: "Clip.2", name: SafeText.oneLine(clip.slug.isEmpty ? clip.id : clip.slug),
      sourceRange: .init(clip.range, recording.rate), mediaReferences: ["DEFAULT_MEDIA": reference],
      activeMediaReferenceKey: "DEFAULT_MEDIA", metadata: .init(tapelog: .init(clip: ManifestClip(clip))))
  }

  private func gap(_ narration: Rundown.Narration, _ range: SampleRange, _ rate: SampleRate) -> OpenTimeline.Item {
    OpenTimeline.Item(
      schema: "Gap.1", name: SafeText.oneLine(narration.captionText), sourceRange: .init(range, rate),
      metadata: .init(tapelog: .init(narration: narration.text, isStated: narration.statedMilliseconds != nil)))
  }
}

extension String {
  /// As part of a relative URL: everything but letters, digits and `-._~/` is escaped
  /// (RFC 3986).
  var percentEncodedPath: String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
