/// What the tape has for one token of a quote.
struct TapeLink: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case exact
    /// The same word with another ending.
    case ending
    /// Another word in its place.
    case changed
    /// Nothing.
    case added
  }

  var kind: Kind
  /// `nil` exactly where it is `added`.
  var place: TapePlace?

  var isSaid: Bool { kind == .exact || kind == .ending }
}
