/// How a picture of sound looks.
public struct PictureOptions: Hashable, Sendable {
  /// In pixels; from 200 to 10 000.
  public var width: Int
  /// In pixels; from 120 to 4 000.
  public var height: Int
  public var isDark: Bool
  /// From top to bottom.
  public var panels: [Panel]
  public var format: Format

  public init(
    width: Int = 1_200, height: Int = 420, isDark: Bool = false, panels: [Panel] = Panel.allCases,
    format: Format = .png
  ) {
    self.width = width
    self.height = height
    self.isDark = isDark
    self.panels = panels
    self.format = format
  }

  /// What is drawn of the sound.
  public enum Panel: String, Hashable, Sendable, CaseIterable {
    /// The highest and lowest samples, and their root mean square, of each pixel.
    case waveform
    /// How strong each frequency is, up to 8 kHz.
    case spectrogram
  }

  /// The kinds of file.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// Written by libpng.
    case png
    /// With text as text; a spectrogram is an embedded PNG.
    case svg
  }

  public static let widths = 200...10_000
  public static let heights = 120...4_000
}
