/// One token of a quote, ready for the alignment.
struct QuoteRow: Sendable {
  /// Numbers in the store; below zero, and unlike any other, for words that are on no tape.
  let key: Int32
  let stem: Int32
  /// What a match is worth: 0.35 for the commonest words to 2.0 for the rarest.
  let weight: Float
  let traits: TokenTraits
  /// The numbers of the words that a masked word may stand for; usually empty.
  let maskedKeys: Set<Int32>

  /// In brackets: costs nothing where it is not on the tape.
  var isFree: Bool { !traits.isDisjoint(with: [.bracketed, .parenthesised]) }
}
