internal import TapeModel

/// Mends what the alignment, which knows only single words, could not see.
struct Reconciliation<Tape: TapeWords> {
  let tape: Tape
  let words: PublishedWords
  let rows: [QuoteRow]
  let links: [TapeLink]

  func reconciled() -> [TapeLink] {
    var links = links
    dropStrays(&links)
    looseEdges(&links)
    lostWords(&links)
    joinSpellings(&links)
    return links
  }

  /// A common word or two found far from the rest says nothing: the quote's word was not
  /// said where it stands.
  private func dropStrays(_ links: inout [TapeLink]) {
    var clusters: [[Int]] = []
    var last: TapePlace?
    for (index, link) in links.enumerated() {
      guard let place = link.place else { continue }
      if let before = last, before.stream == place.stream, (1...4).contains(place.token - before.token),
        speaker(before) == speaker(place)
      {
        clusters[clusters.count - 1].append(index)
      } else {
        clusters.append([index])
      }
      last = place
    }
    guard clusters.count > 1 else { return }
    let weights = clusters.map { $0.reduce(Float(0)) { $0 + (links[$1].isSaid ? rows[$1].weight : 0) } }
    let heaviest = weights.indices.max { weights[$0] < weights[$1] }
    for (number, cluster) in clusters.enumerated() where number != heaviest {
      guard weights[number] < 0.9 else { continue }
      for index in cluster { links[index] = TapeLink(kind: .added, place: nil) }
    }
  }

  private func speaker(_ place: TapePlace) -> Speaker? {
    tape.stream(at: Int(place.stream)).turns[Int(turn(place))].speaker
  }

  /// A changed word whose tape word belongs to a turn that the quote does not touch there is
  /// an added one.
  private func looseEdges(_ links: inout [TapeLink]) {
    for index in links.indices where links[index].kind == .changed {
      guard let place = links[index].place else { continue }
      let before = links[..<index].last(where: \.isSaid)?.place
      let after = links[(index + 1)...].first(where: \.isSaid)?.place
      let touches = [before, after].contains { other in
        guard let other, other.stream == place.stream, abs(other.token - place.token) <= 12 else { return false }
        return turn(other) == turn(place)
      }
      if !touches { links[index] = TapeLink(kind: .added, place: nil) }
    }
  }

  /// A word at the end of a piece whose tape word stands behind a pause long enough for it was lost by
  /// the transcript; the tape word is the next sentence's.
  private func lostWords(_ links: inout [TapeLink]) {
    for index in links.indices where links[index].kind == .changed {
      guard let place = links[index].place else { continue }
      let stream = tape.stream(at: Int(place.stream))
      guard !stream.tokens[Int(place.token)].isUnsure else { continue }
      let before = index > 0 ? links[index - 1] : nil
      let after = index + 1 < links.count ? links[index + 1] : nil
      let followsBefore = before.map { isSaid($0, beside: place, -1) } ?? false
      let leadsToAfter = after.map { isSaid($0, beside: place, 1) } ?? false
      guard followsBefore != leadsToAfter else { continue }
      let token = Int(place.token)
      let room = SpeechRoom(stream: stream)
      let milliseconds =
        followsBefore
        ? room.around(token - 1, token, isAfter: true) : room.around(token, token + 1, isAfter: false)
      if milliseconds >= SpeechRoom.wantedMilliseconds(words.tokens[index..<index + 1]) {
        links[index] = TapeLink(kind: .added, place: nil)
      }
    }
  }

  private func isSaid(_ link: TapeLink, beside place: TapePlace, _ step: Int32) -> Bool {
    guard link.isSaid, let other = link.place else { return false }
    return other.stream == place.stream && other.token == place.token + step
  }

  private func turn(_ place: TapePlace) -> Int32 {
    let stream = tape.stream(at: Int(place.stream))
    return stream.words[Int(stream.tokens[Int(place.token)].firstWord)].turn
  }

  /// `cease-fire` is `ceasefire`; `he's gone` is `he has gone`.
  private func joinSpellings(_ links: inout [TapeLink]) {
    var start = 0
    while start < links.count {
      guard !links[start].isSaid else {
        start += 1
        continue
      }
      var end = start
      while end < links.count, !links[end].isSaid { end += 1 }
      if let passage = passage(links, start..<end), !passage.isEmpty, passage.range.count <= 6, end - start <= 6 {
        joinSpelling(start..<end, passage, &links)
      }
      start = end
    }
  }

  /// The tape between the said words around `group`.
  private func passage(_ links: [TapeLink], _ group: Range<Int>) -> Passage? {
    let inside = links[group].compactMap(\.place)
    let before = group.lowerBound > 0 ? links[group.lowerBound - 1].place : nil
    let after = group.upperBound < links.count ? links[group.upperBound].place : nil
    guard let any = before ?? after ?? inside.first else { return nil }
    let stream = tape.stream(at: Int(any.stream))
    let wanted = group.count + 2
    let first =
      before.map { Int($0.token) + 1 } ?? inside.first.map { Int($0.token) } ?? max(0, Int(any.token) - wanted)
    let last = after.map { Int($0.token) } ?? inside.last.map { Int($0.token) + 1 } ?? first
    guard first < last, last - first <= 8, after == nil || after?.stream == any.stream else { return nil }
    return Passage(stream: stream, range: first..<last)
  }

  private func joinSpelling(_ group: Range<Int>, _ passage: Passage, _ links: inout [TapeLink]) {
    let published = words.tokens[group].map(\.key)
    let solid = passage.range.filter { !passage.stream.tokens[$0].traits.contains(.hesitation) }
    let said = solid.map { tape.folded(passage.stream.tokens[$0].key) }
    guard let first = solid.first, let last = solid.last, isSame(published, said, passage) else { return }
    guard
      let stream = links[group].first(where: { $0.place != nil })?.place?.stream
        ?? (group.lowerBound > 0 ? links[group.lowerBound - 1].place?.stream : nil)
        ?? (group.upperBound < links.count ? links[group.upperBound].place?.stream : nil)
    else { return }
    for (offset, row) in group.enumerated() {
      let token = offset == group.count - 1 ? last : min(first + offset, last)
      links[row] = TapeLink(kind: .exact, place: TapePlace(stream: stream, token: Int32(token)))
    }
  }

  private func isSame(_ published: [String], _ said: [String], _ passage: Passage) -> Bool {
    let one = published.joined()
    let other = said.joined()
    if one == other { return true }
    let hasApostrophe =
      (published + said).contains { $0.isEmpty } || spelledWithApostrophe(passage)
      || words.words.contains { $0.contains("’") || $0.contains("'") }
    guard hasApostrophe else { return false }
    for (long, short) in [("is", "has"), ("would", "had")] {
      if published == [long], said == [short] { return true }
      if published == [short], said == [long] { return true }
    }
    return one.hasSuffix("s") && ["is", "has"].contains { one.dropLast() + $0 == other }
  }

  private func spelledWithApostrophe(_ passage: Passage) -> Bool {
    passage.stream.texts[passage.words].contains { $0.contains("’") || $0.contains("'") }
  }
}
