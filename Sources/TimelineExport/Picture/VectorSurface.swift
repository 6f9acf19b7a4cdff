internal import Foundation

/// A surface that becomes an SVG file (SVG 1.1).
struct VectorSurface: PictureSurface {
  private var text: String
  private let glyphs = GlyphTable.standard
  private var failure: ExportError?

  init(width: Int, height: Int, title: String, paper: PictureColour) {
    text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" \
      width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" role="img" \
      font-family="DejaVu Sans, Verdana, sans-serif" font-size="12">
      <title>\(SafeText.xml(title))</title>

      """
    fill(x: 0, y: 0, width: width, height: height, paper)
  }

  mutating func fill(x: Int, y: Int, width: Int, height: Int, _ colour: PictureColour) {
    guard width > 0, height > 0 else { return }
    text += "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" fill=\"\(colour.text)\"/>\n"
  }

  mutating func bars(x: Int, _ bars: [PictureBar], _ colour: PictureColour) {
    var path = ""
    for (index, bar) in bars.enumerated() where bar.bottom >= bar.top {
      path += "M\(x + index) \(bar.top)h1v\(bar.bottom - bar.top + 1)h-1z"
    }
    guard !path.isEmpty else { return }
    text += "<path d=\"\(path)\" fill=\"\(colour.text)\" shape-rendering=\"crispEdges\"/>\n"
  }

  mutating func image(x: Int, y: Int, width: Int, height: Int, _ pixels: [PictureColour]) {
    do throws(ExportError) {
      let bytes = try PNGImage.bytes(pixels.flatMap { [$0.red, $0.green, $0.blue] }, width: width, height: height)
      text += "<image x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" "
      text += "xlink:href=\"data:image/png;base64,\(Data(bytes).base64EncodedString())\"/>\n"
    } catch {
      failure = error
    }
  }

  mutating func text(_ text: String, x: Int, y: Int, _ colour: PictureColour, _ anchor: PictureAnchor) {
    let name =
      switch anchor {
      case .start: "start"
      case .middle: "middle"
      case .end: "end"
      }
    // The width that the other surface gives it, so that text ends where it is meant to.
    let length = glyphs.width(text)
    self.text += "<text x=\"\(x)\" y=\"\(y)\" fill=\"\(colour.text)\" text-anchor=\"\(name)\""
    if length > 0 { self.text += " textLength=\"\(length)\" lengthAdjust=\"spacingAndGlyphs\"" }
    self.text += ">\(SafeText.xml(text))</text>\n"
  }

  consuming func finish() throws(ExportError) -> [UInt8] {
    if let failure { throw failure }
    return Array((text + "</svg>\n").utf8)
  }
}
