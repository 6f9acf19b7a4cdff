public import TapeModel

/// Chapters of the mixed programme for podcast players: one for each clip and each piece of
/// narration.
///
/// Times are seconds with up to six decimals. Format: Podcasting 2.0, "JSON Chapters Format",
/// version 1.2.0.
public struct PodcastChaptersExporter: TimelineExporter {
  public static let format = ExportFormat(
    name: "chapters", fileExtension: "chapters.json", mediaType: "application/json+chapters",
    summary: "Podcast chapters of the mixed programme",
    losses: [
      .sources, .hashes, .timing, .confidence, .channels, .words, .translation, .notes, .callDetails, .warnings, .fades,
      .gain, .handles, .rights, .advisories,
    ])

  public init() {}

  private struct Document: Encodable {
    let version = "1.2.0"
    let title: String
    let chapters: [Chapter]
  }

  private struct Chapter: Encodable {
    let startTime: DecimalSeconds
    let endTime: DecimalSeconds
    let title: String
    /// Narration is heard between the clips, but not listed.
    let toc: Bool
  }

  public func write(_ rundown: Rundown, to output: inout some TextOutputStream) throws(ExportError) {
    let timeline = try Timeline(rundown)
    let chapters = zip(rundown.items, timeline.records).compactMap { item, record -> Chapter? in
      guard let title = item.content.chapterTitle else { return nil }
      let isClip = if case .clip = item.content { true } else { false }
      return Chapter(
        startTime: DecimalSeconds(microseconds: timeline.rate.microseconds(atFrame: record.start)),
        endTime: DecimalSeconds(microseconds: timeline.rate.microseconds(atFrame: record.end)), title: title,
        toc: isClip)
    }
    let document = Document(title: SafeText.oneLine(rundown.title), chapters: chapters)
    do throws(StableJSONError) {
      output.write(try StableJSON.document(document) + "\n")
    } catch {
      throw .cannotHold(Self.format.name, error.description)
    }
  }
}

extension Rundown.Content {
  /// What a list of chapters calls this; `nil` for a note.
  var chapterTitle: String? {
    switch self {
    case .clip(let clip):
      SafeText.oneLine(
        (clip.speakers.isEmpty ? "" : clip.speakers.map(\.name).joined(separator: ", ") + ": ")
          + (clip.slug.isEmpty ? clip.id : clip.slug))
    case .narration(let narration): SafeText.oneLine(narration.captionText)
    case .note: nil
    }
  }
}
