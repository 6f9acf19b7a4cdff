internal import TapeModel

/// The tape log as a Praat TextGrid: one interval tier for each speaker.
///
/// Gaps are filled with empty intervals, so that each tier runs from 0 to the end of
/// the recording. Turns of one speaker that overlap go to a second tier of that name
/// with a number; turns without a speaker to the tier `(no speaker)`. Where the log
/// includes words, each tier of turns is followed by one of words. A turn of no length
/// takes one frame where its tier has room for it. Format: the Praat manual, "TextGrid
/// file formats" (long text form, UTF-8).
public struct TextGridSegmentsExporter: SegmentsExporter {
  public static let format = ExportFormat(
    name: "textgrid", fileExtension: "TextGrid", mediaType: "text/plain", summary: "Praat TextGrid, a tier a speaker",
    losses: [.absentTurns, .order, .timing, .confidence, .channels, .translation, .hashes, .callDetails, .warnings])

  public init() {}

  public func write(_ log: TapeLog, to output: inout some TextOutputStream) throws(ExportError) {
    let rate = log.recording.rate
    let end = max(1, log.recording.frameCount)
    let tiers = TierCollection(log, end: end).tiers
    output.write("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n")
    output.write(
      "xmin = 0\nxmax = \(TimeText.seconds(end, at: rate))\ntiers? <exists>\nsize = \(tiers.count)\nitem []:\n")
    for (number, tier) in tiers.enumerated() {
      output.write("    item [\(number + 1)]:\n        class = \"IntervalTier\"\n")
      output.write("        name = \"\(SafeText.praat(tier.name))\"\n        xmin = 0\n")
      output.write("        xmax = \(TimeText.seconds(end, at: rate))\n")
      let intervals = tier.intervals(until: end)
      output.write("        intervals: size = \(intervals.count)\n")
      for (place, interval) in intervals.enumerated() {
        output.write("        intervals [\(place + 1)]:\n")
        output.write("            xmin = \(TimeText.seconds(interval.range.start, at: rate))\n")
        output.write("            xmax = \(TimeText.seconds(interval.range.end, at: rate))\n")
        output.write("            text = \"\(SafeText.praat(interval.text))\"\n")
      }
    }
  }

  public func omissions(in log: TapeLog) -> [String] { log.absentOmission }
}
