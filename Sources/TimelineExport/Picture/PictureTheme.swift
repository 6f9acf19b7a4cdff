/// The colours of a picture.
struct PictureTheme: Sendable {
  let paper: PictureColour
  let panel: PictureColour
  let ink: PictureColour
  let faintInk: PictureColour
  let grid: PictureColour
  /// Sound in which nobody is known to speak.
  let nobody: PictureColour
  /// For speakers in order of appearance; apart from each other for colour-blind eyes too
  /// (after Okabe and Ito).
  let speakers: [PictureColour]
  /// From silence to the loudest.
  private let levels: [PictureColour]

  static let light = PictureTheme(
    paper: .init(0xFFFFFF), panel: .init(0xF6F7F9), ink: .init(0x1C2430), faintInk: .init(0x5C6672),
    grid: .init(0xDFE3E8), nobody: .init(0x8A94A0),
    speakers: [0x0072B2, 0xD55E00, 0x009E73, 0xA8518A, 0xB07A00, 0x3E8FC4].map { PictureColour($0) },
    levels: [0xF6F7F9, 0xE2EAF2, 0xB3C9E0, 0x6493C1, 0x275A92, 0x0A1730].map { PictureColour($0) })

  static let dark = PictureTheme(
    paper: .init(0x12161C), panel: .init(0x1A2028), ink: .init(0xE8ECF1), faintInk: .init(0x9AA5B1),
    grid: .init(0x2C343F), nobody: .init(0x74808D),
    speakers: [0x56B4E9, 0xF08A3C, 0x2FC49A, 0xE08FC0, 0xE6B93A, 0x8FD0FF].map { PictureColour($0) },
    levels: [0x12161C, 0x2A1A4A, 0x6B2A6E, 0xB8405E, 0xEE7B3F, 0xFCE08A].map { PictureColour($0) })

  /// The colour of a level from 0 to 1.
  func colour(ofLevel level: Double) -> PictureColour {
    let place = max(0, min(1, level)) * Double(levels.count - 1)
    let index = min(Int(place), levels.count - 2)
    return levels[index].mixed(place - Double(index), of: levels[index + 1])
  }
}
