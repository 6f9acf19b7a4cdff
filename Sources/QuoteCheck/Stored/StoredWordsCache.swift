internal import TapeModel

/// What was read of stored words, as long as it does not grow too large.
struct StoredWordsCache {
  var isBroken = false
  var folder = StreamFolder()
  private(set) var tokens: [Int: StreamTokens] = [:]
  private(set) var streams: [Int: TapeStream] = [:]
  private(set) var places: [Int32: [TapePlace]] = [:]
  private var tokenTotal = 0
  private var wordTotal = 0
  private var placeTotal = 0

  /// Of tokens and of places: 64 MB and 32 MB.
  private static let limit = 4_000_000

  mutating func keep(_ tokens: StreamTokens, at index: Int) {
    tokenTotal += tokens.tokens.count
    if tokenTotal > Self.limit {
      self.tokens = [:]
      tokenTotal = tokens.tokens.count
    }
    self.tokens[index] = tokens
  }

  mutating func keep(_ streams: [TapeStream], from first: Int) {
    let count = streams.reduce(0) { $0 + $1.words.count }
    wordTotal += count
    if wordTotal > Self.limit / 8 {
      self.streams = [:]
      wordTotal = count
    }
    for (place, stream) in streams.enumerated() { self.streams[first + place] = stream }
  }

  mutating func keep(_ places: [TapePlace], ofStem stem: Int32) {
    placeTotal += places.count
    if placeTotal > Self.limit {
      self.places = [:]
      placeTotal = places.count
    }
    self.places[stem] = places
  }
}

extension SearchToken {
  /// 16 bytes, the lowest of each number first.
  init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    func number<Number: FixedWidthInteger>(_ place: Int, _ type: Number.Type) -> Number {
      Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + place, as: Number.self))
    }
    self.init(
      key: number(0, Int32.self), stem: number(4, Int32.self), turn: number(8, Int32.self),
      traits: TokenTraits(rawValue: number(12, UInt16.self)), thousandths: number(14, UInt16.self))
  }

  func put(to bytes: inout [UInt8]) {
    bytes.put(UInt64(UInt32(bitPattern: key)) | UInt64(UInt32(bitPattern: stem)) << 32)
    bytes.put(
      UInt64(UInt32(bitPattern: turn)) | UInt64(traits.rawValue) << 32 | UInt64(thousandths) << 48)
  }
}

extension TapeStream {
  /// A stream without spellings and times, for one that cannot be had.
  init(standingFor tokens: StreamTokens) {
    recording = TapeRecording(id: tokens.recording, rate: .telephone)
    layer = tokens.layer
    language = nil
    let count = Int32(tokens.tokens.count)
    turns = tokens.turns.enumerated().map { number, _ in
      TapeTurn(number: number + 1, segment: "", speaker: nil, range: nil, firstWord: 0, endWord: count)
    }
    words = tokens.tokens.map {
      TapeWord(turn: $0.turn, start: -1, end: -1, confidence: 0, isHeard: false, originalFirst: 0, originalEnd: 0)
    }
    texts = [String](repeating: "", count: tokens.tokens.count)
    self.tokens = tokens.tokens.enumerated().map { place, token in
      TapeToken(
        key: token.key, stem: token.stem, firstWord: Int32(place), endWord: Int32(place) + 1, traits: token.traits,
        confidence: 0)
    }
    originalStream = nil
  }
}
