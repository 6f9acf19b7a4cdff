public import TapeModel

/// A cue sheet: a track for each clip and each piece of narration of the mixed programme.
///
/// Names a file called like the rundown. Times are rounded to 1/75 of a second; minutes go on
/// past 59. Format: the CDRWIN user's guide, "Cue sheet commands".
public struct CueSheetExporter: TimelineExporter {
  public static let format = ExportFormat(
    name: "cuesheet", fileExtension: "cue", mediaType: "application/x-cue",
    summary: "Cue sheet of the mixed programme",
    losses: [
      .videoFrames, .sources, .hashes, .timing, .confidence, .channels, .words, .translation, .notes, .callDetails,
      .warnings, .fades, .gain, .handles, .rights, .advisories, .punctuation,
    ])

  public init() {}

  /// A compact disc has no more tracks.
  private static let longest = 99

  public func write(_ rundown: Rundown, to output: inout some TextOutputStream) throws(ExportError) {
    let timeline = try Timeline(rundown)
    let heard = zip(rundown.items, timeline.records).filter { item, _ in
      if case .note = item.content { false } else { true }
    }
    guard heard.count <= Self.longest else {
      throw .cannotHold(Self.format.name, "\(heard.count) tracks, and a sheet has up to \(Self.longest)")
    }
    output.write("TITLE \(quoted(rundown.title.isEmpty ? rundown.name : rundown.title))\n")
    output.write("FILE \(quoted(Slug.ascii(rundown.name, otherwise: "rundown") + ".wav")) WAVE\n")
    for (index, (item, record)) in heard.enumerated() {
      let seconds75 = rescale(record.start, from: timeline.rate.hertz, to: 75, rounding: .nearest)
      output.write("  TRACK \(twoDigits(Int64(index + 1))) AUDIO\n")
      switch item.content {
      case .clip(let clip):
        output.write("    TITLE \(quoted(clip.slug.isEmpty ? clip.id : clip.slug))\n")
        if !clip.speakers.isEmpty {
          output.write("    PERFORMER \(quoted(clip.speakers.map(\.name).joined(separator: ", ")))\n")
        }
      case .narration(let narration): output.write("    TITLE \(quoted(narration.captionText))\n")
      case .note: break
      }
      let time = [seconds75 / 75 / 60, seconds75 / 75 % 60, seconds75 % 75].map(twoDigits).joined(separator: ":")
      output.write("    INDEX 01 \(time)\n")
    }
  }

  private func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// In quotation marks, of up to 80 characters; marks inside become single ones, and
  /// backslashes, by which some readers quote, become slashes.
  private func quoted(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in SafeText.oneLine(text).unicodeScalars.prefix(80) {
      switch scalar {
      case "\"": result.append("'")
      case "\\": result.append("/")
      default: result.append(scalar)
      }
    }
    return "\"" + String(result) + "\""
  }
}
