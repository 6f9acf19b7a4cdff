internal import TapeModel

/// Makes the streams of a recording: its words in order, folded, with a number for each word.
///
/// Remembers spellings and foldings from one recording to the next.
struct StreamFolder {
  private var spellings = Vocabulary()
  private var folders: [String: WordFolder] = [:]

  /// The words as spoken and, where a turn has one, their translation.
  ///
  /// A turn's own language goes before `language`; where neither is stated, the letters
  /// decide. `translationLanguage` likewise. `first` is the number of the first stream.
  mutating func streams(
    of recording: TapeRecording, turns: [Turn], language: LanguageCode?, translationLanguage: LanguageCode?,
    first: Int, number: (String) -> Int32
  ) -> [TapeStream] {
    let spoken = TapeStream.Builder(recording: recording, layer: .original, turns: turns)
    let stated = language ?? turns.lazy.compactMap(\.language).first
    let original = fold(spoken, language: stated, number: number)
    guard turns.contains(where: { $0.translation?.isEmpty == false }) else { return [original] }
    var beside = TapeStream.Builder(recording: recording, layer: .translation, turns: turns)
    beside.originalStream = first
    return [original, fold(beside, language: translationLanguage, number: number)]
  }

  private mutating func fold(
    _ builder: TapeStream.Builder, language: LanguageCode?, number: (String) -> Int32
  ) -> TapeStream {
    let language = language ?? ScriptGuess.language(of: builder.texts)
    var stream = TapeStream(
      recording: builder.recording, layer: builder.layer, language: language, turns: builder.tapeTurns,
      words: builder.words, texts: builder.texts.map { spellings.kept($0) }, tokens: [],
      originalStream: builder.originalStream)
    let folderName = language?.code ?? ""
    var folder = folders.removeValue(forKey: folderName) ?? WordFolder(language: language)
    stream.tokens.reserveCapacity(stream.words.count)
    for turn in stream.turns {
      let first = Int(turn.firstWord)
      for token in folder.fold(builder.texts[first..<Int(turn.endWord)]) {
        let words = (first + token.firstWord)..<(first + token.endWord)
        stream.tokens.append(
          TapeToken(
            key: number(token.key), stem: number(token.stem), firstWord: Int32(words.lowerBound),
            endWord: Int32(words.upperBound),
            traits: stream.words[words].allSatisfy(\.isHeard) ? token.traits : token.traits.union(.isPlacedOnly),
            confidence: stream.words[words].map(\.confidence).min() ?? 0))
      }
    }
    folders[folderName] = folder
    markRooms(in: &stream)
    return stream
  }

  /// Notes where the transcript has no word for longer than people pause.
  private func markRooms(in stream: inout TapeStream) {
    guard stream.layer == .original else { return }
    stream.usualPause = SpeechRoom(stream: stream).usualPause()
    for place in stream.tokens.indices {
      let token = stream.tokens[place]
      let turn = stream.words[Int(token.firstWord)].turn
      let before = place > 0 ? stream.tokens[place - 1] : nil
      let isFirst = before.map { stream.words[Int($0.firstWord)].turn != turn } ?? true
      let room = SpeechRoom(stream: stream)
      if isFirst {
        if room.before(place) >= SpeechRoom.shortest { stream.tokens[place].traits.insert(.roomBefore) }
      } else if room.between(place - 1, place) >= SpeechRoom.shortest {
        stream.tokens[place - 1].traits.insert(.roomAfter)
      }
      let isLast =
        place + 1 == stream.tokens.count
        || stream.words[Int(stream.tokens[place + 1].firstWord)].turn != turn
      if isLast, room.after(place) >= SpeechRoom.shortest { stream.tokens[place].traits.insert(.roomAfter) }
    }
  }
}

/// Words numbered in the order they first came.
struct Vocabulary: Sendable {
  private var numbers: [String: Int32] = [:]
  private(set) var words: [String] = []

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

  /// `word`, as it is kept once for all.
  mutating func kept(_ word: String) -> String { words[Int(add(word))] }
}
