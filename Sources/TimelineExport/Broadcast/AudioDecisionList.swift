internal import TapeModel

/// The lines of an AES31-3 audio decision list over the sound of a session.
///
/// Times name the frame of sound: hours, minutes, seconds, video frames at 25 a second, and
/// the frames of sound that are left over. Strings are cut to 255 characters.
struct AudioDecisionList {
  /// Which characters part the fields of a time.
  enum Dialect {
    /// As the standard has it: full stops for 25 video frames a second.
    case standard
    /// As SADiE writes and takes it: colons, which the standard gives another meaning.
    case sadie
  }

  let dialect: Dialect

  func lines(_ session: Session) -> [String] {
    var lines = ["<ADL>"]
    lines += section(
      "VERSION",
      [
        "(ADL_ID) \"06,64,43,52,01,01,01,04,01,02,03,04\"", "(ADL_UID) \(identifier(of: session))",
        "(VER_ADL_VERSION) 01.02", "(VER_CREATOR) \"tapelog\"", "(VER_CRTR) 01.00",
      ])
    lines += section("PROJECT", ["(PROJ_TITLE) \(quoted(session.title))", "(PROJ_ORIGINATOR) \"tapelog\""])
    lines += section(
      "SEQUENCE",
      ["(SEQ_SAMPLE_RATE) S\(session.rate.hertz)", "(SEQ_FRAME_RATE) 25", "(SEQ_DEST_START) \(time(0, session))"])
    lines += section(
      "TRACKLIST", session.tracks.enumerated().map { "(Track) \($0.offset + 1) \(quoted($0.element.name))" })
    lines += section("SOURCE_INDEX", session.files.map { source($0, session) })
    var number = 0
    var entries: [String] = []
    for event in events(session) {
      number += 1
      entries += entry(event.placement, track: event.track, number: number, session)
    }
    lines += section("EVENT_LIST", entries)
    return lines + ["</ADL>"]
  }

  private func section(_ name: String, _ lines: [String]) -> [String] {
    ["\t<\(name)>"] + lines.map { "\t\t" + $0 } + ["\t</\(name)>"]
  }

  private func events(_ session: Session) -> [(placement: SessionPlacement, track: Int)] {
    session.tracks.enumerated().flatMap { track in track.element.placements.map { ($0, track.offset) } }
      .sorted { ($0.0.record, $0.0.itemID) < ($1.0.record, $1.0.itemID) }
  }

  private func source(_ file: SessionFile, _ session: Session) -> String {
    let url = "URL:file://localhost/./" + session.relativePath(of: file).percentEncodedPath
    let identifier = String(file.clip.recording.id.description.prefix(28)) + fourDigits(file.number)
    return "(Index) \(fourDigits(file.number)) (F) \(quoted(url)) \(identifier) "
      + "\(time(0, session)) \(time(file.frameCount, session)) \(quoted(file.name)) N"
  }

  private func entry(_ placement: SessionPlacement, track: Int, number: Int, _ session: Session) -> [String] {
    let file = session.file(of: placement)
    let channels = file.channelCount == 1 ? "1~1" : "1~\(file.channelCount)"
    let target = track + 1
    let destination = file.channelCount == 1 ? "\(target)~\(target)" : "\(target)~\(target + file.channelCount - 1)"
    var lines = [
      "(Entry) \(fourDigits(number)) (Cut) I \(fourDigits(file.number)) \(channels) \(destination) "
        + [placement.source.start, placement.record.start, placement.record.end].map { time($0, session) }
        .joined(separator: " ") + " _"
    ]
    if let fade = placement.fadeIn { lines.append("\t(Infade) \(time(fade.frameCount, session)) \(shape(fade)) _ _ _") }
    if let fade = placement.fadeOut {
      lines.append("\t(Outfade) \(time(fade.frameCount, session)) \(shape(fade)) _ _ _")
    }
    if placement.gainDecibels != 0 {
      lines.append("\t(Gain) _ \(hundredths(placement.gainDecibels))")
    }
    return lines + ["\t(Rem) NAME \(quoted(placement.name))"]
  }

  private func shape(_ fade: Clip.Fade) -> String {
    switch fade.shape {
    case .linear: "LIN"
    case .sine: "CURVE _ _ _"
    }
  }

  private func hundredths(_ decibels: Double) -> String {
    let value = Int64((min(max(decibels, -144), 144) * 100).rounded())
    let fraction = value.magnitude % 100
    return (value < 0 ? "-" : "") + "\(value.magnitude / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  /// A number that differs where sessions do: the sum of the names and lengths of its files.
  private func identifier(of session: Session) -> String {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in (session.name + session.title + session.files.map { "\($0.name)\($0.frameCount)" }.joined()).utf8 {
      sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  /// Hours, minutes, seconds, video frames and frames of sound at 48 kHz.
  private func time(_ frame: Int64, _ session: Session) -> String {
    let rate = Int64(session.rate.hertz)
    let seconds = frame / rate
    let fields = [seconds / 3600, seconds / 60 % 60, seconds % 60, frame % rate / (rate / 25)].map { number in
      number < 10 ? "0\(number)" : "\(number)"
    }
    let separator =
      switch dialect {
      case .standard: "."
      case .sadie: ":"
      }
    return fields.joined(separator: separator) + "/" + fourDigits(Int(frame % (rate / 25)))
  }

  private func fourDigits(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// In quotation marks, which cannot be inside; angle brackets and marks become plain ones.
  private func quoted(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in SafeText.oneLine(text).unicodeScalars.prefix(255) {
      switch scalar {
      case "\"": result.append("'")
      case "<": result.append("(")
      case ">": result.append(")")
      default: result.append(scalar)
      }
    }
    return "\"" + String(result) + "\""
  }
}
