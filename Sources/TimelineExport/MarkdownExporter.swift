public import TapeModel

/// The running order as a page to print: a table, then every word of the script.
///
/// Times are rounded to a second, cumulative times from the exact ones. Everything that
/// people wrote stands as they wrote it, with Markdown's own characters escaped.
/// Format: GitHub Flavored Markdown (tables over CommonMark).
public struct MarkdownExporter: TimelineExporter {
  public static let format = ExportFormat(
    name: "markdown", fileExtension: "md", mediaType: "text/markdown", summary: "Running order to print",
    losses: [.frames, .hashes, .words, .fades, .gain, .handles])

  public init() {}

  public func write(_ rundown: Rundown, to output: inout some TextOutputStream) throws(ExportError) {
    let timeline = try Timeline(rundown)
    let rate = timeline.rate
    output.write("# \(heading(rundown))\n\n")
    output.write("Running time \(runningTime(timeline.frameCount, rate)), \(counted(rundown.clips.count, "clip"))")
    if !timeline.narration.isEmpty {
      let spoken = timeline.narration.reduce(0) { $0 + $1.record.frameCount }
      output.write(", narration \(runningTime(spoken, rate))")
    }
    output.write(".\n\n")
    output.write("| # | Item | In-cue | Out-cue | Length | From | To | Source |\n")
    output.write("| ---: | --- | --- | --- | ---: | ---: | ---: | --- |\n")
    let lines = zip(1..., zip(rundown.items, timeline.records)).map { (number: $0, item: $1.0, record: $1.1) }
    for line in lines { output.write(row(line.number, line.item.content, record: line.record, rate: rate)) }
    for line in lines { output.write("\n" + section(line.number, line.item.content, record: line.record, rate: rate)) }
  }

  private func heading(_ rundown: Rundown) -> String {
    let title = SafeText.markdown(rundown.title)
    return title.isEmpty ? SafeText.markdown(rundown.name) : title
  }

  private func runningTime(_ frameCount: Int64, _ rate: SampleRate) -> String {
    runningTimeText(milliseconds: rate.milliseconds(atFrame: frameCount))
  }

  private func row(_ number: Int, _ content: Rundown.Content, record: SampleRange, rate: SampleRate) -> String {
    let times =
      "\(runningTime(record.frameCount, rate)) | \(runningTime(record.start, rate)) | "
      + runningTime(record.end, rate)
    switch content {
    case .clip(let clip):
      let name =
        "**\(SafeText.markdown(clip.slug))**" + (clip.speakers.isEmpty ? "" : " \(speakers(of: clip))")
        + (advisories(of: clip).isEmpty ? "" : " ⚠")
      return "| \(number) | \(name) | \(SafeText.markdown(clip.inCue)) | \(SafeText.markdown(clip.outCue)) "
        + "| \(times) | \(source(of: clip)) |\n"
    case .narration(let narration):
      let words = narration.text.split(whereSeparator: \.isWhitespace)
      let first = words.prefix(5).joined(separator: " ")
      let last = words.suffix(5).joined(separator: " ")
      return "| \(number) | narration | \(SafeText.markdown(first)) | \(SafeText.markdown(last)) | \(times) |  |\n"
    case .note(let note):
      return "| \(number) | note | \(SafeText.markdown(note)) |  |  | \(runningTime(record.start, rate)) |  |  |\n"
    }
  }

  /// The recording and the day of the call.
  private func source(of clip: Clip) -> String {
    let call = clip.call?.callID.map { SafeText.markdown("call \($0)") } ?? SafeText.markdown(clip.recording.fileName)
    guard let date = (clip.call?.start ?? clip.recording.originated)?.date else { return call }
    return "\(call), \(date)"
  }

  private func section(_ number: Int, _ content: Rundown.Content, record: SampleRange, rate: SampleRate) -> String {
    switch content {
    case .clip(let clip): return clipSection(number, clip)
    case .narration(let narration):
      let kind = narration.statedMilliseconds == nil ? "estimated" : "stated"
      return "## \(number). Narration (\(runningTime(record.frameCount, rate)) \(kind))\n"
        + paragraphs(narration.text).map { "\n\($0)\n" }.joined()
    case .note(let note):
      return "## \(number). Note\n" + paragraphs(note).map { "\n*\($0)*\n" }.joined()
    }
  }

  private func clipSection(_ number: Int, _ clip: Clip) -> String {
    let rate = clip.recording.rate
    var text =
      "## \(number). \(SafeText.markdown(clip.slug)) (\(runningTimeText(milliseconds: clip.runningTimeMilliseconds)))\n"
    for advisory in advisories(of: clip) { text += "\n⚠ \(advisory)\n" }
    let speakers = speakers(of: clip)
    let words = SafeText.markdown(clip.text)
    if !speakers.isEmpty || !words.isEmpty {
      text += "\n" + (speakers.isEmpty ? "" : "**\(speakers):** ") + words + "\n"
    }
    if let translation = clip.translation {
      text += "\n" + paragraphs(translation).map { "> \($0)\n" }.joined(separator: ">\n")
    }
    var facts = [
      "Source: \(source(of: clip)), \(SafeText.markdown(clip.recording.fileName)), "
        + "\(rate.clockText(atFrame: clip.range.start)) to \(rate.clockText(atFrame: clip.range.end))",
      "Times: \(clip.timing.rawValue), confidence \(percent(clip.confidence))",
    ]
    if let call = clip.call { facts.append("Call: \(callFacts(call))") }
    if let channel = clip.channel { facts.append("Leg: \(channel + 1) of \(clip.recording.channelCount)") }
    if let rights = clip.rights { facts.append("Rights: \(SafeText.markdown(rights))") }
    facts += (clip.remarks + clip.recording.warnings.map(\.sentence)).map { "Mind: \(SafeText.markdown($0))" }
    return text + "\n" + facts.map { "- \($0)\n" }.joined()
  }

  private func speakers(of clip: Clip) -> String {
    clip.speakers.map { SafeText.markdown($0.name) }.joined(separator: ", ")
  }

  /// Those of the clip, then those of its call.
  private func advisories(of clip: Clip) -> [String] {
    let own = SafeText.markdown(clip.advisory ?? "")
    let call = SafeText.markdown(clip.call?.advisory ?? "")
    return (own == call ? [own] : [own, call]).filter { !$0.isEmpty }
  }

  private func callFacts(_ call: CallDetails) -> String {
    var facts = [call.verification == .partly ? "partly verified" : call.verification.rawValue]
    if let verifier = call.verifiedBy { facts[0] += " by \(SafeText.markdown(verifier))" }
    if !call.parties.isEmpty { facts.append("between \(call.parties.map(SafeText.markdown).joined(separator: ", "))") }
    if let place = call.place { facts.append(SafeText.markdown(place)) }
    if let start = call.start { facts.append("\(start.date) \(start.timeOfDay)") }
    return facts.joined(separator: "; ")
  }

  private func percent(_ confidence: Double) -> String { "\(Int((confidence * 100).rounded())) %" }

  /// The lines of `text` that hold something, each a paragraph.
  private func paragraphs(_ text: String) -> [String] {
    SafeText.lines(text).split(separator: "\n").map { SafeText.markdown(String($0)) }.filter { !$0.isEmpty }
  }
}
