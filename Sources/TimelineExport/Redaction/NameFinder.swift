/// Finds names in text, in their spellings, inflections and transliterations.
///
/// What counts as the same name errs on the side of hiding: `Documentation/Redaction.md` has the
/// rules.
struct NameFinder: Hashable, Sendable {
  /// A place where a name stands.
  struct Hit: Hashable {
    /// In UTF-8 bytes of the text.
    let range: Range<Int>
    /// Index into the names.
    let name: Int
  }

  private struct Part: Hashable {
    let name: Int
    /// The name in one word has one part.
    let isJoined: Bool
    let index: Int
  }

  private struct Entry: Hashable {
    let part: Part
    let stem: NameStem
  }

  private var written: [String: [Entry]] = [:]
  private var heardInLatin: [String: [Entry]] = [:]
  private var heardInCyrillic: [String: [Entry]] = [:]
  private var partCounts: [Int] = []
  private var numbers: [[UInt32]: [Int]] = [:]
  private var numberLengths: Set<Int> = []
  /// Long names as runs of letters, by their first ones: file names have no spaces.
  private var runs: [[UInt32]: [Run]] = [:]
  /// How a word begins that may be part of a name: most words are none.
  private var writtenHeads: Set<UInt64> = []
  private var soundHeads: Set<UInt64> = []

  private struct Run: Hashable {
    let letters: [UInt32]
    let name: Int
  }

  init(_ names: [String]) {
    for (index, name) in names.enumerated() { add(NameTokens(name).pieces, name: index) }
  }

  var isEmpty: Bool { partCounts.isEmpty }

  private mutating func add(_ pieces: [NameTokens.Piece], name: Int) {
    let whole = pieces.flatMap(\.letters)
    if pieces.allSatisfy(\.isNumber) {
      partCounts.append(0)
      if !whole.isEmpty {
        numbers[whole, default: []].append(name)
        numberLengths.insert(whole.count)
      }
      return
    }
    partCounts.append(pieces.count)
    for (index, piece) in pieces.enumerated() {
      add(piece.letters, Part(name: name, isJoined: false, index: index), isNumber: piece.isNumber)
    }
    if pieces.count > 1 { add(whole, Part(name: name, isJoined: true, index: 0), isNumber: false) }
    guard whole.count >= Self.leastRun else { return }
    for letters in [whole, Self.sounds(whole)] where letters.count >= Self.runHead {
      runs[Array(letters.prefix(Self.runHead)), default: []].append(Run(letters: letters, name: name))
    }
  }

  private static let leastRun = 5
  private static let runHead = 4

  private static func sounds(_ letters: [UInt32], breathesG: Bool = false) -> [UInt32] {
    NameSound.sounds(of: letters, breathesG: breathesG).utf8.map { UInt32($0) }
  }

  private static func head(_ letters: some Collection<UInt32>) -> UInt64 {
    let first = letters.first ?? 0
    return UInt64(first) << 32 | UInt64(letters.dropFirst().first ?? 0)
  }

  private mutating func add(_ letters: [UInt32], _ part: Part, isNumber: Bool) {
    if isNumber {
      let digits = String(String.UnicodeScalarView(letters.compactMap { Unicode.Scalar($0) }))
      enter(NameStem(stem: digits, endings: .none), part, &written, &writtenHeads)
      return
    }
    for stem in NameStem.written(letters) { enter(stem, part, &written, &writtenHeads) }
    for stem in NameStem.heardInLatin(letters) { enter(stem, part, &heardInLatin, &soundHeads) }
    for stem in NameStem.heardInCyrillic(letters) { enter(stem, part, &heardInCyrillic, &soundHeads) }
  }

  private func enter(
    _ stem: NameStem, _ part: Part, _ table: inout [String: [Entry]], _ heads: inout Set<UInt64>
  ) {
    table[stem.stem, default: []].append(Entry(part: part, stem: stem))
    let letters = stem.stem.unicodeScalars.map(\.value)
    heads.insert(Self.head(letters))
    // A stem of one letter goes on with an ending.
    if letters.count == 1 { heads.insert(UInt64(letters[0]) << 32 | UInt64(UInt32.max)) }
  }

  private func mayBegin(_ letters: [UInt32], _ heads: Set<UInt64>) -> Bool {
    heads.contains(Self.head(letters)) || heads.contains(UInt64(letters.first ?? 0) << 32 | UInt64(UInt32.max))
  }

  /// Every place of every name, by place; places may overlap.
  ///
  /// - Parameter isFileName: looks inside of runs of letters too.
  func hits(in text: String, isFileName: Bool = false) -> [Hit] {
    guard !isEmpty, !text.isEmpty else { return [] }
    let pieces = NameTokens(text).pieces
    var hits = numberHits(in: pieces)
    for start in pieces.indices {
      for (end, parts) in tokens(from: start, in: pieces) {
        for part in parts {
          guard let last = complete(part, behind: end, in: pieces) else { continue }
          hits.append(Hit(range: pieces[start].range.lowerBound..<pieces[last].range.upperBound, name: part.name))
        }
      }
    }
    if isFileName { hits += runHits(in: pieces) }
    return Set(hits).sorted {
      ($0.range.lowerBound, -$0.range.upperBound, $0.name) < ($1.range.lowerBound, -$1.range.upperBound, $1.name)
    }
  }

  /// The parts of names that the pieces from `start` on are, alone or run together.
  private func tokens(from start: Int, in pieces: [NameTokens.Piece]) -> [(end: Int, parts: Set<Part>)] {
    var letters = pieces[start].letters
    var found: [(Int, Set<Part>)] = []
    var end = start
    while true {
      let parts = parts(letters)
      if !parts.isEmpty { found.append((end, parts)) }
      end += 1
      guard end < pieces.count, end - start < 12, pieces[end].touchesFormer, letters.count < 64 else { return found }
      letters += pieces[end].letters
    }
  }

