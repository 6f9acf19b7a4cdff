public import TapeModel

/// The words of an index in memory, with an index of their own.
///
/// Half a million words take about 70 MB.
public struct WordStore: TapeWords {
  private var streams: [TapeStream] = []
  private var searched: [StreamTokens] = []
  private var folder = StreamFolder()
  private var foldedWords = Vocabulary()
  private var names = Vocabulary()
  /// For each stem, its places.
  private var postings: [[TapePlace]] = []

  public private(set) var tokenCount = 0
  public private(set) var speakers: [Speaker] = []

  public init() {}

  public var streamCount: Int { streams.count }
  public func stream(at index: Int) -> TapeStream { streams[index] }
  public func tokens(at index: Int) -> StreamTokens { searched[index] }
  public func number(of folded: String) -> Int32? { foldedWords.number(of: folded) }
  public func folded(_ number: Int32) -> String { foldedWords[number] }

  public func placeCount(ofStem stem: Int32) -> Int {
    postings.indices.contains(Int(stem)) ? postings[Int(stem)].count : 0
  }

  public func places(ofStem stem: Int32) -> [TapePlace] {
    postings.indices.contains(Int(stem)) ? postings[Int(stem)] : []
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
      guard let speaker = turn.speaker, names.number(of: speaker.name) == nil else { continue }
      _ = names.add(speaker.name)
      speakers.append(speaker)
    }
    let made = folder.streams(
      of: recording, turns: turns, language: language, translationLanguage: translationLanguage, first: streams.count
    ) { foldedWords.add($0) }
    while postings.count < foldedWords.count { postings.append([]) }
    for stream in made { append(stream) }
  }

  private mutating func append(_ stream: TapeStream) {
    let number = Int32(streams.count)
    for (place, token) in stream.tokens.enumerated() {
      postings[Int(token.stem)].append(TapePlace(stream: number, token: Int32(place)))
    }
    tokenCount += stream.tokens.count
    streams.append(stream)
    searched.append(StreamTokens(stream) { names.number(of: $0.name) ?? -1 })
  }
}
