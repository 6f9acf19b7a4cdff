internal import Foundation
internal import GRDB
internal import TapeModel

/// A clip as the index stores it: its recording and call by reference.
struct ClipRecord: Hashable, Codable {
  let id: String
  var slug: String
  let recording: ContentHash
  var range: SampleRange
  var channel: Int?
  var speakers: [Speaker]
  var words: [StoredWord]
  var translation: String?
  var segments: [String]
  var timing: Timing
  var confidence: Double
  var handleFrameCount: Int64
  var fadeIn: Clip.Fade?
  var fadeOut: Clip.Fade?
  var gainDecibels: Double
  var rights: String?
  var advisory: String?
  var remarks: [String]

  init(_ clip: Clip, id: String) {
    self.id = id
    slug = clip.slug
    recording = clip.recording.id
    range = clip.range
    channel = clip.channel
    speakers = clip.speakers
    words = clip.words.map { StoredWord(word: $0) }
    translation = clip.translation
    segments = clip.segments
    timing = clip.timing
    confidence = clip.confidence
    handleFrameCount = clip.handleFrameCount
    fadeIn = clip.fadeIn
    fadeOut = clip.fadeOut
    gainDecibels = clip.gainDecibels
    rights = clip.rights
    advisory = clip.advisory
    remarks = clip.remarks
  }

  func clip(recording: Recording, call: CallDetails?) -> Clip {
    Clip(
      id: id, slug: slug, recording: recording, call: call, range: range, channel: channel, speakers: speakers,
      words: words.map(\.word), translation: translation, segments: segments, timing: timing, confidence: confidence,
      handleFrameCount: handleFrameCount, fadeIn: fadeIn, fadeOut: fadeOut, gainDecibels: gainDecibels, rights: rights,
      advisory: advisory, remarks: remarks)
  }

  /// The number in `c12`; 0 for identifiers of another making.
  var number: Int {
    guard id.utf8.first == UInt8(ascii: "c"), let number = Int(id.dropFirst()), number > 0 else { return 0 }
    return number
  }

  func save(version: Int, to db: Database) throws {
    let body = try JSONText.text(self)
    try db.execute(
      sql: "INSERT OR REPLACE INTO clip (id, number, recording, version, body, hash) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [id, number, recording.blob, version, body, Self.hash(id: id, version: version, body: body)])
  }

  static func hash(id: String, version: Int, body: String) -> Data {
    var hash = RowHash()
    hash.add(id)
    hash.add(version)
    hash.add(body)
    return Data(hash.finish())
  }
}

/// A word of a clip, with its confidence as it is.
struct StoredWord: Hashable, Codable {
  let word: Word

  init(word: Word) { self.word = word }

  init(from decoder: any Decoder) throws { word = try WordRecord(from: decoder).word }

  func encode(to encoder: any Encoder) throws { try WordRecord(word: word).encode(to: encoder) }
}
