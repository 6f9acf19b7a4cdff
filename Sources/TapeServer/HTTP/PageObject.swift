/// A page of a list.
struct PageObject<Item: Encodable>: Encodable {
  let items: [Item]
  /// What `after` is for the next page; `null` on the last.
  let next: String?

  private enum Key: String, CodingKey { case items, next }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(items, forKey: .items)
    try container.encode(next, forKey: .next)
  }
}

/// A list that is always whole.
struct ItemsObject<Item: Encodable>: Encodable {
  let items: [Item]
}
