internal import Foundation
internal import TapeAudio

/// Names for files and the desk, in letters that every system and tape machine takes.
public enum Slug {
  /// `text` in lower-case ASCII letters, digits and single hyphens: `Річка замерзла!`
  /// gives `richka-zamerzla`.
  ///
  /// Letters are those of ``TapeAudio/asciiFolded(_:)``, Latin letters that it does not
  /// know lose their marks; apostrophes go, and whatever else there is becomes a
  /// hyphen. At most 60 characters, cut at a hyphen where one is near. What would be
  /// empty is `otherwise`; names that Windows keeps for devices get `otherwise` in
  /// front.
  public static func ascii(_ text: String, otherwise: String = "clip") -> String {
    var result: [UInt8] = []
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      if result.count > limit { break }
      for byte in folded(scalar).utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): result.append(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): result.append(byte + 32)
        case UInt8(ascii: "'"): break
        default: if let last = result.last, last != hyphen { result.append(hyphen) }
        }
      }
    }
    let name = trimmed(result)
    if name.isEmpty { return otherwise }
    return reserved.contains(name) ? "\(otherwise)-\(name)" : name
  }

  private static let limit = 60
  private static let hyphen = UInt8(ascii: "-")

  private static func folded(_ scalar: Unicode.Scalar) -> String {
    let letter = String(scalar)
    let folded = asciiFolded(letter)
    return folded == "_" ? asciiFolded(letter.decomposedStringWithCanonicalMapping) : folded
  }

  private static func trimmed(_ bytes: [UInt8]) -> String {
    var kept = bytes[...]
    if kept.count > limit {
      kept = kept.prefix(limit)
      if let cut = kept.lastIndex(of: hyphen), cut >= limit / 2 { kept = kept[..<cut] }
    }
    if kept.last == hyphen { kept = kept.dropLast() }
    return String(decoding: kept, as: UTF8.self)
  }

  private static let reserved: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })
}
