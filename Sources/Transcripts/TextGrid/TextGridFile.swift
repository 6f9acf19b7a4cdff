/// The tiers of a Praat TextGrid in its text form, long or short.
struct TextGridFile {
  private(set) var tiers: [TextGridTier] = []
  private var tokens: TextGridTokens

  init(_ bytes: Bytes) throws(TextFault) {
    tokens = TextGridTokens(bytes)
    let type = try text("the file type")
    guard type.hasPrefix("ooTextFile") else { throw fault("no Praat text file") }
    let object = try text("the object class")
    guard object == "TextGrid" else { throw fault("a Praat file, but no TextGrid") }
    _ = try time("the start of the grid")
    _ = try time("the end of the grid")
    guard case .flag("<exists>")? = try tokens.next() else { throw fault("a TextGrid without tiers") }
    let count = try count("the number of tiers")
    for _ in 0..<count { try readTier() }
  }

  private mutating func readTier() throws(TextFault) {
    let kind = try text("the class of a tier")
    let offset = tokens.start
    guard kind == "IntervalTier" || kind == "TextTier" else { throw fault("a tier of an unknown class") }
    var tier = TextGridTier(name: try text("the name of a tier"), isPoints: kind == "TextTier", offset: offset)
    _ = try time("the start of a tier")
    _ = try time("the end of a tier")
    let count = try count("the number of intervals")
    for _ in 0..<count { try readInterval(of: &tier) }
    tiers.append(tier)
  }

  private mutating func readInterval(of tier: inout TextGridTier) throws(TextFault) {
    let start = try time("the time of an interval")
    let offset = tokens.start
    let end = tier.isPoints ? start : try time("the end of an interval")
    let text = try text("the text of an interval")
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return }
    if tier.isPoints {
      tier.pointCount += 1
    } else if let start, let end, start <= end {
      tier.intervals.append(TextGridTier.Interval(start: start, end: end, text: text, offset: offset))
    } else {
      tier.bad.append(offset)
    }
  }

  private func fault(_ reason: String) -> TextFault { TextFault(offset: tokens.start, reason: reason) }

  private mutating func text(_ name: String) throws(TextFault) -> String {
    guard case .text(let text)? = try tokens.next() else { throw fault("\(name) is wanted here") }
    return text
  }

  private mutating func number(_ name: String) throws(TextFault) -> TextGridTokens.Number {
    guard case .number(let number)? = try tokens.next() else { throw fault("\(name) is wanted here") }
    return number
  }

  private mutating func count(_ name: String) throws(TextFault) -> Int {
    guard let count = tokens.count(try number(name)) else { throw fault("\(name) is wanted here") }
    return count
  }

  /// In milliseconds; `nil` for a number that is no time of a recording.
  private mutating func time(_ name: String) throws(TextFault) -> Int64? {
    tokens.milliseconds(try number(name))
  }
}
