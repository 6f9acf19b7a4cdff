/// A colour of a picture, in sRGB.
struct PictureColour: Hashable, Sendable {
  let red: UInt8
  let green: UInt8
  let blue: UInt8

  /// `0x1E6FB8`.
  init(_ hex: UInt32) {
    red = UInt8(truncatingIfNeeded: hex >> 16)
    green = UInt8(truncatingIfNeeded: hex >> 8)
    blue = UInt8(truncatingIfNeeded: hex)
  }

  /// As SVG writes it: `#1e6fb8`.
  var text: String {
    let value = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    let digits = String(value, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  /// This colour with a share of another, from 0 to 1.
  func mixed(_ share: Double, of other: PictureColour) -> PictureColour {
    func part(_ one: UInt8, _ other: UInt8) -> UInt32 {
      UInt32(max(0, min(255, (Double(one) + (Double(other) - Double(one)) * share).rounded())))
    }
    return PictureColour(part(red, other.red) << 16 | part(green, other.green) << 8 | part(blue, other.blue))
  }
}
