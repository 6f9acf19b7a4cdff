package import TapeIndex
internal import TapeModel

/// The rule for slugs: they name files and clips, so they are plain, unlike an identifier, and
/// used once.
package struct ClipSlug {
  /// Why a slug cannot be; `nil` for one that can.
  package static func fault(_ slug: String) -> String? {
    let isPlain = slug.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.".unicodeScalars.contains($0)
    }
    guard isPlain, !slug.isEmpty, slug.first != ".", slug.utf8.count <= 100 else {
      return "a slug has letters, digits, hyphens, underscores and points, and at most 100 bytes"
    }
    let digits = slug.dropFirst()
    guard slug.first != "c" || digits.isEmpty || !digits.allSatisfy(\.isWholeNumber) else {
      return "a slug of that form would look like a clip's identifier"
    }
    return nil
  }

  /// - Throws: `Failure` for a slug that another clip has.
  package static func checkUnused(_ slug: String, in store: TapeIndex, except id: String? = nil) throws(Failure) {
    let clips = try failing { () throws -> [Versioned<Clip>] in try store.clips() }
    guard !clips.contains(where: { $0.value.slug == slug && $0.value.id != id }) else {
      throw Failure(.cannotCreate, "\(slug): another clip has this slug")
    }
  }

  /// `slug`, with a number behind it where it is taken.
  package static func unused(_ slug: String, in store: TapeIndex) throws(Failure) -> String {
    let taken = Set(try failing { () throws -> [Versioned<Clip>] in try store.clips() }.map(\.value.slug))
    guard taken.contains(slug) else { return slug }
    var number = 2
    while taken.contains("\(slug)-\(number)") { number += 1 }
    return "\(slug)-\(number)"
  }
}
