/// Files that people take for transcripts and that are something else, by their first bytes.
enum OtherKind: String, CaseIterable {
  case zip = "a ZIP archive without a DOCX document"
  case oldWord = "an old Microsoft Office document"
  case pdf = "a PDF document"
  case richText = "an RTF document"
  case xml = "an XML document"
  case html = "an HTML document"
  case riff = "a RIFF file (WAV or AVI)"
  case flac = "a FLAC recording"
  case ogg = "an Ogg recording"
  case mp3 = "an MP3 recording"
  case sqlite = "an SQLite database"
  case gzip = "a gzip archive"
  case proTools = "a Pro Tools session as text"

  init?(of bytes: [UInt8]) {
    let head = bytes.prefix(64)
    for kind in OtherKind.allCases where kind.signatures.contains(where: { head.starts(with: $0) }) {
      self = kind
      return
    }
    let text = String(decoding: head.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }, as: UTF8.self)
      .lowercased()
    if text.hasPrefix("<?xml") {
      self = .xml
    } else if text.hasPrefix("<!doctype") || text.hasPrefix("<html") {
      self = .html
    } else {
      return nil
    }
  }

  /// Whether some formats of transcripts are files of this kind.
  var mayHoldTranscript: Bool { self == .zip || self == .xml }

  /// Why a file of this kind is not read.
  var refusal: String { "\(rawValue), not a transcript" }

  private var signatures: [[UInt8]] {
    switch self {
    case .zip: [[0x50, 0x4B, 3, 4]]
    case .oldWord: [[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]]
    case .pdf: [Array("%PDF-".utf8)]
    case .richText: [Array("{\\rtf".utf8)]
    case .riff: [Array("RIFF".utf8), Array("RF64".utf8)]
    case .flac: [Array("fLaC".utf8)]
    case .ogg: [Array("OggS".utf8)]
    case .mp3: [Array("ID3\u{2}".utf8), Array("ID3\u{3}".utf8), Array("ID3\u{4}".utf8), [0xFF, 0xFB, 0x90]]
    case .sqlite: [Array("SQLite format 3\u{0}".utf8)]
    case .gzip: [[0x1F, 0x8B, 8]]
    case .proTools: [Array("SESSION NAME:\t".utf8)]
    case .xml, .html: []
    }
  }
}
