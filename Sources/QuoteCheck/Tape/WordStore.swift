public import TapeModel

/// The words of an index in memory, with an index of their own.
///
/// Half a million words take about 60 MB.
public struct WordStore: TapeWords {
  private var streams: [TapeStream] = []
  private var spellings = Vocabulary()
  private var foldedWords = Vocabulary()
  private var folders: [String: WordFolder] = [:]
  /// For each stem, its places.
  private var postings: [[TapePlace]] = []

  public private(set) var tokenCount = 0
  public private(set) var speakers: Set<Speaker> = []

  public init() {}

  public var streamCount: Int { streams.count }
  public func stream(at index: Int) -> TapeStream { streams[index] }
  public func number(of folded: String) -> Int32? { foldedWords.number(of: folded) }
  public func spelling(of word: TapeWord) -> String { spellings[word.spelling] }
  public func folded(_ number: Int32) -> String { foldedWords[number] }

  public func placeCount(ofStem stem: Int32) -> Int {
    Int(stem) < postings.count ? postings[Int(stem)].count : 0
  }

  public func places(ofStem stem: Int32) -> [TapePlace] {
    Int(stem) < postings.count ? postings[Int(stem)] : []
  }

  /// Adds a recording's turns, in the transcript's order: the words as spoken and, where a
  /// turn has one, their translation.
  ///
  /// A turn's own language goes before `language`; where neither is stated, the letters
  /// decide. `translationLanguage` likewise.
  ///
  /// - Complexity: O(*n*) in words.
  public mutating func add(
    _ recording: TapeRecording, turns: [Turn], language: LanguageCode? = nil,
    translationLanguage: LanguageCode? = nil
  ) {
    for turn in turns {
      if let speaker = turn.speaker { speakers.insert(speaker) }
    }
    let spoken = TapeStream.Builder(recording: recording, layer: .original, turns: turns)
    let stated = language ?? turns.lazy.compactMap(\.language).first
    let original = append(spoken, language: stated)
    guard turns.contains(where: { $0.translation?.isEmpty == false }) else { return }
    var beside = TapeStream.Builder(recording: recording, layer: .translation, turns: turns)
    beside.originalStream = original
    _ = append(beside, language: translationLanguage)
  }

  private mutating func append(_ builder: TapeStream.Builder, language: LanguageCode?) -> Int {
    let language = language ?? ScriptGuess.language(of: builder.texts)
    var words: [TapeWord] = []
    words.reserveCapacity(builder.words.count)
    for (word, text) in zip(builder.words, builder.texts) {
      words.append(word.spelled(spellings.add(text)))
    }
    var stream = TapeStream(
      recording: builder.recording, layer: builder.layer, language: language, turns: builder.tapeTurns, words: words,
      tokens: [], originalStream: builder.originalStream)
    let folderName = language?.code ?? ""
    var folder = folders.removeValue(forKey: folderName) ?? WordFolder(language: language)
    let number = Int32(streams.count)
    stream.tokens.reserveCapacity(words.count)
    for turn in stream.turns {
      let first = Int(turn.firstWord)
      for token in folder.fold(builder.texts[first..<Int(turn.endWord)]) {
        let confidence = words[(first + token.firstWord)..<(first + token.endWord)].map(\.confidence).min() ?? 0
        let stem = foldedWords.add(token.stem)
        let placed = TapeToken(
          key: foldedWords.add(token.key), stem: stem, firstWord: Int32(first + token.firstWord),
          endWord: Int32(first + token.endWord), traits: token.traits, confidence: confidence)
        while postings.count < foldedWords.count { postings.append([]) }
        postings[Int(stem)].append(TapePlace(stream: number, token: Int32(stream.tokens.count)))
        stream.tokens.append(placed)
      }
    }
    folders[folderName] = folder
    tokenCount += stream.tokens.count
    streams.append(stream)
    return Int(number)
  }
}

/// Words numbered in the order they first came.
struct Vocabulary: Sendable {
  private var numbers: [String: Int32] = [:]
  private var words: [String] = []

  var count: Int { words.count }
  subscript(number: Int32) -> String { words[Int(number)] }
  func number(of word: String) -> Int32? { numbers[word] }

  mutating func add(_ word: String) -> Int32 {
    if let number = numbers[word] { return number }
    let number = Int32(words.count)
    numbers[word] = number
    words.append(word)
    return number
  }
}
