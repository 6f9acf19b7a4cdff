internal import TapeModel

/// The parts of stored words that are read whole: vocabulary, names, recordings, streams.
struct StoredTables {
  struct StoredRecording {
    let id: ContentHash
    /// Of all that its words were made from.
    let content: ContentHash
    let firstStream: Int
    let streamCount: Int
  }

  struct StoredStream {
    let start: Int64
    let tokenCount: Int
    let turnCount: Int
    let recording: Int
    let layer: TapeLayer
    let checksum: UInt64

    var byteCount: Int { turnCount * 4 + tokenCount * 16 }
  }

  var wordEnds: [UInt32] = []
  /// The numbers of the words, in the order of their bytes.
  var order: [UInt32] = []
  var placeCounts: [UInt32] = []
  /// Ends of the postings, counted from the first.
  var postingEnds: [UInt64] = []
  var postingChecksums: [UInt32] = []
  var wordBytes: [UInt8] = []
  var speakers: [Speaker] = []
  var recordings: [StoredRecording] = []
  var streams: [StoredStream] = []

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.put(UInt32(wordEnds.count))
    bytes.put(wordEnds)
    bytes.put(order)
    bytes.put(placeCounts)
    bytes.put(postingEnds)
    bytes.put(postingChecksums)
    bytes.put(UInt32(wordBytes.count))
    bytes += wordBytes
    bytes.put(UInt32(speakers.count))
    for speaker in speakers {
      bytes.put(UInt32(speaker.name.utf8.count))
      bytes += Array(speaker.name.utf8)
    }
    bytes.put(UInt32(recordings.count))
    for recording in recordings {
      bytes += recording.id.bytes
      bytes += recording.content.bytes
      bytes.put(UInt32(recording.firstStream))
      bytes.put(UInt32(recording.streamCount))
    }
    bytes.put(UInt32(streams.count))
    for stream in streams {
      bytes.put(stream.start)
      for number in [stream.tokenCount, stream.turnCount, stream.recording, stream.layer == .original ? 0 : 1] {
        bytes.put(UInt32(number))
      }
      bytes.put(stream.checksum)
    }
    return bytes
  }

  init() {}

  /// `nil` for bytes whose numbers do not fit each other or the file.
  init?(_ bytes: [UInt8], trailer: StoredTrailer) {
    var cursor = ByteCursor(bytes)
    guard readWords(&cursor, trailer), readSpeakers(&cursor), readRecordings(&cursor), readStreams(&cursor, trailer),
      cursor.isAtEnd, fits
    else { return nil }
  }

  private mutating func readWords(_ cursor: inout ByteCursor, _ trailer: StoredTrailer) -> Bool {
    guard let count = cursor.number(UInt32.self).map({ Int($0) }), count <= Int(Int32.max),
      let ends = cursor.numbers(count, UInt32.self), let order = cursor.numbers(count, UInt32.self),
      let places = cursor.numbers(count, UInt32.self), let postings = cursor.numbers(count, UInt64.self),
      let checksums = cursor.numbers(count, UInt32.self), let length = cursor.number(UInt32.self),
      let words = cursor.bytes(Int(length)), isRising(ends), ends.last ?? 0 == length, isRising(postings),
      postings.last ?? 0 == UInt64(trailer.tablesStart - trailer.postingsStart),
      order.allSatisfy({ $0 < UInt32(count) })
    else { return false }
    wordEnds = ends
    self.order = order
    placeCounts = places
    postingEnds = postings
    postingChecksums = checksums
    wordBytes = words
    return true
  }

  private func isRising<Number: FixedWidthInteger>(_ numbers: [Number]) -> Bool {
    zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 }
  }

  private mutating func readSpeakers(_ cursor: inout ByteCursor) -> Bool {
    guard let count = cursor.number(UInt32.self) else { return false }
    for _ in 0..<count {
      guard let speaker = cursor.text().flatMap({ Speaker(name: $0) }) else { return false }
      speakers.append(speaker)
    }
    return true
  }

  private mutating func readRecordings(_ cursor: inout ByteCursor) -> Bool {
    guard let count = cursor.number(UInt32.self) else { return false }
    for _ in 0..<count {
      guard let id = cursor.hash().flatMap({ ContentHash(bytes: $0) }),
        let content = cursor.hash().flatMap({ ContentHash(bytes: $0) }), let first = cursor.number(UInt32.self),
        let streams = cursor.number(UInt32.self)
      else { return false }
      recordings.append(
        StoredRecording(id: id, content: content, firstStream: Int(first), streamCount: Int(streams)))
    }
    return true
  }

  private mutating func readStreams(_ cursor: inout ByteCursor, _ trailer: StoredTrailer) -> Bool {
    guard let count = cursor.number(UInt32.self) else { return false }
    for _ in 0..<count {
      guard let start = cursor.number(Int64.self), let numbers = cursor.numbers(4, UInt32.self), numbers[3] <= 1,
        let checksum = cursor.number(UInt64.self)
      else { return false }
      let stream = StoredStream(
        start: start, tokenCount: Int(numbers[0]), turnCount: Int(numbers[1]), recording: Int(numbers[2]),
        layer: numbers[3] == 0 ? .original : .translation, checksum: checksum)
      guard start >= 0, Int64(stream.byteCount) <= trailer.postingsStart - start, stream.recording < recordings.count
      else { return false }
      streams.append(stream)
    }
    return true
  }

  /// Whether recordings and streams name each other.
  private var fits: Bool {
    var next = 0
    for (number, recording) in recordings.enumerated() {
      guard recording.firstStream == next, (1...2).contains(recording.streamCount),
        next + recording.streamCount <= streams.count
      else { return false }
      for place in 0..<recording.streamCount {
        let stream = streams[next + place]
        guard stream.recording == number, stream.layer == (place == 0 ? .original : .translation) else { return false }
      }
      next += recording.streamCount
    }
    return next == streams.count
  }
}
