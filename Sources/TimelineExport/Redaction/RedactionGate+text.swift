internal import Foundation
internal import TapeModel

extension RedactionGate {
  /// `text` with every hidden name replaced: by its pseudonym, or by `[redacted]`.
  public func text(_ text: String) -> String { passed(text).text }

  /// Likewise for names of files, slugs and other names without spaces, where a hidden name may
  /// be part of a longer run of letters; `redacted` stands in its place.
  public func name(_ name: String) -> String { passed(name, isFileName: true).text }

  /// Whether a text holds anything hidden.
  public func hides(_ text: String) -> Bool { !finder.isEmpty && name(text) != text }

  func text(_ text: String?) -> String? { text.map { self.text($0) } }

  func speaker(_ speaker: Speaker?) -> Speaker? {
    speaker.map { Speaker(name: text($0.name)) ?? $0 }
  }

  /// A text as it may be seen, and where its pieces went.
  public struct PassedText: Hashable, Sendable {
    public let text: String
    /// In UTF-8 bytes: what was hidden of the former text, and what stands in its place.
    let hidden: [Replaced]

    struct Replaced: Hashable, Sendable {
      let former: Range<Int>
      let now: Range<Int>
    }

    /// Whether something in `range` of the former text is hidden.
    public func hides(_ range: Range<Int>) -> Bool { hidden.contains { $0.former.overlaps(range) } }

    /// Where a byte of the former text is now; at an edge of what stands for it, where it is
    /// hidden.
    public func place(of byte: Int) -> Int {
      var shift = 0
      for piece in hidden {
        if byte <= piece.former.lowerBound { break }
        if byte < piece.former.upperBound { return piece.now.upperBound }
        shift = piece.now.upperBound - piece.former.upperBound
      }
      return min(byte + shift, text.utf8.count)
    }
  }

  /// ``text(_:)`` or ``name(_:)``, with the places of what is hidden.
  public func passed(_ text: String, isFileName: Bool = false) -> PassedText {
    guard !finder.isEmpty else { return PassedText(text: text, hidden: []) }
    var hidden: [PassedText.Replaced] = []
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    var place = 0
    for hit in Self.apart(finder.hits(in: text, isFileName: isFileName)) {
      result += bytes[place..<hit.range.lowerBound]
      let start = result.count
      result += Array(replacement(hit.name, isFileName: isFileName).utf8)
      hidden.append(PassedText.Replaced(former: hit.range, now: start..<result.count))
      place = hit.range.upperBound
    }
    result += bytes[place...]
    let replaced = hidden.isEmpty ? text : String(decoding: result, as: UTF8.self)
    return PassedText(text: uncoded(replaced, isFileName: isFileName), hidden: hidden)
  }

  func replacement(_ name: Int, isFileName: Bool) -> String {
    guard isFileName else { return names[name].replacement }
    return names[name].isPseudonym
      ? Slug.ascii(names[name].replacement, otherwise: HiddenName.fileName) : HiddenName.fileName
  }

  /// A name may stand in percent signs, as in an address.
  private func uncoded(_ text: String, isFileName: Bool) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")), let plain = text.removingPercentEncoding, plain != text,
      !finder.hits(in: plain, isFileName: isFileName).isEmpty
    else { return text }
    return passed(plain, isFileName: isFileName).text
  }

  /// Hits that overlap as one, under the name of the first.
  static func apart(_ hits: [NameFinder.Hit]) -> [NameFinder.Hit] {
    var apart: [NameFinder.Hit] = []
    for hit in hits {
      guard let last = apart.last, hit.range.lowerBound < last.range.upperBound else {
        apart.append(hit)
        continue
      }
      apart[apart.count - 1] = NameFinder.Hit(
        range: last.range.lowerBound..<max(last.range.upperBound, hit.range.upperBound), name: last.name)
    }
    return apart
  }
}
