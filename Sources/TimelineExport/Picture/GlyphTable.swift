/// The letters of pictures: DejaVu Sans at 12 pixels, drawn beforehand by `Scripts/make-glyphs`.
struct GlyphTable: Sendable {
  struct Glyph: Sendable {
    /// From the pen to the left edge.
    let left: Int
    /// From the base line to the top edge; negative upwards.
    let top: Int
    let width: Int
    let height: Int
    /// In quarters of a pixel.
    let advance: Int
    /// From 0 to 15, row after row.
    let levels: [UInt8]
  }

  private let glyphs: [UInt16: Glyph]

  static let standard = GlyphTable(PackageResources.Glyphs_bin)

  init(_ bytes: [UInt8]) {
    var glyphs: [UInt16: Glyph] = [:]
    var place = 0
    while place + 7 <= bytes.count {
      let code = UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
      let (width, height) = (Int(bytes[place + 4]), Int(bytes[place + 5]))
      let packed = bytes[(place + 7)...].prefix((width * height + 1) / 2)
      let levels = packed.flatMap { [$0 >> 4, $0 & 15] }
      glyphs[code] = Glyph(
        left: Int(Int8(bitPattern: bytes[place + 2])), top: Int(Int8(bitPattern: bytes[place + 3])), width: width,
        height: height, advance: Int(bytes[place + 6]), levels: Array(levels.prefix(width * height)))
      place += 7 + packed.count
    }
    self.glyphs = glyphs
  }

  /// The letter's shape; that of U+FFFD for what there is none of.
  func glyph(_ scalar: Unicode.Scalar) -> Glyph? {
    UInt16(exactly: scalar.value).flatMap { glyphs[$0] } ?? glyphs[0xFFFD]
  }

  /// In pixels, rounded up.
  func width(_ text: String) -> Int {
    (text.unicodeScalars.reduce(0) { $0 + (glyph($1)?.advance ?? 0) } + 3) / 4
  }

  /// As much of `text` as fits into `width` pixels, with an ellipsis where something was cut;
  /// `nil` where not even a letter does.
  func fitted(_ text: String, width: Int) -> String? {
    if self.width(text) <= width { return text }
    var cut = String(text.dropLast())
    while !cut.isEmpty {
      if self.width(cut + "…") <= width { return cut + "…" }
      cut.removeLast()
    }
    return nil
  }
}
