internal import TapeModel

/// The header of a 16-bit WAV file that is never stored: RIFF, or RF64 beyond 4 GiB.
///
/// Formats: Microsoft, "Multimedia Programming Interface and Data Specifications 1.0"; EBU
/// Tech 3306.
struct WaveHeader: Sendable {
  let bytes: [UInt8]
  let dataByteCount: Int64

  init(rate: SampleRate, channelCount: Int, frameCount: Int64) {
    dataByteCount = frameCount * Int64(channelCount) * 2
    let isLong = dataByteCount > 0xFFFF_FFFF - 36
    var bytes: [UInt8] = []
    func text(_ text: String) { bytes += Array(text.utf8) }
    func number(_ number: Int64, _ byteCount: Int) {
      for place in 0..<byteCount { bytes.append(UInt8(truncatingIfNeeded: number >> Int64(place * 8))) }
    }
    text(isLong ? "RF64" : "RIFF")
    number(isLong ? 0xFFFF_FFFF : 36 + dataByteCount, 4)
    text("WAVE")
    if isLong {
      text("ds64")
      number(28, 4)
      number(36 + 36 + dataByteCount, 8)
      number(dataByteCount, 8)
      number(frameCount, 8)
      number(0, 4)
    }
    text("fmt ")
    number(16, 4)
    number(1, 2)
    number(Int64(channelCount), 2)
    number(Int64(rate.hertz), 4)
    number(Int64(rate.hertz) * Int64(channelCount) * 2, 4)
    number(Int64(channelCount) * 2, 2)
    number(16, 2)
    text("data")
    number(isLong ? 0xFFFF_FFFF : dataByteCount, 4)
    self.bytes = bytes
  }
}
