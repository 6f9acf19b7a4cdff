/// Finds what an edit may have turned around.
enum Alarms {
  /// Of words left out: what is near the kept words, or in one sentence with them.
  ///
  /// A negation or condition ten sentences into a digression that is left out whole turns
  /// nothing around.
  static func leftOut(_ passage: Passage) -> Set<Alarm> {
    var alarms: Set<Alarm> = []
    let tokens = Array(passage.tokens)
    let firstEnd = tokens.firstIndex { $0.traits.contains(.endsSentence) } ?? tokens.count - 1
    let startsInside =
      passage.range.lowerBound > 0
      && !passage.stream.tokens[passage.range.lowerBound - 1].traits.contains(.endsSentence)
    let lastEnd = tokens.lastIndex { $0.traits.contains(.endsSentence) } ?? -1
    for (index, token) in tokens.enumerated() {
      let isBound = (startsInside && index <= firstEnd) || index > lastEnd
      let isNear = index < nearness || tokens.count - index <= nearness
      if isBound || (isNear && tokens.count <= 2 * nearness) { alarms.formUnion(of(token.traits)) }
      if token.traits.contains(.endsQuestion) { alarms.insert(.question) }
    }
    return alarms.subtracting([.name, .number])
  }

  private static let nearness = 6

  static func of(_ traits: TokenTraits) -> Set<Alarm> {
    var alarms: Set<Alarm> = []
    if traits.contains(.negation) { alarms.insert(.negation) }
    if traits.contains(.condition) { alarms.insert(.condition) }
    if traits.contains(.number) { alarms.insert(.number) }
    if traits.contains(.name) { alarms.insert(.name) }
    return alarms
  }
}
