/// What pictures are drawn on. Places are whole pixels from the upper left corner.
protocol PictureSurface {
  mutating func fill(x: Int, y: Int, width: Int, height: Int, _ colour: PictureColour)
  /// A bar for each pixel column from `x` on, from `top` down to `bottom`, both from the upper
  /// edge of the picture and inside of the bar.
  mutating func bars(x: Int, _ bars: [PictureBar], _ colour: PictureColour)
  /// Pixels, row after row.
  mutating func image(x: Int, y: Int, width: Int, height: Int, _ pixels: [PictureColour])
  /// Text on the base line `y`.
  mutating func text(_ text: String, x: Int, y: Int, _ colour: PictureColour, _ anchor: PictureAnchor)
  /// The file.
  consuming func finish() throws(ExportError) -> [UInt8]
}

/// Pixels of one column.
struct PictureBar: Hashable, Sendable {
  let top: Int
  let bottom: Int
}

/// Which part of a text stands at its place.
enum PictureAnchor: Sendable {
  case start, middle, end
}
