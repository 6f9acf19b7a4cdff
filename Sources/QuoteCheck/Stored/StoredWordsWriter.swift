public import TapeModel

/// Makes stored words, recording by recording: the bytes that each call gives, one after
/// another, are the file.
///
/// Keeps the vocabulary and the places in memory, about four bytes for each word said.
public struct StoredWordsWriter {
  private var folder = StreamFolder()
  private var vocabulary = Vocabulary()
  private var names = Vocabulary()
  private var tables = StoredTables()
  private var places: [PlaceList] = []
  private var written: Int64 = 0
  private var tokenCount: Int64 = 0

  public init() {}

  /// The bytes of one more recording, folded; `content` changes whenever its words do.
  public mutating func add(_ recording: RecordingTurns, content: ContentHash) -> [UInt8] {
    let streams = folder.streams(
      of: recording.recording, turns: recording.turns, language: recording.language,
      translationLanguage: recording.translationLanguage, first: tables.streams.count
    ) { vocabulary.add($0) }
    let tokens = streams.map { stream in StreamTokens(stream) { name($0) } }
    return add(tokens, of: recording.recording.id, content)
  }

  /// The bytes of a recording that `old` has with the same content, without folding it again;
  /// `nil` where it has none, or cannot be read.
  public mutating func copy(_ id: ContentHash, content: ContentHash, from old: StoredWordsCopier) -> [UInt8]? {
    guard let streams = old.streams(of: id, content: content) else { return nil }
    let tokens = streams.map { stream in
      StreamTokens(
        recording: stream.recording, layer: stream.layer,
        tokens: stream.tokens.map { token in
          SearchToken(
            key: number(token.key, old), stem: number(token.stem, old), turn: token.turn, traits: token.traits,
            thousandths: token.thousandths)
        },
        turns: stream.turns.map { turn in
          SearchTurn(speaker: turn.speaker < 0 ? -1 : name(old.speaker(turn.speaker)), isPlaced: turn.isPlaced)
        })
    }
    return add(tokens, of: id, content)
  }

  private var copied: [Int32] = []

  /// The number here of a word with that number there.
  private mutating func number(_ there: Int32, _ old: StoredWordsCopier) -> Int32 {
    if copied.isEmpty { copied = [Int32](repeating: -1, count: old.wordCount) }
    if copied[Int(there)] < 0 { copied[Int(there)] = vocabulary.add(old.word(there)) }
    return copied[Int(there)]
  }

  private mutating func name(_ speaker: Speaker) -> Int32 {
    if names.number(of: speaker.name) == nil { tables.speakers.append(speaker) }
    return names.add(speaker.name)
  }

  private mutating func add(_ streams: [StreamTokens], of id: ContentHash, _ content: ContentHash) -> [UInt8] {
    let recording = tables.recordings.count
    tables.recordings.append(
      StoredTables.StoredRecording(
        id: id, content: content, firstStream: tables.streams.count, streamCount: streams.count))
    while places.count < vocabulary.count { places.append(PlaceList()) }
    var bytes: [UInt8] = []
    for stream in streams {
      var block: [UInt8] = []
      block.reserveCapacity(stream.turns.count * 4 + stream.tokens.count * 16)
      for turn in stream.turns { block.put(UInt32(turn.speaker + 1) << 1 | (turn.isPlaced ? 1 : 0)) }
      for (place, token) in stream.tokens.enumerated() {
        token.put(to: &block)
        places[Int(token.stem)].add(stream: tables.streams.count, token: place)
      }
      tables.streams.append(
        StoredTables.StoredStream(
          start: written, tokenCount: stream.tokens.count, turnCount: stream.turns.count, recording: recording,
          layer: stream.layer, checksum: block.checksum))
      written += Int64(block.count)
      tokenCount += Int64(stream.tokens.count)
      bytes += block
    }
    return bytes
  }

  /// The rest of the file.
  public consuming func finish(_ state: StoredWords.State) -> [UInt8] {
    let postingsStart = written
    var bytes: [UInt8] = []
    for list in places {
      bytes += list.bytes
      tables.placeCounts.append(list.count)
      tables.postingEnds.append(UInt64(bytes.count))
      tables.postingChecksums.append(UInt32(truncatingIfNeeded: list.bytes.checksum))
    }
    for word in vocabulary.words {
      tables.wordBytes += Array(word.utf8)
      tables.wordEnds.append(UInt32(tables.wordBytes.count))
    }
    let words = vocabulary.words
    tables.order = words.indices
      .sorted { words[$0].utf8.lexicographicallyPrecedes(words[$1].utf8) }.map { UInt32($0) }
    let tablesStart = postingsStart + Int64(bytes.count)
    let tableBytes = tables.bytes
    bytes += tableBytes
    let trailer = StoredTrailer(
      state: state, tokenCount: tokenCount, postingsStart: postingsStart, tablesStart: tablesStart,
      tablesChecksum: tableBytes.checksum, end: postingsStart + Int64(bytes.count))
    return bytes + trailer.bytes
  }

  /// The places of one stem, each as its distance from the one before.
  private struct PlaceList {
    private(set) var bytes: [UInt8] = []
    private(set) var count: UInt32 = 0
    private var stream = 0
    private var token = 0

    mutating func add(stream: Int, token: Int) {
      bytes.putShort(UInt32(stream - self.stream))
      bytes.putShort(UInt32(stream == self.stream ? token - self.token : token))
      self.stream = stream
      self.token = token
      count += 1
    }
  }
}

/// Older stored words, as far as a writer takes recordings over from them.
public struct StoredWordsCopier {
  private let words: StoredWords
  private let numbers: [ContentHash: Int]

  public init(_ words: StoredWords) {
    self.words = words
    numbers = Dictionary(
      words.tables.recordings.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var wordCount: Int { words.tables.wordEnds.count }
  func word(_ number: Int32) -> String { words.folded(number) }
  func speaker(_ number: Int32) -> Speaker { words.tables.speakers[Int(number)] }

  func streams(of id: ContentHash, content: ContentHash) -> [StreamTokens]? {
    guard let number = numbers[id] else { return nil }
    let recording = words.tables.recordings[number]
    guard recording.content == content else { return nil }
    var streams: [StreamTokens] = []
    for index in recording.firstStream..<recording.firstStream + recording.streamCount {
      guard let tokens = words.readTokens(index) else { return nil }
      streams.append(tokens)
    }
    return streams
  }
}
