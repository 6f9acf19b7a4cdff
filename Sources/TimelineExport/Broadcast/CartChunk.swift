internal import TapeAudio
public import TapeModel

/// What a playout system wants to know of a file: the `cart` chunk.
///
/// Format: AES46-2002, version 1.01: fields of fixed length in Latin letters, eight timers
/// that count frames from the file's start, and a tag text. Rivendell and ENCO take two `AUD`
/// timers as where to start and to stop, so that handles stay silent on air.
public struct CartChunk: Hashable, Sendable {
  /// Up to 64 characters each in the file.
  public var title: String
  public var artist: String
  public var cutID: String
  public var category: String
  public var outCue: String
  /// At most eight; see ``Timer``.
  public var timers: [Timer]
  public var tagText: String

  public init(
    title: String, artist: String = "", cutID: String = "", category: String = "", outCue: String = "",
    timers: [Timer] = [], tagText: String = ""
  ) {
    self.title = title
    self.artist = artist
    self.cutID = cutID
    self.category = category
    self.outCue = outCue
    self.timers = timers
    self.tagText = tagText
  }

  /// A point of the file with the four letters that say what for.
  public struct Timer: Hashable, Sendable {
    /// `AUDs` and `AUDe`: where the audio starts and ends; `SEGs` and `SEGe`: the segue;
    /// `INTe`: the end of what can be talked over; `EOD `: the end of the cut.
    public let usage: String
    /// From the file's start, at the file's rate.
    public let frame: Int64

    /// - Precondition: `usage` has four characters of ASCII.
    public init(usage: String, frame: Int64) {
      precondition(usage.utf8.count == 4 && usage.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "no timer's usage")
      self.usage = usage
      self.frame = frame
    }
  }

  /// Length of the chunk without its tag text.
  static let fixedByteCount = 2_048

  /// As the standard has it for cuts that may be aired at any time.
  private static let airedBetween = [("1900-01-01", "00:00:00"), ("9999-12-31", "23:59:59")]

  /// The chunk's body, of even length. Timers beyond 32 bits are left out.
  var body: [UInt8] {
    var bytes = Array("0101".utf8)
    for text in [title, artist, cutID, "", category, "", outCue] { bytes += Self.field(text, 64) }
    for (date, time) in Self.airedBetween { bytes += Self.field(date, 10) + Self.field(time, 8) }
    for text in ["tapelog", "1", ""] { bytes += Self.field(text, 64) }
    bytes += Self.littleEndian(32_768)
    let usable = timers.filter { (0...Int64(UInt32.max)).contains($0.frame) }.prefix(8)
    for timer in usable { bytes += Array(timer.usage.utf8) + Self.littleEndian(UInt32(timer.frame)) }
    bytes += [UInt8](repeating: 0, count: (8 - usable.count) * 8)
    bytes += [UInt8](repeating: 0, count: Self.fixedByteCount - bytes.count)
    let tag = Array(asciiFolded(tagText).utf8.prefix(16_384))
    bytes += tag.isEmpty ? [] : tag + Array("\r\n".utf8)
    return bytes + (bytes.count % 2 == 0 ? [] : [0])
  }

  var chunk: AudioChunk { AudioChunk(name: "cart", body: body) }

  /// ASCII, cut or filled with NULs.
  private static func field(_ text: String, _ byteCount: Int) -> [UInt8] {
    let bytes = asciiFolded(text).utf8.prefix(byteCount)
    return Array(bytes) + [UInt8](repeating: 0, count: byteCount - bytes.count)
  }

  private static func littleEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }
}

extension CartChunk {
  /// The chunk of a clip's file.
  ///
  /// - Parameter range: of the clip, in frames of the file.
  public init(_ clip: Clip, range: SampleRange) {
    let speakers = clip.speakers.map(\.name).joined(separator: ", ")
    self.init(
      title: clip.slug.isEmpty ? clip.id : clip.slug, artist: speakers, cutID: clip.id,
      category: clip.call?.callID.map { "call \($0)" } ?? "", outCue: clip.outCue,
      timers: [
        Timer(usage: "AUDs", frame: range.start), Timer(usage: "AUDe", frame: range.end),
        Timer(usage: "SEGs", frame: range.end), Timer(usage: "EOD ", frame: range.end),
      ], tagText: clip.words.isEmpty ? "" : clip.text)
  }
}
