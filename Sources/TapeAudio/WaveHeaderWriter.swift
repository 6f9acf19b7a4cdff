internal import TapeModel

/// The header of a WAV file of ours: everything before the samples.
///
/// All metadata stands in front of the sound, so that a reader of the first bytes has it. A
/// file that may grow beyond 4 GiB keeps room for the long sizes of RF64 (EBU Tech 3306),
/// which takes the place of the reserved chunk when it is needed.
struct WaveHeaderWriter {
  let encoding: AudioWriter.Encoding
  let rate: SampleRate
  let channelCount: Int
  var metadata: AudioMetadata
  let reservesLongSizes: Bool
  /// Whether the sizes are those of RF64 even where RIFF could hold them.
  var isAlwaysLong = false

  static let longSizesByteCount = 28

  /// The header for this much sound.
  func header(dataByteCount: Int64) -> [UInt8] {
    let body = chunks(frameCount: dataByteCount / Int64(channelCount * encoding.bitCount / 8))
    let riffByteCount = Int64(4 + reservedByteCount + body.count + 8) + dataByteCount + dataByteCount % 2
    let isLong = isAlwaysLong || riffByteCount > 0xFFFF_FFFF
    var bytes = ByteWriter()
    bytes.append(isLong ? "RF64" : "RIFF")
    bytes.append32(isLong ? 0xFFFF_FFFF : UInt32(riffByteCount))
    bytes.append("WAVE")
    if reservesLongSizes {
      var sizes = ByteWriter()
      sizes.append64(isLong ? UInt64(riffByteCount) : 0)
      sizes.append64(isLong ? UInt64(dataByteCount) : 0)
      sizes.append64(isLong ? UInt64(dataByteCount) / UInt64(channelCount * encoding.bitCount / 8) : 0)
      sizes.append32(0)
      bytes.appendChunk(isLong ? "ds64" : "JUNK", sizes.bytes)
    }
    bytes.append(body)
    bytes.append("data")
    bytes.append32(isLong ? 0xFFFF_FFFF : UInt32(dataByteCount))
    return bytes.bytes
  }

  private var reservedByteCount: Int { reservesLongSizes ? 8 + Self.longSizesByteCount : 0 }

  private func chunks(frameCount: Int64) -> [UInt8] {
    var bytes = ByteWriter()
    if let broadcast = metadata.broadcast { bytes.appendChunk("bext", broadcast.body) }
    bytes.appendChunk("fmt ", format)
    if encoding == .float {
      var fact = ByteWriter()
      fact.append32(UInt32(clamping: frameCount))
      bytes.appendChunk("fact", fact.bytes)
    }
    if let production = metadata.production {
      let body = production.iXML(
        rate: rate, channelCount: channelCount, bitCount: encoding.bitCount,
        timeReference: metadata.broadcast?.timeReference)
      bytes.appendChunk("iXML", body)
    }
    if let tags = tagList { bytes.appendChunk("LIST", tags) }
    if !metadata.markers.isEmpty {
      bytes.appendChunk("cue ", cuePoints)
      bytes.appendChunk("LIST", labels)
    }
    for chunk in metadata.furtherChunks { bytes.appendChunk(chunk.name, chunk.body) }
    return bytes.bytes
  }

  /// Plain for one or two channels; extensible, without loudspeaker positions, for more.
  private var format: [UInt8] {
    let isExtensible = channelCount > 2
    let tag = encoding == .float ? WaveFormat.Tag.float : WaveFormat.Tag.pcm
    let blockByteCount = channelCount * encoding.bitCount / 8
    var bytes = ByteWriter()
    bytes.append16(UInt16(isExtensible ? WaveFormat.Tag.extensible : tag))
    bytes.append16(UInt16(channelCount))
    bytes.append32(UInt32(rate.hertz))
    bytes.append32(UInt32(rate.hertz * blockByteCount))
    bytes.append16(UInt16(blockByteCount))
    bytes.append16(UInt16(encoding.bitCount))
    if isExtensible {
      bytes.append16(22)
      bytes.append16(UInt16(encoding.bitCount))
      bytes.append32(0)
      bytes.append16(UInt16(tag))
      bytes.append([0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71])
    } else if encoding == .float {
      bytes.append16(0)
    }
    return bytes.bytes
  }

  private var tagList: [UInt8]? {
    let tags = [
      ("INAM", metadata.tags.title), ("IART", metadata.tags.artist), ("ICMT", metadata.tags.comment),
      ("ICRD", metadata.tags.date),
    ]
    guard tags.contains(where: { $0.1 != nil }) else { return nil }
    var bytes = ByteWriter()
    bytes.append("INFO")
    for (name, text) in tags {
      if let text { bytes.appendChunk(name, Self.terminated(text)) }
    }
    return bytes.bytes
  }

  private var cuePoints: [UInt8] {
    var bytes = ByteWriter()
    bytes.append32(UInt32(metadata.markers.count))
    for (index, marker) in metadata.markers.enumerated() {
      bytes.append32(UInt32(index + 1))
      bytes.append32(UInt32(marker.frame))
      bytes.append("data")
      bytes.append32(0)
      bytes.append32(0)
      bytes.append32(UInt32(marker.frame))
    }
    return bytes.bytes
  }

  private var labels: [UInt8] {
    var bytes = ByteWriter()
    bytes.append("adtl")
    for (index, marker) in metadata.markers.enumerated() {
      var label = ByteWriter()
      label.append32(UInt32(index + 1))
      label.append(Self.terminated(marker.label))
      bytes.appendChunk("labl", label.bytes)
    }
    return bytes.bytes
  }

  /// With a NUL behind it, and none inside.
  private static func terminated(_ text: String) -> [UInt8] { text.utf8.filter { $0 != 0 } + [0] }
}
