internal import TapeModel

/// One entry of a whisper file's list of segments.
struct WhisperSegment {
  /// A word or a token, its text inside the segment's ``text``.
  struct Piece {
    var text: Range<Int>
    var start: Double?
    var end: Double?
    var confidence: Double?
    var speaker: String?
  }

  /// A time that comes as milliseconds already.
  var startMilliseconds: Double?
  var endMilliseconds: Double?
  var speaker: String?
  var language: String?
  /// The next segment is somebody else's (`speaker_turn_next`).
  var turnsNext = false
  /// The segment's own text, in UTF-8.
  var plain: [UInt8] = []
  /// The texts of its pieces, one behind the other.
  var joined: [UInt8] = []
  var pieces: [Piece] = []
  /// Whether the pieces are whisper.cpp's tokens.
  var hasTokens = false

  /// Reads the object that comes next.
  init(_ json: inout JSONPuller) throws(TextFault) {
    var (startSeconds, endSeconds): (Double?, Double?)
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "start": startSeconds = try json.optionalNumber()
      case "end": endSeconds = try json.optionalNumber()
      case "text":
        plain.removeAll()
        if json.peek() == .string { try json.appendString(to: &plain) } else { try json.skip() }
      case "speaker": speaker = try Self.label(&json)
      case "language": language = try json.optionalString()
      case "speaker_turn_next": turnsNext = try Self.flag(&json)
      case "offsets": (startMilliseconds, endMilliseconds) = try Self.offsets(&json)
      case "words": try takePieces(&json, isTokens: false)
      case "tokens": try takePieces(&json, isTokens: true)
      default: try json.skip()
      }
    }
    if startMilliseconds == nil, let startSeconds { startMilliseconds = startSeconds * 1000 }
    if endMilliseconds == nil, let endSeconds { endMilliseconds = endSeconds * 1000 }
  }

  private static func label(_ json: inout JSONPuller) throws(TextFault) -> String? {
    if json.peek() == .number { return try json.optionalNumber().flatMap { Int(exactly: $0) }.map { "\($0)" } }
    return try json.optionalString()
  }

  private static func flag(_ json: inout JSONPuller) throws(TextFault) -> Bool {
    let isTrue = json.peek() == .word && json.bytes[json.at] == UInt8(ascii: "t")
    try json.skip()
    return isTrue
  }

  private static func offsets(_ json: inout JSONPuller) throws(TextFault) -> (Double?, Double?) {
    guard json.peek() == .object else {
      try json.skip()
      return (nil, nil)
    }
    var (from, to): (Double?, Double?)
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "from": from = try json.optionalNumber()
      case "to": to = try json.optionalNumber()
      default: try json.skip()
      }
    }
    return (from, to)
  }

  /// Takes a list of words or of whisper.cpp's tokens; numbers in it (whisper's own token
  /// list) are passed over.
  private mutating func takePieces(_ json: inout JSONPuller, isTokens: Bool) throws(TextFault) {
    guard json.peek() == .array else { return try json.skip() }
    try json.elements { (json) throws(TextFault) in
      guard json.peek() == .object else { return try json.skip() }
      try takePiece(&json, isToken: isTokens)
    }
  }

  private mutating func takePiece(_ json: inout JSONPuller, isToken: Bool) throws(TextFault) {
    var piece = Piece(text: joined.count..<joined.count)
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "word", "text":
        joined.removeSubrange(piece.text)
        if json.peek() == .string { try json.appendString(to: &joined) } else { try json.skip() }
        piece.text = piece.text.lowerBound..<joined.count
      case "start": piece.start = try json.optionalNumber().map { $0 * 1000 }
      case "end": piece.end = try json.optionalNumber().map { $0 * 1000 }
      case "offsets": (piece.start, piece.end) = try Self.offsets(&json)
      case "probability", "score", "confidence", "p": piece.confidence = try json.optionalNumber()
      case "speaker": piece.speaker = try Self.label(&json)
      default: try json.skip()
      }
    }
    // whisper.cpp's own tokens: [_BEG_], [_TT_150].
    let isSpecial = isToken && joined[piece.text].starts(with: [0x5B, 0x5F])
    guard !isSpecial, !piece.text.isEmpty else {
      joined.removeSubrange(piece.text)
      return
    }
    if isToken { hasTokens = true }
    pieces.append(piece)
  }

  /// A cue of two times in milliseconds, rounded; `nil` unless both are there, in order, and
  /// of a size that a recording may have.
  static func cue(_ start: Double?, _ end: Double?) -> Cue? {
    guard let start = milliseconds(start), let end = milliseconds(end) else { return nil }
    return Cue(startMilliseconds: start, endMilliseconds: end)
  }

  private static func milliseconds(_ value: Double?) -> Int64? {
    guard let value, value > -1, value < Double(Clock.limitMilliseconds) else { return nil }
    return max(0, Int64(value.rounded()))
  }
}
