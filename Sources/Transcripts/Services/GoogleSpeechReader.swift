public import TapeModel

/// Reads results of Google Cloud Speech-to-Text, versions 1 and 2.
///
/// Source: the reference of `LongRunningRecognizeResponse`, `SpeechRecognitionResult`
/// and `WordInfo`. Times are strings like `"1.200s"`, or objects of seconds and
/// nanoseconds; keys in camel or snake case; the result alone, or inside the
/// operation's `response`. Where speakers are told apart, version 1 repeats all words
/// in a last result that alone has `speakerTag`: the results that it repeats are then
/// listed as unused. `channelTag` 1 is leg 0. A result without words is a phrase that
/// ends at `resultEndTime`. Only the first alternative is read.
public struct GoogleSpeechReader: TranscriptFormatReader {
  public let name = "google-speech"
  public let title = "Google Speech-to-Text JSON"
  public let reads = "words with times and confidence, speakers, channels, language"
  public let loses = "alternatives"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    let shape = text.shape
    for root in ["", "response."] where shape.has(root + "results.alternatives.transcript") {
      let words = root + "results.alternatives.words"
      let isTimed = ["startTime", "start_time", "startOffset", "start_offset", "endTime", "end_time", "endOffset"]
        .contains { shape.has(words + "." + $0) }
      let marks = [
        "languageCode", "language_code", "channelTag", "resultEndTime", "resultEndOffset", "result_end_time",
      ]
      if isTimed || marks.contains(where: { shape.has(root + "results." + $0) }) { return 1 }
      // IBM's results look the same but say which are final.
      if !shape.has(root + "results.final"), !shape.has("result_index") { return 0.97 }
    }
    return 0
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    try text.read { (bytes) throws(TextFault) in
      var reading = GoogleSpeechWords(bytes, options)
      return try reading.transcript(format: name)
    }
  }
}
