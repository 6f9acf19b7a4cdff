internal import TapeModel

extension ProductionNotes {
  /// The body of an `iXML` chunk, of even length.
  ///
  /// Format: iXML specification 2.10 (ixml.info), with the track list that some readers
  /// fail without.
  func iXML(rate: SampleRate, channelCount: Int, bitCount: Int, timeReference: UInt64?) -> [UInt8] {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<BWFXML>", "<IXML_VERSION>2.10</IXML_VERSION>"]
    for (name, text) in [("PROJECT", project), ("SCENE", scene), ("TAKE", take), ("NOTE", note)] where !text.isEmpty {
      lines.append("<\(name)>\(xmlEscaped(text))</\(name)>")
    }
    lines.append("<SPEED>")
    lines.append("<FILE_SAMPLE_RATE>\(rate.hertz)</FILE_SAMPLE_RATE>")
    lines.append("<AUDIO_BIT_DEPTH>\(bitCount)</AUDIO_BIT_DEPTH>")
    if let timeReference {
      lines.append("<TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>\(timeReference >> 32)</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>")
      lines.append(
        "<TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO>\(timeReference & 0xFFFF_FFFF)</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO>")
      lines.append("<TIMESTAMP_SAMPLE_RATE>\(rate.hertz)</TIMESTAMP_SAMPLE_RATE>")
    }
    lines.append("</SPEED>")
    lines.append("<TRACK_LIST>")
    lines.append("<TRACK_COUNT>\(channelCount)</TRACK_COUNT>")
    for channel in 1...channelCount {
      let name = channel <= trackNames.count ? trackNames[channel - 1] : "\(channel)"
      lines.append("<TRACK>")
      lines.append("<CHANNEL_INDEX>\(channel)</CHANNEL_INDEX>")
      lines.append("<INTERLEAVE_INDEX>\(channel)</INTERLEAVE_INDEX>")
      lines.append("<NAME>\(xmlEscaped(name))</NAME>")
      lines.append("</TRACK>")
    }
    lines += ["</TRACK_LIST>", "</BWFXML>"]
    let text = lines.joined(separator: "\n") + "\n"
    return Array(text.utf8) + (text.utf8.count % 2 == 0 ? [] : [0x0A])
  }
}

/// `text` as the content of an XML element: markup escaped, characters that XML 1.0 does
/// not know left out.
private func xmlEscaped(_ text: String) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\u{0}"..<"\u{9}", "\u{B}"..<"\u{D}", "\u{E}"..<" ", "\u{FFFE}", "\u{FFFF}": break
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
