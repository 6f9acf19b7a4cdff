internal import CPng

/// Writes PNG files.
enum PNGImage {
  /// The bytes of a PNG file of `pixels`, three bytes each, row after row; the same for the
  /// same pixels.
  ///
  /// The corresponding C function is `png_image_write_to_memory`.
  ///
  /// - Precondition: there are `width` times `height` pixels, and at least one.
  static func bytes(_ pixels: [UInt8], width: Int, height: Int) throws(ExportError) -> [UInt8] {
    precondition(width > 0 && height > 0 && pixels.count == 3 * width * height, "not \(width) times \(height) pixels")
    var output: UnsafeMutablePointer<UInt8>?
    var count = 0
    let status = pixels.withUnsafeBufferPointer {
      tapelog_png_write($0.baseAddress, UInt32(width), UInt32(height), &output, &count)
    }
    guard status == 0, let output else { throw .cannotHold(format: "png", reason: "not enough memory") }
    defer { tapelog_png_free(output) }
    return Array(UnsafeBufferPointer(start: output, count: count))
  }
}
