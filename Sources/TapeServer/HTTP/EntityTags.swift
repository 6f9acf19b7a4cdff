/// Entity tags of conditional requests (RFC 9110, sections 8.8.3 and 13.1).
enum EntityTags {
  /// Whether a list such as `If-None-Match` holds `etag`, weakly compared.
  static func list(_ list: String?, holds etag: String) -> Bool {
    guard let list else { return false }
    if list.trimmingPrefix(while: { $0 == " " }) == "*" { return true }
    return list.split(separator: ",").contains { item in
      var item = item.drop { $0 == " " }
      while item.last == " " { item.removeLast() }
      if item.hasPrefix("W/") { item = item.dropFirst(2) }
      return item == etag
    }
  }
}
