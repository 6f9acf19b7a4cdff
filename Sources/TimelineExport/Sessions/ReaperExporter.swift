internal import TapeModel

/// A REAPER project.
///
/// An item for each clip, on its track, with its words and what is known of its source as
/// the item's notes; narration as regions and notes as markers. Positions are seconds with
/// twelve decimals. Quarter-sine fades take REAPER's nearest shape. Format: no standard; as
/// REAPER 6 and 7 write it, and the "RPP state chunk definitions" of the ReaTeam wiki.
public struct ReaperExporter: SessionExporter {
  public static let format = ExportFormat(
    name: "reaper", fileExtension: "rpp", mediaType: "application/x-reaper-project",
    summary: "REAPER project over 48 kHz clips",
    losses: [.hashes, .timing, .confidence, .channels, .words, .callDetails, .warnings, .punctuation])

  public init() {}

  public func write(_ session: Session, to output: inout some TextOutputStream) throws(ExportError) {
    output.write("<REAPER_PROJECT 0.1 \"7.0\" 0\n")
    output.write("  <NOTES 0 2\n    |\(session.title)\n  >\n")
    output.write("  SAMPLERATE \(session.rate.hertz) 1 0\n  TEMPO 120 4 4\n")
    for (index, marker) in session.markers.enumerated() {
      let start = ExactSeconds.text(marker.record.start, at: session.rate)
      let isRegion = marker.kind == .narration && !marker.record.isEmpty
      output.write("  MARKER \(index + 1) \(start) \(Self.quoted(marker.name)) \(isRegion ? 1 : 0)\n")
      if isRegion {
        let end = ExactSeconds.text(marker.record.end, at: session.rate)
        output.write("  MARKER \(index + 1) \(end) \"\" 1\n")
      }
    }
    for track in session.tracks {
      output.write("  <TRACK\n    NAME \(Self.quoted(track.name))\n    VOLPAN 1 0 -1 -1 1\n    NCHAN 2\n")
      for placement in track.placements { output.write(item(placement, in: session)) }
      output.write("  >\n")
    }
    output.write(">\n")
  }

  private func item(_ placement: SessionPlacement, in session: Session) -> String {
    let file = session.file(of: placement)
    func seconds(_ frame: Int64) -> String { ExactSeconds.text(frame, at: session.rate) }
    return """
          <ITEM
            POSITION \(seconds(placement.record.start))
            LENGTH \(seconds(placement.record.frameCount))
            LOOP 0
            ALLTAKES 0
            FADEIN \(fade(placement.fadeIn, at: session.rate))
            FADEOUT \(fade(placement.fadeOut, at: session.rate))
            MUTE 0 0
            NAME \(Self.quoted(placement.name))
            VOLPAN \(LinearGain.text(decibels: placement.gainDecibels)) 0 1 -1
            SOFFS \(seconds(placement.source.start))
            PLAYRATE 1 1 0 -1 0 0.0025
            CHANMODE 0
            <SOURCE WAVE
              FILE \(Self.quoted(session.relativePath(of: file)))
            >
            <NOTES
      \(notes(of: placement.clip).map { "        |\($0)\n" }.joined())      >
          >

      """
  }

  private func notes(of clip: Clip) -> [String] {
    var lines = [SafeText.oneLine(clip.text)]
    if let translation = clip.translation { lines.append(SafeText.oneLine(translation)) }
    let rate = clip.recording.rate
    lines.append(
      SafeText.oneLine(clip.recording.fileName) + ", \(rate.clockText(atFrame: clip.range.start)) to "
        + rate.clockText(atFrame: clip.range.end))
    if let rights = clip.rights { lines.append("Rights: " + SafeText.oneLine(rights)) }
    if let advisory = clip.advisory { lines.append("Advisory: " + SafeText.oneLine(advisory)) }
    return lines
  }

  private func fade(_ fade: Clip.Fade?, at rate: SampleRate) -> String {
    let shape =
      switch fade?.shape {
      case .sine: 1
      case .linear, nil: 0
      }
    return "\(shape) \(ExactSeconds.text(fade?.frameCount ?? 0, at: rate)) 0 \(shape) 0 0 0"
  }

  /// In the first kind of quotation marks that the text does not hold; a text that holds all
  /// three loses its back-quotes.
  static func quoted(_ text: String) -> String {
    let line = SafeText.oneLine(text)
    for mark in ["\"", "'", "`"] where !line.unicodeScalars.contains(mark.unicodeScalars.first!) {
      return mark + line + mark
    }
    return "`" + line.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "'") + "`"
  }
}
