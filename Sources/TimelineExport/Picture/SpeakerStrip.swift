internal import TapeModel

/// Who speaks when: rows and colours.
struct SpeakerStrip {
  /// In order of appearance, without those who are nobody.
  let names: [String]
  let rowCount: Int
  /// Each stretch with its row, from 0.
  let placed: [(span: PictureSubject.Span, row: Int)]
  private let theme: PictureTheme

  private static let mostRows = 4
  private static let nobody: Set<String> = ["narration", "?"]

  init(_ subject: PictureSubject, theme: PictureTheme) {
    self.theme = theme
    let all = subject.names
    names = all.filter { !Self.nobody.contains($0) }
    var end: Int64 = 0
    var overlaps = false
    for span in subject.spans {
      overlaps = overlaps || span.range.start < end
      end = max(end, span.range.end)
    }
    rowCount = subject.spans.isEmpty ? 0 : overlaps ? min(Self.mostRows, all.count) : 1
    let rows = Dictionary(all.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
    placed = subject.spans.map { [rowCount] in ($0, $0.range.isEmpty ? 0 : (rows[$0.name] ?? 0) % max(1, rowCount)) }
  }

  func colour(of name: String) -> PictureColour {
    guard let place = names.firstIndex(of: name) else { return theme.nobody }
    return theme.speakers[place % theme.speakers.count]
  }

  /// For each pixel column of a channel, the colour of who speaks there.
  func colours(ofChannel channel: Int, columnCount: Int, frameCount: Int64) -> [PictureColour] {
    var colours = [PictureColour](repeating: theme.nobody, count: columnCount)
    for (span, _) in placed where span.channel == nil || span.channel == channel {
      let colour = colour(of: span.name)
      let start = Int(Int128(span.range.start) * Int128(columnCount) / Int128(max(1, frameCount)))
      let end = Int(Int128(span.range.end) * Int128(columnCount) / Int128(max(1, frameCount)))
      for column in start..<max(start, min(columnCount, end)) { colours[column] = colour }
    }
    return colours
  }
}
