public import TapeModel

/// Reads label tracks of Audacity: start, end and text in columns with tabs between.
///
/// Format: the Audacity manual, "Importing and Exporting Labels". Each label with a text is
/// a turn; of a point label (the same time twice) only the start is a cue. Lenient:
/// a comma for the point, `h:mm:ss.mmm` for seconds, a start alone before the text, lines
/// of frequencies (`\`) passed over, speakers' labels in the text, labels in any order. Strict:
/// a line without times, or that ends before it starts, is not used.
public struct AudacityLabelsReader: TranscriptFormatReader {
  public let name = "audacity"
  public let title = "Audacity labels"
  public let reads = "labels as turns, speakers before a colon"
  public let loses = "frequencies, labels without a text"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    text.bytes.withUnsafeBufferPointer { bytes in
      var lines = Lines(UnsafeBufferPointer(rebasing: bytes.prefix(1 << 16)))
      var (labels, others) = (0, 0)
      while let line = lines.next() {
        if line.range.isEmpty || isFrequencies(bytes, line.range) { continue }
        let first = columns(bytes, line.range).first
        if let first, first.upperBound < line.range.upperBound, time(bytes, first) != nil {
          labels += 1
        } else {
          others += 1
        }
      }
      return labels > others ? 0.8 : 0
    }
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    text.bytes.withUnsafeBufferPointer { bytes in
      var evidence = LabelEvidence()
      var lines = Lines(bytes)
      while let line = lines.next() {
        guard let label = label(bytes, line.range).label, !label.text.isEmpty else { continue }
        evidence.count(LabelCandidate(bytes, label.text), line: label.text, in: bytes)
      }
      var turns = TurnCollector(options)
      lines = Lines(bytes)
      while let line = lines.next() {
        if bytes.trimmed(line.range).isEmpty || isFrequencies(bytes, line.range) { continue }
        let (label, fault) = label(bytes, line.range)
        guard let label else {
          turns.unused.append(UnusedLine(line: line.number, reason: fault))
          continue
        }
        add(label, line, bytes, evidence, to: &turns)
      }
      return Transcript(format: name, turns: turns.turns, unused: turns.unused)
    }
  }

  private typealias Label = (cue: Cue, text: Range<Int>)

  private func add(
    _ label: Label, _ line: Line, _ bytes: Bytes, _ evidence: LabelEvidence, to turns: inout TurnCollector
  ) {
    var spoken = Spoken()
    var (speaker, text): (Speaker?, Range<Int>) = (nil, label.text)
    if let candidate = LabelCandidate(bytes, text), evidence.accepts(candidate, in: bytes, speakers: turns.speakers) {
      speaker = turns.speakers.speaker(bytes.string(candidate.name))
      if let note = candidate.note { spoken.notes.append(Note(bytes.string(note), beforeWord: 0)) }
      text = candidate.next..<text.upperBound
    }
    var pending: Cue?
    WordScanner.scan(bytes, text, pending: &pending, into: &spoken)
    turns.add(
      WrittenTurn(speaker: speaker, words: spoken.words, notes: spoken.notes, cue: label.cue, line: line.number))
  }

  private func isFrequencies(_ bytes: Bytes, _ line: Range<Int>) -> Bool {
    line.count > 1 && bytes[line.lowerBound] == 0x5C && bytes[line.lowerBound + 1] == 0x09
  }

  /// The first three columns; the third holds the rest of the line.
  private func columns(_ bytes: Bytes, _ line: Range<Int>) -> [Range<Int>] {
    var columns: [Range<Int>] = []
    var start = line.lowerBound
    for at in line where bytes[at] == 0x09 && columns.count < 2 {
      columns.append(start..<at)
      start = at + 1
    }
    return columns + [start..<line.upperBound]
  }

  private func label(_ bytes: Bytes, _ line: Range<Int>) -> (label: Label?, fault: String) {
    let columns = columns(bytes, line)
    guard columns.count > 1, let start = time(bytes, columns[0]) else { return (nil, "a label without a start time") }
    guard let end = time(bytes, columns[1]) else {
      guard columns.count == 2, let cue = Cue(startMilliseconds: start) else {
        return (nil, "a label without an end time")
      }
      return ((cue, bytes.trimmed(columns[1])), "")
    }
    guard let cue = Cue(startMilliseconds: start, endMilliseconds: end == start ? nil : end) else {
      return (nil, "a label that ends before it starts")
    }
    return ((cue, columns.count > 2 ? bytes.trimmed(columns[2]) : line.upperBound..<line.upperBound), "")
  }

  private func time(_ bytes: Bytes, _ column: Range<Int>) -> Int64? {
    let text = bytes.trimmed(column)
    for (value, end) in [
      Clock.seconds(bytes, text.lowerBound, before: text.upperBound),
      Clock.time(bytes, text.lowerBound, before: text.upperBound),
    ].compactMap({ $0 }) where end == text.upperBound { return value }
    return nil
  }
}
