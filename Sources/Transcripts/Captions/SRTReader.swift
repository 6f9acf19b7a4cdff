public import TapeModel

/// Reads SubRip subtitles (SRT).
///
/// There is no standard. Lenient: numbers may be missing, repeated or in any order;
/// comma or point before any number of decimals, hours optional; positions (`X1:…`) and
/// anything else behind the times is unread; `<i>`, `<font …>`, `{\an8}` are taken out; an
/// empty line inside a cue's text does not end it; an empty line between cues may be
/// missing; cues stay in the file's order. Strict: a cue with a bad time or an end before
/// its start is not used.
public struct SRTReader: TranscriptFormatReader {
  public let name = "srt"
  public let title = "SubRip (SRT)"
  public let reads = "cues, speaker labels, notes in brackets"
  public let loses = "numbers, positions, fonts and colours"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    text.bytes.withUnsafeBufferPointer { bytes in
      var lines = Lines(UnsafeBufferPointer(rebasing: bytes.prefix(1 << 16)))
      var (times, others) = (0, 0)
      while let line = lines.next() {
        guard CueTimes.hasArrow(bytes, line.range) else {
          if !line.range.isEmpty { others += 1 }
          continue
        }
        let start = bytes.skippingWhiteSpace(line.range.lowerBound, before: line.range.upperBound)
        if bytes.isDigit(start, before: line.range.upperBound) { times += 1 }
      }
      return times == 0 ? 0 : times * 8 >= others ? 0.9 : 0.5
    }
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    text.bytes.withUnsafeBufferPointer { bytes in
      let (captions, unused) = blocks(bytes)
      return CaptionTurns(bytes, options).transcript(format: name, blocks: captions, unused: unused)
    }
  }

  private func blocks(_ bytes: Bytes) -> ([CaptionBlock], [UnusedLine]) {
    var captions: [CaptionBlock] = []
    var unused: [UnusedLine] = []
    var lines = Lines(bytes)
    /// The last two lines with text since the time line, to find the next cue's number.
    var (beforeLast, last): (Line?, Line?)
    var (isOpen, hasTimes) = (false, false)
    func close(before line: Line?) {
      // The number of the next cue stands alone between an empty line and its times.
      let hasNumber = line != nil && last.map { $0.number == line!.number - 1 && isNumber(bytes, $0.range) } ?? false
      let end = hasNumber ? beforeLast : last
      if isOpen, let block = captions.indices.last {
        captions[block].text = end.map { captions[block].text.lowerBound..<$0.range.upperBound } ?? 0..<0
      }
    }
    while let line = lines.next() {
      if CueTimes.hasArrow(bytes, line.range),
        bytes.isDigit(bytes.trimmed(line.range).lowerBound, before: line.range.upperBound)
      {
        close(before: line)
        hasTimes = true
        (beforeLast, last) = (nil, nil)
        switch CueTimes.parse(bytes, line.range) {
        case .cue(let cue):
          captions.append(
            CaptionBlock(cue: cue, line: line.number, text: line.range.upperBound..<line.range.upperBound))
          isOpen = true
        case .bad(let reason):
          unused.append(UnusedLine(line: line.number, reason: reason))
          isOpen = false
        }
      } else if !bytes.trimmed(line.range).isEmpty {
        if !hasTimes, !isNumber(bytes, line.range) {
          unused.append(UnusedLine(line: line.number, reason: "text before the first time"))
        }
        (beforeLast, last) = (last, line)
      }
    }
    close(before: nil)
    return (captions, unused)
  }

  private func isNumber(_ bytes: Bytes, _ line: Range<Int>) -> Bool {
    let text = bytes.trimmed(line)
    return !text.isEmpty && text.allSatisfy { bytes.isDigit($0, before: text.upperBound) }
  }
}
