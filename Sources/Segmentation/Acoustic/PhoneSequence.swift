/// The phones of one turn as the models know them.
struct PhoneSequence: Sendable {
  struct Phone: Sendable {
    /// Index of the phone in the ``PhoneInventory``; its states are three times this and on.
    var index: Int
    /// As spoken by espeak-ng.
    var milliseconds: Double
    var word: Int
    /// Whether that is only its share of words spoken as one.
    var isShared: Bool
    /// Whether silence may come before it: at a word's edge or where espeak-ng pauses.
    var maySilenceBefore: Bool
  }

  var phones: [Phone]

  var milliseconds: Double { phones.reduce(0) { $0 + $1.milliseconds } }

  init(_ spoken: SpokenText, inventory: PhoneInventory) {
    phones = []
    for phone in spoken.phones {
      let newWord = phones.last.map { $0.word != phone.word } ?? false
      phones.append(
        Phone(
          index: inventory.index(of: phone.symbol), milliseconds: max(10, phone.milliseconds), word: phone.word,
          isShared: phone.isShared,
          maySilenceBefore: (newWord && !phone.isShared) || (phone.followsPause && !phones.isEmpty)))
    }
  }

  private init(phones: [Phone]) { self.phones = phones }

  /// The same phones backwards, which nobody said: what a turn's score is held against.
  var reversed: PhoneSequence {
    var result: [Phone] = []
    var silenceBefore = false
    for phone in phones.reversed() {
      var copy = phone
      copy.maySilenceBefore = silenceBefore
      silenceBefore = phone.maySilenceBefore
      result.append(copy)
    }
    return PhoneSequence(phones: result)
  }
}

/// The phones that occur in a call's texts, in order of appearance.
struct PhoneInventory: Sendable {
  private var indices: [String: Int] = [:]
  private(set) var symbols: [String] = []

  init(_ texts: some Sequence<SpokenText>) {
    for text in texts {
      for phone in text.phones where indices[phone.symbol] == nil {
        indices[phone.symbol] = symbols.count
        symbols.append(phone.symbol)
      }
    }
  }

  /// - Precondition: the phone occurs in the texts of the inventory.
  func index(of symbol: String) -> Int {
    guard let index = indices[symbol] else { preconditionFailure("a phone that is not in the inventory") }
    return index
  }

  func knows(_ symbol: String) -> Bool { indices[symbol] != nil }

  /// Three states a phone.
  var stateCount: Int { max(1, 3 * symbols.count) }
}
