internal import CSndfile

/// How the samples of a recording are encoded.
struct SampleEncoding: Hashable, Sendable {
  /// As its users call it: `16-bit PCM`.
  let name: String
  /// What the samples are read as without losing anything.
  let depth: SampleDepth
  /// The largest sample that the encoding has, as 16 bits; the smallest is its negative, or
  /// one below it.
  let fullScale: Int

  init(formatCode: Int) {
    let subtype = formatCode & Int(SF_FORMAT_SUBMASK)
    let known = Self.known.first { $0.code == subtype }
    name = known?.name ?? "unknown encoding"
    depth = known?.depth ?? .float
    switch subtype {
    case Int(SF_FORMAT_PCM_S8), Int(SF_FORMAT_PCM_U8): fullScale = 127 << 8
    case Int(SF_FORMAT_ULAW): fullScale = 32_124
    case Int(SF_FORMAT_ALAW): fullScale = 32_256
    default: fullScale = 32_767
    }
  }

  private static let known: [(code: Int, name: String, depth: SampleDepth)] = [
    (Int(SF_FORMAT_PCM_S8), "8-bit PCM", .int16), (Int(SF_FORMAT_PCM_U8), "8-bit PCM", .int16),
    (Int(SF_FORMAT_PCM_16), "16-bit PCM", .int16), (Int(SF_FORMAT_PCM_24), "24-bit PCM", .int24),
    (Int(SF_FORMAT_PCM_32), "32-bit PCM", .int32), (Int(SF_FORMAT_FLOAT), "32-bit float", .float),
    (Int(SF_FORMAT_DOUBLE), "64-bit float", .float), (Int(SF_FORMAT_ULAW), "mu-law", .int16),
    (Int(SF_FORMAT_ALAW), "A-law", .int16), (Int(SF_FORMAT_IMA_ADPCM), "IMA ADPCM", .int16),
    (Int(SF_FORMAT_MS_ADPCM), "Microsoft ADPCM", .int16), (Int(SF_FORMAT_GSM610), "GSM 6.10", .int16),
    (Int(SF_FORMAT_VORBIS), "Vorbis", .lossyFloat), (Int(SF_FORMAT_OPUS), "Opus", .lossyFloat),
    (Int(SF_FORMAT_MPEG_LAYER_I), "MPEG layer I", .lossyFloat),
    (Int(SF_FORMAT_MPEG_LAYER_II), "MPEG layer II", .lossyFloat),
    (Int(SF_FORMAT_MPEG_LAYER_III), "MPEG layer III", .lossyFloat),
  ]
}

/// The numbers that hold every sample of a recording exactly.
public enum SampleDepth: Hashable, Sendable {
  /// Integers of up to 16 bits, and encodings that decode to such.
  case int16
  /// Integers of 24 bits.
  case int24
  /// Integers of 32 bits.
  case int32
  /// IEEE 754 numbers; 64-bit ones are read as 32-bit ones.
  case float
  /// What a lossy decoder gives as floating-point numbers (MP3, Vorbis, Opus).
  case lossyFloat
}
