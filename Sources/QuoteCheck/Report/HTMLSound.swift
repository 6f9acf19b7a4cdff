/// A sound file that a report's page plays.
public struct HTMLSound: Hashable, Sendable {
  /// What is heard: `as said`.
  public let label: String
  /// Relative to the page, or whole; escaped for an address already.
  public let link: String

  public init(label: String, link: String) {
    self.label = label
    self.link = link
  }

  /// A link to a file: every byte but letters, digits and `-._~/` as `%` and two digits.
  public init(label: String, path: String) {
    var link = path.hasPrefix("/") || path.hasPrefix("./") || path.hasPrefix("../") ? "" : "./"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        link.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        link += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    self.init(label: label, link: link)
  }

  var html: String {
    let text = escapedHTML(label)
    let address = escapedHTML(link)
    return "<figure class=\"sound\"><figcaption>\(text) <a href=\"\(address)\" download>file</a></figcaption>"
      + "<audio controls preload=\"none\" src=\"\(address)\" aria-label=\"\(text)\"></audio></figure>\n"
  }
}
