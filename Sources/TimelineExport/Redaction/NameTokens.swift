/// Text in the pieces of which names are made.
struct NameTokens {
  /// A run of letters or of digits; a run of letters is parted where lower case turns to upper.
  struct Piece {
    var letters: [UInt32]
    let isNumber: Bool
    /// In UTF-8 bytes of the text.
    var range: Range<Int>
    /// Whether nothing at all stands between it and the piece before.
    let touchesFormer: Bool
    /// Scalars between it and the piece before.
    let gap: Int
    var isUpper: Bool
  }

  private(set) var pieces: [Piece] = []

  init(_ text: some StringProtocol) {
    var offset = 0
    var gap = 0
    var isOpen = false
    for scalar in text.unicodeScalars {
      let end = offset + UTF8.width(scalar)
      switch NameLetters.kind(of: scalar) {
      case .letter(let letters):
        let isUpper = scalar.properties.isUppercase
        let isUnspaced = NameLetters.isUnspaced(scalar)
        if isOpen, let last = pieces.last, !last.isNumber, !isUnspaced, last.isUpper || !isUpper {
          pieces[pieces.count - 1].letters += letters
          pieces[pieces.count - 1].range = last.range.lowerBound..<end
          pieces[pieces.count - 1].isUpper = isUpper
        } else {
          append(letters, false, offset..<end, isOpen, gap, isUpper: isUpper)
        }
        isOpen = true
        gap = 0
      case .digit(let digit):
        if isOpen, let last = pieces.last, last.isNumber {
          pieces[pieces.count - 1].letters.append(digit)
          pieces[pieces.count - 1].range = last.range.lowerBound..<end
        } else {
          append([digit], true, offset..<end, isOpen, gap, isUpper: false)
        }
        isOpen = true
        gap = 0
      case .joiner:
        if isOpen, let last = pieces.last, !last.isNumber, last.range.upperBound == offset, isMark(scalar) {
          pieces[pieces.count - 1].range = last.range.lowerBound..<end
        } else if last(endsAt: offset) == false {
          isOpen = false
        }
        gap += 1
      case .separator:
        isOpen = false
        gap += 1
      }
      offset = end
    }
  }

  private func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  private func last(endsAt offset: Int) -> Bool { pieces.last?.range.upperBound == offset }

  private mutating func append(
    _ letters: [UInt32], _ isNumber: Bool, _ range: Range<Int>, _ touches: Bool, _ gap: Int, isUpper: Bool
  ) {
    pieces.append(
      Piece(
        letters: letters, isNumber: isNumber, range: range, touchesFormer: touches && !pieces.isEmpty, gap: gap,
        isUpper: isUpper))
  }
}
