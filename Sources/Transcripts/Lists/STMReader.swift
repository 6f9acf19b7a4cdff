public import TapeModel

/// Reads STM: one timed piece of speech a line.
///
/// Source: NIST's SCTK, "STM: segment time marked". Columns: recording, channel,
/// speaker, start, end, optionally labels in `< >`, and the words. Channel `1` or `A`
/// is leg 0. Of alternatives (`{ a / b }`) the first is read; words in parentheses,
/// which scoring may leave out, are words. Pieces marked
/// `ignore_time_segment_in_scoring` and gaps are listed. Several recordings as in
/// ``CTMReader``. Strict: a piece that ends before it starts is not used.
public struct STMReader: TranscriptFormatReader {
  public let name = "stm"
  public let title = "STM"
  public let reads = "pieces of speech with times, speakers, channels"
  public let loses = "labels, alternatives, further recordings"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    text.bytes.withUnsafeBufferPointer { bytes in
      var lines = Lines(UnsafeBufferPointer(rebasing: bytes.prefix(1 << 16)))
      var (pieces, others) = (0, 0)
      while let next = lines.next() {
        guard let line = ScoringLine(bytes, next, columns: 5) else { continue }
        let isPiece = line.channel(1, bytes) != nil && line.time(3, bytes) != nil && line.time(4, bytes) != nil
        if isPiece { pieces += 1 } else { others += 1 }
      }
      return pieces > others * 3 ? 0.9 : 0
    }
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    text.bytes.withUnsafeBufferPointer { bytes in
      let recording = ScoringRecording(bytes, path: text.path, column: 0) { _ in true }
      var runs = WordRuns(options)
      var lines = Lines(bytes)
      while let next = lines.next() {
        guard let line = ScoringLine(bytes, next, columns: 5) else { continue }
        guard line.columns.count == 5 else {
          runs.note(line.number, "fewer than five columns")
          continue
        }
        guard recording.matches(line.columns[0], in: bytes) else {
          runs.note(line.number, "speech of another recording")
          continue
        }
        add(line, bytes, to: &runs)
      }
      return runs.transcript(format: name, language: nil)
    }
  }

  private func add(_ line: ScoringLine, _ bytes: Bytes, to runs: inout WordRuns) {
    guard let start = line.time(3, bytes), let end = line.time(4, bytes),
      let cue = Cue(startMilliseconds: start, endMilliseconds: end)
    else { return runs.note(line.number, "a piece without possible times") }
    let speaker = line.text(2, bytes)
    let text = words(bytes, line.rest)
    if speaker == "inter_segment_gap" || speaker == "excluded_region" || text.hasPrefix("ignore_time_segment") {
      return runs.note(line.number, "a piece marked as not to be read")
    }
    runs.addPhrase(text, cue, speaker: speaker, channel: line.channel(1, bytes), line: line.number)
  }

  /// The text without its labels, first alternatives only, without parentheses.
  private func words(_ bytes: Bytes, _ range: Range<Int>) -> String {
    var text: [UInt8] = []
    var at = range.lowerBound
    if at < range.upperBound, bytes[at] == 0x3C,
      let close = range.first(where: { bytes[$0] == 0x3E || bytes[$0] <= 0x20 }), bytes[close] == 0x3E
    {
      at = close + 1
    }
    // How many braces are open, and at which of them a further alternative began.
    var (depth, skipped) = (0, Int.max)
    while at < range.upperBound {
      switch bytes[at] {
      case 0x7B: depth += 1
      case 0x7D:
        if depth > 0 { depth -= 1 }
        if depth < skipped { skipped = .max }
      case 0x2F where depth > 0 && skipped == .max: skipped = depth
      case 0x28, 0x29: break
      default: if skipped == .max, bytes[at] != 0x40 || depth == 0 { text.append(bytes[at]) }
      }
      at += 1
    }
    return String(decoding: text, as: UTF8.self)
  }
}