  private func parts(_ letters: [UInt32]) -> Set<Part> {
    guard letters.count <= 80 else { return [] }
    var parts: Set<Part> = []
    if mayBegin(letters, writtenHeads) { Self.look(letters, in: written, isSound: false, into: &parts) }
    let isCyrillic = letters.allSatisfy(NameLetters.isCyrillic)
    let table = isCyrillic ? heardInCyrillic : heardInLatin
    guard !table.isEmpty else { return parts }
    let sounds = Self.sounds(letters)
    if mayBegin(sounds, soundHeads) { Self.look(sounds, in: table, isSound: true, into: &parts) }
    if isCyrillic, letters.contains(0x433) {
      Self.look(Self.sounds(letters, breathesG: true), in: table, isSound: true, into: &parts)
    }
    return parts
  }

  private static func look(
    _ letters: [UInt32], in table: [String: [Entry]], isSound: Bool, into parts: inout Set<Part>
  ) {
    guard !table.isEmpty else { return }
    var text = String.UnicodeScalarView()
    for case let scalar? in letters.map({ Unicode.Scalar($0) }) { text.append(scalar) }
    var ending = String.UnicodeScalarView()
    for _ in 0...NameStem.longestEnding {
      for entry in table[String(text)] ?? [] where entry.stem.takes(String(ending), isSound: isSound) {
        parts.insert(entry.part)
      }
      guard let last = text.popLast() else { return }
      ending.insert(last, at: ending.startIndex)
    }
  }

  /// The last piece of a name that begins with `part`, which ends with piece `end`.
  private func complete(_ part: Part, behind end: Int, in pieces: [NameTokens.Piece]) -> Int? {
    let count = part.isJoined ? 1 : partCounts[part.name]
    guard count > 1 else { return end }
    guard part.index == 0 || count <= Self.mostTurned else { return nil }
    return complete(Set(0..<count).subtracting([part.index]), of: part.name, behind: end, in: pieces)
  }

  /// Names of more parts are found in their own order only.
  private static let mostTurned = 3
  /// Signs between the parts of a name.
  private static let widestGap = 4

  private func complete(_ missing: Set<Int>, of name: Int, behind end: Int, in pieces: [NameTokens.Piece]) -> Int? {
    guard !missing.isEmpty else { return end }
    let next = end + 1
    guard next < pieces.count, pieces[next].gap <= Self.widestGap else { return nil }
    let isOrdered = partCounts[name] > Self.mostTurned
    for (last, parts) in tokens(from: next, in: pieces) {
      for part in parts where part.name == name && !part.isJoined && missing.contains(part.index) {
        if isOrdered, part.index != missing.min() { continue }
        if let found = complete(missing.subtracting([part.index]), of: name, behind: last, in: pieces) { return found }
      }
    }
    return nil
  }

  /// Numbers are found whatever parts their digits; long ones inside of longer ones too.
  private func numberHits(in pieces: [NameTokens.Piece]) -> [Hit] {
    guard !numbers.isEmpty else { return [] }
    var hits: [Hit] = []
    var start = 0
    while start < pieces.count {
      guard pieces[start].isNumber else {
        start += 1
        continue
      }
      var end = start
      while end + 1 < pieces.count, pieces[end + 1].isNumber, pieces[end + 1].gap <= Self.widestGap { end += 1 }
      hits += self.hits(ofDigits: Array(pieces[start...end]))
      start = end + 1
    }
    return hits
  }

  private func hits(ofDigits run: [NameTokens.Piece]) -> [Hit] {
    let digits = run.flatMap(\.letters)
    var starts: [Int] = []
    for piece in run { starts.append((starts.last ?? 0) + piece.letters.count) }
    func piece(of digit: Int) -> Int { starts.firstIndex { digit < $0 } ?? run.count - 1 }
    var hits: [Hit] = []
    for count in numberLengths where count <= digits.count {
      for place in 0...digits.count - count {
        guard let names = numbers[Array(digits[place..<place + count])] else { continue }
        let (first, last) = (piece(of: place), piece(of: place + count - 1))
        let isWhole =
          (place == 0 || starts[first] - run[first].letters.count == place) && starts[last] == place + count
        guard isWhole || count >= Self.leastInside else { continue }
        let range = run[first].range.lowerBound..<run[last].range.upperBound
        hits += names.map { Hit(range: range, name: $0) }
      }
    }
    return hits
  }

  /// Digits of a number that is found inside of a longer one.
  private static let leastInside = 6

  /// Names inside of runs of letters.
  private func runHits(in pieces: [NameTokens.Piece]) -> [Hit] {
    var hits: [Hit] = []
    var start = 0
    while start < pieces.count {
      var end = start
      while end + 1 < pieces.count, pieces[end + 1].touchesFormer { end += 1 }
      let letters = pieces[start...end].flatMap(\.letters)
      for name in names(in: letters).union(names(in: Self.sounds(letters))) {
        hits.append(Hit(range: pieces[start].range.lowerBound..<pieces[end].range.upperBound, name: name))
      }
      start = end + 1
    }
    return hits
  }

  /// The names that a run of letters holds.
  private func names(in letters: [UInt32]) -> Set<Int> {
    var found: Set<Int> = []
    guard letters.count >= Self.runHead else { return found }
    for place in 0...letters.count - Self.runHead {
      for run in runs[Array(letters[place..<place + Self.runHead])] ?? []
      where letters[place...].starts(with: run.letters) {
        found.insert(run.name)
      }
    }
    return found
  }
}
