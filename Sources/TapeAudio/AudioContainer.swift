/// The kinds of file that are read, as their first bytes tell; never by name.
enum AudioContainer: Hashable, Sendable {
  /// RIFF, or big-endian RIFX.
  case wave(isBigEndian: Bool)
  case rf64
  case wave64
  /// AIFF, or AIFC with its compression types.
  case aiff
  case flac
  case oggFLAC
  case oggVorbis
  case oggOpus
  /// MPEG 1 or 2, layers I to III.
  case mpeg

  /// As its users call it.
  var name: String {
    switch self {
    case .wave(let isBigEndian): isBigEndian ? "WAV (RIFX)" : "WAV"
    case .rf64: "RF64"
    case .wave64: "W64"
    case .aiff: "AIFF"
    case .flac: "FLAC"
    case .oggFLAC: "Ogg FLAC"
    case .oggVorbis: "Ogg Vorbis"
    case .oggOpus: "Ogg Opus"
    case .mpeg: "MP3"
    }
  }

  /// Whether a seek lands on the frame asked for.
  ///
  /// Lossy streams carry state from packet to packet, and libsndfile's seeks in them are
  /// not exact; they are decoded from the start instead.
  var isSeekExact: Bool {
    switch self {
    case .wave, .rf64, .wave64, .aiff, .flac, .oggFLAC: true
    case .oggVorbis, .oggOpus, .mpeg: false
    }
  }
}

/// What the first bytes of a file are.
enum FileSignature: Hashable, Sendable {
  case audio(AudioContainer)
  /// Sound of a kind that is not read; the name that people know it by.
  case otherAudio(String)
  /// No sound; what it looks like.
  case notAudio(String)

  /// How many of the first bytes ``init(firstBytes:)`` looks at.
  static let byteCount = 4_096

  /// - Parameter firstBytes: the first ``byteCount`` bytes, or all of a shorter file,
  ///   without an ID3v2 tag.
  init(firstBytes: [UInt8]) {
    let fields = BinaryFields(firstBytes)
    if let known = Self.container(fields) {
      self = known
    } else if let other = Self.otherAudio(fields) {
      self = .otherAudio(other)
    } else if MPEGFrameHeader.startsStream(fields) {
      self = .audio(.mpeg)
    } else {
      self = .notAudio(Self.otherContent(fields))
    }
  }

  private static func container(_ fields: BinaryFields) -> FileSignature? {
    for (magic, isBigEndian) in [("RIFF" as StaticString, false), ("RIFX", true)] where fields.has(magic, at: 0) {
      return fields.has("WAVE", at: 8) ? .audio(.wave(isBigEndian: isBigEndian)) : riff(fields)
    }
    if fields.has("RF64", at: 0) {
      return fields.has("WAVE", at: 8) ? .audio(.rf64) : .notAudio("an RF64 file without sound")
    }
    if Wave64Walk.isWave64(fields) { return .audio(.wave64) }
    if fields.has("FORM", at: 0), fields.has("AIFF", at: 8) || fields.has("AIFC", at: 8) { return .audio(.aiff) }
    if fields.has("fLaC", at: 0) { return .audio(.flac) }
    if fields.has("OggS", at: 0) { return ogg(fields) }
    return nil
  }

  private static func riff(_ fields: BinaryFields) -> FileSignature {
    if fields.has("AVI ", at: 8) { return .otherAudio("AVI video") }
    if fields.has("RMID", at: 8) { return .notAudio("MIDI notes") }
    if fields.has("WEBP", at: 8) { return .notAudio("a WebP picture") }
    return .notAudio("a RIFF file without sound")
  }

