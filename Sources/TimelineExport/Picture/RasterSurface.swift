/// A surface of pixels, which becomes a PNG file.
struct RasterSurface: PictureSurface {
  private let width: Int
  private let height: Int
  private var pixels: [UInt8]
  private let glyphs = GlyphTable.standard

  init(width: Int, height: Int, paper: PictureColour) {
    self.width = width
    self.height = height
    pixels = [UInt8](repeating: 0, count: 3 * width * height)
    fill(x: 0, y: 0, width: width, height: height, paper)
  }

  mutating func fill(x: Int, y: Int, width: Int, height: Int, _ colour: PictureColour) {
    for row in max(0, y)..<max(max(0, y), min(self.height, y + height)) {
      for column in max(0, x)..<max(max(0, x), min(self.width, x + width)) { set(column, row, colour) }
    }
  }

  mutating func bars(x: Int, _ bars: [PictureBar], _ colour: PictureColour) {
    for (index, bar) in bars.enumerated() where bar.bottom >= bar.top {
      fill(x: x + index, y: bar.top, width: 1, height: bar.bottom - bar.top + 1, colour)
    }
  }

  mutating func image(x: Int, y: Int, width: Int, height: Int, _ pixels: [PictureColour]) {
    for row in 0..<height {
      for column in 0..<width { set(x + column, y + row, pixels[row * width + column]) }
    }
  }

  mutating func text(_ text: String, x: Int, y: Int, _ colour: PictureColour, _ anchor: PictureAnchor) {
    let wide = glyphs.width(text)
    var pen = 4 * (anchor == .start ? x : anchor == .middle ? x - wide / 2 : x - wide)
    for scalar in text.unicodeScalars {
      guard let glyph = glyphs.glyph(scalar) else { continue }
      let left = (pen + 2) / 4 + glyph.left
      for index in glyph.levels.indices where glyph.levels[index] > 0 {
        blend(left + index % glyph.width, y + glyph.top + index / glyph.width, colour, Double(glyph.levels[index]) / 15)
      }
      pen += glyph.advance
    }
  }

  consuming func finish() throws(ExportError) -> [UInt8] {
    try PNGImage.bytes(pixels, width: width, height: height)
  }

  private func place(_ x: Int, _ y: Int) -> Int? {
    (0..<width).contains(x) && (0..<height).contains(y) ? 3 * (y * width + x) : nil
  }

  private mutating func set(_ x: Int, _ y: Int, _ colour: PictureColour) {
    guard let place = place(x, y) else { return }
    pixels[place] = colour.red
    pixels[place + 1] = colour.green
    pixels[place + 2] = colour.blue
  }

  private mutating func blend(_ x: Int, _ y: Int, _ colour: PictureColour, _ share: Double) {
    guard let place = place(x, y) else { return }
    let under = PictureColour(UInt32(pixels[place]) << 16 | UInt32(pixels[place + 1]) << 8 | UInt32(pixels[place + 2]))
    set(x, y, under.mixed(share, of: colour))
  }
}
