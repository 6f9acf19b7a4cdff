public import TapeModel

/// Chapters of the mixed programme for ffmpeg, which writes them into MP3 (as ID3v2 `CHAP` and
/// `CTOC` frames), M4A and Ogg files.
///
/// A chapter for each clip and each piece of narration, in milliseconds. Titles are cut to 90
/// bytes: ffmpeg 5.1 writes longer ones so that readers of ID3v2.4 lose the chapters. Format: ffmpeg's
/// formats documentation, "Metadata"; ID3v2 Chapter Frame Addendum 1.0 for what comes of it.
public struct FFMetadataExporter: TimelineExporter {
  public static let format = ExportFormat(
    name: "ffmetadata", fileExtension: "ffmeta", mediaType: "text/plain",
    summary: "Chapters that ffmpeg writes into MP3 (ID3) and M4A",
    losses: [
      .frames, .sources, .hashes, .timing, .confidence, .channels, .words, .translation, .notes, .callDetails,
      .warnings, .fades, .gain, .handles, .rights, .advisories, .punctuation,
    ])

  public init() {}

  public func write(_ rundown: Rundown, to output: inout some TextOutputStream) throws(ExportError) {
    let timeline = try Timeline(rundown)
    output.write(";FFMETADATA1\ntitle=\(escaped(rundown.title.isEmpty ? rundown.name : rundown.title))\n")
    for (item, record) in zip(rundown.items, timeline.records) {
      guard let title = item.content.chapterTitle else { continue }
      output.write("[CHAPTER]\nTIMEBASE=1/1000\n")
      output.write("START=\(timeline.rate.milliseconds(atFrame: record.start))\n")
      output.write("END=\(timeline.rate.milliseconds(atFrame: record.end))\n")
      output.write("title=\(escaped(title))\n")
    }
  }

  private static let longestTitle = 90

  /// With a backslash before each character that is a command; backslashes themselves become
  /// slashes, since ffmpeg takes an escaped one at the end of a line for a continuation.
  private func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var byteCount = 0
    for scalar in SafeText.oneLine(text).unicodeScalars {
      byteCount += UTF8.width(scalar)
      if byteCount > Self.longestTitle { break }
      if scalar == "=" || scalar == ";" || scalar == "#" { result.append("\\") }
      result.append(scalar == "\\" ? "/" : scalar)
    }
    return String(result)
  }
}
