/// Names of elements and attributes.
enum XMLName {
  /// The name without its prefix.
  static func local(_ name: String) -> String {
    guard let colon = name.utf8.lastIndex(of: 0x3A) else { return name }
    return String(name[name.index(after: colon)...])
  }
}