  /// The codec of the first packet of an Ogg stream (RFC 3533: 27 bytes of page header,
  /// then the segment table).
  private static func ogg(_ fields: BinaryFields) -> FileSignature {
    let packet = 27 + (fields.unsigned(at: 26, byteCount: 1).map { Int($0) } ?? 0)
    if fields.has("\u{01}vorbis", at: packet) { return .audio(.oggVorbis) }
    if fields.has("OpusHead", at: packet) { return .audio(.oggOpus) }
    if fields.has("\u{7f}FLAC", at: packet) { return .audio(.oggFLAC) }
    if fields.has("Speex   ", at: packet) { return .otherAudio("Ogg Speex") }
    return .otherAudio("Ogg with something other than Vorbis, Opus or FLAC")
  }

  private static func otherAudio(_ fields: BinaryFields) -> String? {
    for (magic, name) in magics where fields.has(magic, at: 0) { return name }
    if fields.has("FORM", at: 0), fields.has("8SVX", at: 8) { return "8SVX audio" }
    if fields.has("ftyp", at: 4) {
      return fields.has("M4A", at: 8) || fields.has("M4B", at: 8) ? "M4A (AAC or ALAC) audio" : "MP4 or M4A"
    }
    if MPEGFrameHeader.isADTS(fields) { return "AAC (ADTS) audio" }
    if fields.bytes.starts(with: [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]) { return "WMA or ASF" }
    if fields.bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) { return "Matroska or WebM" }
    if fields.bytes.starts(with: [0x7F, 0xFE, 0x80, 0x01]) { return "DTS audio" }
    if fields.bytes.starts(with: [0x0B, 0x77]) { return "AC-3 audio" }
    return nil
  }

  private static let magics: [(StaticString, String)] = [
    ("BW64", "BW64 audio"), ("#!AMR-WB", "AMR-WB audio"), ("#!AMR", "AMR audio"), ("caff", "CAF audio"),
    (".snd", "AU audio"), ("dns.", "AU audio"), ("DSD ", "DSF audio"), ("FRM8", "DSDIFF audio"),
    ("MAC ", "Monkey's Audio"), ("wvpk", "WavPack audio"), ("MPCK", "Musepack audio"), ("MP+", "Musepack audio"),
    ("TTA1", "True Audio"), ("OFR ", "OptimFROG audio"), ("NIST_1A", "NIST SPHERE audio"),
    ("Creative Voice File", "VOC audio"), ("#!SILK_V3", "SILK audio"), ("\u{02}#!SILK_V3", "SILK audio"),
    (".RMF", "RealAudio"), ("FLV\u{01}", "Flash video"), ("LPCM", "LPCM audio"),
  ]

  private static func otherContent(_ fields: BinaryFields) -> String {
    for (magic, name) in otherMagics where fields.has(magic, at: 0) { return name }
    let bytes = fields.bytes
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "a JPEG picture" }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "a PNG picture" }
    if bytes.starts(with: [0x37, 0x7A, 0xBC, 0xAF]) { return "a 7z archive" }
    if bytes.starts(with: [0x1F, 0x8B]) { return "a gzip archive" }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return "an old Office document" }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16 text" }
    guard bytes.contains(where: { $0 != 0 }) else { return "nothing but zero bytes at its start" }
    guard isText(bytes) else { return "bytes of no known kind" }
    let start = String(decoding: bytes.prefix(512), as: UTF8.self).lowercased()
    if start.contains("<html") || start.contains("<!doctype html") { return "an HTML page" }
    return start.hasPrefix("<?xml") ? "XML" : "plain text"
  }

  private static let otherMagics: [(StaticString, String)] = [
    ("PK\u{03}\u{04}", "a ZIP archive or an Office document"), ("%PDF", "a PDF document"), ("MThd", "MIDI notes"),
    ("SQLite format 3", "an SQLite database"), ("GIF8", "a GIF picture"), ("Rar!", "a RAR archive"),
    ("\u{7f}ELF", "a program"),
  ]

  /// Whether the bytes are text: UTF-8 (but for a character cut at the end), or a code page
  /// without control characters.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    !bytes.contains { $0 < 9 || (14...31).contains($0) && $0 != 27 || $0 == 127 }
  }
}
