/// Takes the events of an XML document in order.
protocol XMLHandler {
  /// An element begins; names without their prefixes, `line` from 1.
  mutating func start(_ name: String, _ attributes: [String: String], line: Int)
  mutating func end(_ name: String)
  /// A run of text, perhaps not all of it.
  mutating func text(_ text: String)
}
