internal import TapeModel

/// The format chunk of a WAV file: how the bytes of its sound are to be read.
///
/// Format: Microsoft, "Multimedia Data Standards Update" (WAVEFORMATEX), and
/// `WAVEFORMATEXTENSIBLE`.
struct WaveFormat: Hashable {
  /// The encoding tag; that inside an extensible format where there is one.
  let tag: Int
  let channelCount: Int
  let hertz: Int
  let blockByteCount: Int
  let bitCount: Int
  /// Frames in each block; 1 but for compressed encodings.
  let framesPerBlock: Int
  /// What follows the first 16 bytes, for compressed encodings.
  private let rest: [UInt8]
  /// Whether a field was inconsistent and is read as what it must have been.
  let isMended: Bool

  enum Tag {
    static let pcm = 1, microsoftADPCM = 2, float = 3, aLaw = 6, muLaw = 7, imaADPCM = 0x11, gsm610 = 0x31
    static let extensible = 0xFFFE
  }

  enum Problem: Error {
    case damaged(String)
    case parameter(String)
    case encoding(String)
  }

  /// - Parameter body: the chunk's bytes, at least 16 of them.
  init(body: BinaryFields) throws(Problem) {
    guard var tag = body.uint16(at: 0), let channels = body.uint16(at: 2), let hertz = body.uint32(at: 4),
      let stated = body.uint16(at: 12), let bits = body.uint16(at: 14)
    else { throw .damaged("its format chunk is too short") }
    if tag == Tag.extensible {
      guard let inner = body.uint16(at: 24) else { throw .damaged("its format chunk is too short") }
      tag = inner
    }
    guard (1...AudioReader.maximumChannelCount).contains(channels) else { throw .parameter("\(channels) channels") }
    guard SampleRate(hertz: Int(hertz)) != nil else { throw .parameter("a sample rate of \(hertz) Hz") }
    self.tag = tag
    channelCount = channels
    self.hertz = Int(hertz)
    bitCount = bits
    switch tag {
    case Tag.pcm, Tag.float, Tag.aLaw, Tag.muLaw:
      guard Self.bitCounts(tag).contains(bits) else {
        throw .encoding("WAV with \(bits)-bit samples (encoding \(tag))")
      }
      blockByteCount = channels * bits / 8
      framesPerBlock = 1
      rest = []
    case Tag.microsoftADPCM, Tag.imaADPCM, Tag.gsm610:
      let frames = body.uint16(at: 18) ?? 0
      guard stated > 0, frames > 0 else { throw .damaged("its format chunk states no block size") }
      guard tag != Tag.gsm610 || channels == 1 && stated == 65 && frames == 320 else {
        throw .damaged("its GSM 6.10 blocks have \(stated) bytes")
      }
      guard frames <= stated * 8 else { throw .damaged("its format chunk states impossible blocks") }
      blockByteCount = stated
      framesPerBlock = frames
      rest = Array(body.bytes.dropFirst(16).prefix(2 + min(256, body.uint16(at: 16) ?? 0)))
    default:
      throw .encoding("WAV with \(Self.name(ofTag: tag))")
    }
    isMended = stated != blockByteCount
  }

  private static func bitCounts(_ tag: Int) -> [Int] {
    switch tag {
    case Tag.pcm: [8, 16, 24, 32]
    case Tag.float: [32, 64]
    default: [8]
    }
  }

  /// The chunk's body as libsndfile is to see it.
  func body(isBigEndian: Bool) -> [UInt8] {
    var bytes = ByteWriter(isBigEndian: isBigEndian)
    bytes.append16(UInt16(tag))
    bytes.append16(UInt16(channelCount))
    bytes.append32(UInt32(hertz))
    let perSecond = Int64(hertz) * Int64(blockByteCount) / Int64(framesPerBlock)
    bytes.append32(UInt32(clamping: perSecond))
    bytes.append16(UInt16(blockByteCount))
    bytes.append16(UInt16(bitCount))
    if framesPerBlock > 1 {
      bytes.append(rest)
    } else if tag != Tag.pcm {
      bytes.append16(0)
    }
    return bytes.bytes
  }

  /// What people call an encoding that is not read.
  private static func name(ofTag tag: Int) -> String {
    switch tag {
    case 0x08: "DTS audio"
    case 0x22: "TrueSpeech audio"
    case 0x40, 0x45, 0x64, 0x14, 0x140: "G.726 or G.721 audio"
    case 0x42, 0x111: "G.723 audio"
    case 0x50: "MPEG layer II audio"
    case 0x55: "MP3 audio"
    case 0x83, 0x133, 0x134: "G.729 audio"
    case 0x28F, 0x65: "G.722 audio"
    case 0x92, 0x2000: "AC-3 audio"
    case 0xFF, 0x1600, 0x1610: "AAC audio"
    case 0x160...0x163: "WMA audio"
    case 0x270...0x272: "ATRAC audio"
    default: "encoding 0x\(String(tag, radix: 16))"
    }
  }
}
