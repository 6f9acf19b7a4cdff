public import TapeModel

/// A transcript with its translation beside it, and what found no partner.
///
/// Linked by time where both have times at nine tenths of their turns or more: each
/// sentence of the translation that has a time of its own, else each of its turns, goes
/// to the turn of the transcript that it overlaps longest; of equally long ones to the one
/// whose start and end are nearest. A time without an end lasts until the next turn starts.
/// Else linked by order where both have equally many turns. Turns without words do not
/// count. O(*n* log *n*).
public struct TranslationPairing: Sendable {
  /// What linked them.
  public enum Basis: String, Hashable, Sendable {
    case time, order
  }

  /// The transcript, its turns with their translations, its unused lines as they were.
  public let transcript: Transcript
  public let basis: Basis
  /// Lines of the translation that have no partner.
  public let unusedTranslation: [UnusedLine]
  /// Lines of the transcript whose turns have words and no translation.
  public let untranslated: [UnusedLine]

  /// Throws where neither times nor counts link the two.
  public init(_ original: Transcript, with translation: Transcript) throws(PairingError) {
    let originals = original.turns.indices.filter { !original.turns[$0].words.isEmpty }
    let translations = translation.turns.indices.filter { !translation.turns[$0].words.isEmpty }
    let timed = originals.filter { original.turns[$0].cue != nil }
    let translationTimed = translations.filter { translation.turns[$0].cue != nil }
    let haveTimes =
      !timed.isEmpty && timed.count * 10 >= originals.count * 9
      && translationTimed.count * 10 >= translations.count * 9
    var turns = original.turns
    var lost: [UnusedLine] = []
    if haveTimes, Self.linkByTime(&turns, timed, translation, translations, &lost) {
      basis = .time
    } else if originals.count == translations.count {
      for (one, other) in zip(originals, translations) { turns[one].translation = translation.turns[other].text }
      basis = .order
      lost = []
    } else if haveTimes {
      throw .timesDoNotMeet(original: originals.count, translation: translations.count)
    } else {
      throw .countsDiffer(
        original: originals.count, translation: translations.count, originalTimed: timed.count,
        translationTimed: translationTimed.count)
    }
    unusedTranslation = lost
    untranslated = originals.filter { turns[$0].translation == nil }.map {
      UnusedLine(line: turns[$0].line, reason: "no translation")
    }
    var paired = original
    paired.turns = turns
    transcript = paired
  }

  /// Gives whether anything was linked.
  private static func linkByTime(
    _ turns: inout [WrittenTurn], _ timed: [Int], _ translation: Transcript, _ translations: [Int],
    _ lost: inout [UnusedLine]
  ) -> Bool {
    var finder = OverlapFinder(TimedSpan.spans(of: timed.map { ($0, turns[$0]) }))
    var texts: [Int: String] = [:]
    var lostLines: [Int] = []
    for span in TimedSpan.sentences(of: translations.map { ($0, translation.turns[$0]) }) {
      if let partner = finder.best(for: span) {
        texts[partner] = texts[partner].map { $0 + " " + span.text } ?? span.text
      } else if lostLines.last != span.line {
        lostLines.append(span.line)
      }
    }
    for index in translations where translation.turns[index].cue == nil {
      lost.append(UnusedLine(line: translation.turns[index].line, reason: "a translation without a time"))
    }
    lost += lostLines.map { UnusedLine(line: $0, reason: "a translation at whose time nothing is said") }
    lost.sort { $0.line < $1.line }
    for (index, text) in texts { turns[index].translation = text }
    return !texts.isEmpty
  }
}

/// Fills the translation of each turn of `original` from `translation`, by the rules of
/// ``TranslationPairing``; what found no partner on either side is among the result's
/// unused lines, those of the translation marked as such.
///
/// Throws where neither times nor counts link the two.
public func pair(_ original: Transcript, with translation: Transcript) throws(PairingError) -> Transcript {
  let pairing = try TranslationPairing(original, with: translation)
  var transcript = pairing.transcript
  transcript.unused += pairing.untranslated
  transcript.unused += pairing.unusedTranslation.map {
    UnusedLine(line: $0.line, reason: "translation file: \($0.reason)")
  }
  return transcript
}
