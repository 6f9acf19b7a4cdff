internal import TapeFiles

/// What recordings are read.
extension AudioReader {
  /// One kind of recording that is read, for people who choose.
  public struct ReadableFormat: Hashable, Sendable {
    /// As its users call it: `WAV`.
    public let name: String
    /// Its encodings, in a few words.
    public let summary: String
  }

  /// In the order that lists show.
  public static let formats = [
    ReadableFormat(
      name: "WAV",
      summary: "PCM 8 to 32 bits, floating point, A-law, mu-law, GSM 6.10, IMA and Microsoft ADPCM; also WAVEX and RIFX"
    ),
    ReadableFormat(name: "RF64", summary: "the same, over 4 GiB"),
    ReadableFormat(name: "W64", summary: "the same, over 4 GiB, by Sony"),
    ReadableFormat(name: "AIFF", summary: "AIFF and AIFC: PCM, floating point, A-law, mu-law, IMA ADPCM"),
    ReadableFormat(name: "FLAC", summary: "8, 16, 24 and 32 bits; also in Ogg"),
    ReadableFormat(name: "Ogg Vorbis", summary: "decoded from the start for exact positions"),
    ReadableFormat(name: "Ogg Opus", summary: "decoded from the start for exact positions"),
    ReadableFormat(name: "MP3", summary: "decoded from the start for exact positions"),
  ]

  /// Whether the first bytes of the file are those of a recording, of a kind that is read or
  /// of one that is refused by its name.
  ///
  /// `false` for what cannot be opened, and for what is no regular file.
  public static func isAudio(path: String) -> Bool {
    do throws(FileError) {
      let bytes = try RegularFile(path: path).bytes(at: 0, count: FileSignature.byteCount)
      switch FileSignature(firstBytes: bytes) {
      case .audio, .otherAudio: return true
      case .notAudio: return false
      }
    } catch {
      return false
    }
  }
}
