internal import Synchronization
public import TapeModel

/// The words of an index, folded once and kept in a file, of which a check reads only the
/// parts that its quotes ask for.
///
/// Nothing in it is believed: each part has a checksum and is looked through before it is used, and
/// what a report says of the tape comes from the turns of the index itself, which are folded
/// again and compared. ``isSound`` tells whether all that was read so far was right.
public final class StoredWords: TapeWords {
  /// What the words were made from.
  public struct State: Hashable, Sendable {
    /// Changes with every edit of the index.
    public let log: ContentHash
    /// Changes with every edit that changes words, times, speakers or names.
    public let content: ContentHash

    public init(log: ContentHash, content: ContentHash) {
      self.log = log
      self.content = content
    }
  }

  /// The turns of a recording, as the index has them now; `nil` where it has none such.
  public typealias Turns = @Sendable (ContentHash) -> RecordingTurns?

  public let state: State
  public let tokenCount: Int
  public var streamCount: Int { tables.streams.count }
  public var speakers: [Speaker] { tables.speakers }

  let tables: StoredTables
  private let trailer: StoredTrailer
  private let source: any ByteSource
  private let turns: Turns
  private let speakerNumbers: [String: Int32]
  private let kept = Mutex(StoredWordsCache())

  /// `nil` for bytes that are not stored words of this version, whole and sound.
  public init?(_ source: any ByteSource, turns: @escaping Turns) {
    let end = source.byteCount - Int64(StoredTrailer.byteCount)
    guard end >= 0, let last = source.bytes(at: end, count: StoredTrailer.byteCount),
      let trailer = StoredTrailer(last, end: end),
      let bytes = source.bytes(at: trailer.tablesStart, count: Int(end - trailer.tablesStart)),
      bytes.checksum == trailer.tablesChecksum, let tables = StoredTables(bytes, trailer: trailer)
    else { return nil }
    self.source = source
    self.turns = turns
    self.trailer = trailer
    self.tables = tables
    state = trailer.state
    speakerNumbers = Dictionary(
      tables.speakers.enumerated().map { ($1.name, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    tokenCount = Int(trailer.tokenCount)
  }

  /// Whether everything read so far was as it was written, and is what the index has.
  public var isSound: Bool { kept.withLock { !$0.isBroken } }

  private func breakDown() { kept.withLock { $0.isBroken = true } }

  // MARK: Words

  public func number(of folded: String) -> Int32? {
    var folded = folded
    return folded.withUTF8 { wanted in
      tables.wordBytes.withUnsafeBufferPointer { bytes in
        var low = 0
        var high = tables.order.count
        while low < high {
          let middle = (low + high) / 2
          let number = Int(tables.order[middle])
          let order = compare(UnsafeBufferPointer(rebasing: bytes[wordRange(number)]), wanted)
          if order == 0 { return Int32(number) }
          if order < 0 { low = middle + 1 } else { high = middle }
        }
        return nil
      }
    }
  }

  public func folded(_ number: Int32) -> String {
    guard tables.wordEnds.indices.contains(Int(number)) else { return "" }
    return String(decoding: tables.wordBytes[wordRange(Int(number))], as: UTF8.self)
  }

  private func wordRange(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : Int(tables.wordEnds[number - 1]))..<Int(tables.wordEnds[number])
  }

  /// Below, at or above zero: by bytes, then by length.
  private func compare(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Int {
    for place in 0..<min(one.count, other.count) where one[place] != other[place] {
      return Int(one[place]) - Int(other[place])
    }
    return one.count - other.count
  }

  // MARK: Places

  public func placeCount(ofStem stem: Int32) -> Int {
    tables.placeCounts.indices.contains(Int(stem)) ? Int(tables.placeCounts[Int(stem)]) : 0
  }

  public func places(ofStem stem: Int32) -> [TapePlace] {
    guard placeCount(ofStem: stem) > 0 else { return [] }
    if let known = kept.withLock({ $0.places[stem] }) { return known }
    guard let places = readPlaces(Int(stem)) else {
      breakDown()
      return []
    }
    kept.withLock { $0.keep(places, ofStem: stem) }
    return places
  }

  private func readPlaces(_ stem: Int) -> [TapePlace]? {
    let start = stem == 0 ? 0 : tables.postingEnds[stem - 1]
    let count = Int(tables.placeCounts[stem])
    guard
      let bytes = source.bytes(
        at: trailer.postingsStart + Int64(start), count: Int(tables.postingEnds[stem] - start)),
      UInt32(truncatingIfNeeded: bytes.checksum) == tables.postingChecksums[stem], count <= bytes.count
    else { return nil }
    var cursor = ByteCursor(bytes)
    var places: [TapePlace] = []
    places.reserveCapacity(count)
    var stream = 0
    var token = 0
    for _ in 0..<count {
      guard let streams = cursor.short(), let tokens = cursor.short() else { return nil }
      if streams > 0 { token = 0 }
      stream += Int(streams)
      token += Int(tokens)
      guard stream < tables.streams.count, token < tables.streams[stream].tokenCount else { return nil }
      places.append(TapePlace(stream: Int32(stream), token: Int32(token)))
    }
    return cursor.isAtEnd ? places : nil
  }

  // MARK: Streams

  public func tokens(at index: Int) -> StreamTokens {
    if let known = kept.withLock({ $0.tokens[index] }) { return known }
    let tokens = readTokens(index) ?? brokenTokens(index)
    kept.withLock { $0.keep(tokens, at: index) }
    return tokens
  }

  func readTokens(_ index: Int) -> StreamTokens? {
    let stream = tables.streams[index]
    guard let bytes = source.bytes(at: stream.start, count: stream.byteCount), bytes.checksum == stream.checksum else {
      return nil
    }
    var cursor = ByteCursor(bytes)
    guard let turns = cursor.numbers(stream.turnCount, UInt32.self) else { return nil }
    let words = Int32(tables.wordEnds.count)
    var areFine = turns.allSatisfy { $0 >> 1 <= UInt32(tables.speakers.count) }
    let start = stream.turnCount * 4
    let tokens = bytes.withUnsafeBytes { bytes in
      (0..<stream.tokenCount).map { number in
        let token = SearchToken(bytes, at: start + number * 16)
        areFine =
          areFine && (0..<words).contains(token.key) && (0..<words).contains(token.stem)
          && token.turn >= 0 && token.turn < Int32(stream.turnCount)
        return token
      }
    }
    guard areFine else { return nil }
    return StreamTokens(
      recording: tables.recordings[stream.recording].id, layer: stream.layer, tokens: tokens,
      turns: turns.map { SearchTurn(speaker: Int32($0 >> 1) - 1, isPlaced: $0 & 1 == 1) })
  }

  /// Stands for a stream that cannot be read, so that the check can come to an end.
  private func brokenTokens(_ index: Int) -> StreamTokens {
    breakDown()
    let stream = tables.streams[index]
    let token = SearchToken(key: -1, stem: -1, turn: 0, traits: .hesitation, thousandths: 0)
    return StreamTokens(
      recording: tables.recordings[stream.recording].id, layer: stream.layer,
      tokens: [SearchToken](repeating: token, count: stream.tokenCount),
      turns: [SearchTurn](repeating: SearchTurn(speaker: -1, isPlaced: false), count: max(1, stream.turnCount)))
  }

  public func stream(at index: Int) -> TapeStream {
    if let known = kept.withLock({ $0.streams[index] }) { return known }
    let recording = tables.recordings[tables.streams[index].recording]
    let made = streams(of: recording)
    kept.withLock { $0.keep(made, from: recording.firstStream) }
    return made[index - recording.firstStream]
  }

  /// The streams of a recording from the turns of the index, as long as their words are the
  /// stored ones.
  private func streams(of recording: StoredTables.StoredRecording) -> [TapeStream] {
    let indexes = recording.firstStream..<recording.firstStream + recording.streamCount
    if let given = turns(recording.id) {
      let made = kept.withLock { kept in
        kept.folder.streams(
          of: given.recording, turns: given.turns, language: given.language,
          translationLanguage: given.translationLanguage, first: recording.firstStream
        ) { number(of: $0) ?? -1 }
      }
      let areSame =
        made.count == indexes.count
        && zip(made, indexes).allSatisfy { stream, index in
          let stored = tokens(at: index)
          let now = StreamTokens(stream) { speakerNumbers[$0.name] ?? -1 }
          return now.tokens == stored.tokens && now.turns == stored.turns
        }
      if areSame { return made }
    }
    breakDown()
    return indexes.map { TapeStream(standingFor: tokens(at: $0)) }
  }
}

/// The turns of one recording, with what the quote check must know of it.
public struct RecordingTurns: Sendable {
  public let recording: TapeRecording
  public let turns: [Turn]
  public let language: LanguageCode?
  public let translationLanguage: LanguageCode?

  public init(
    recording: TapeRecording, turns: [Turn], language: LanguageCode? = nil, translationLanguage: LanguageCode? = nil
  ) {
    self.recording = recording
    self.turns = turns
    self.language = language
    self.translationLanguage = translationLanguage
  }
}
