public import TapeModel

/// What the `bext` chunk of a Broadcast Wave file says of its sound (EBU Tech 3285,
/// version 2).
public struct BroadcastExtension: Hashable, Sendable {
  /// Up to 256 characters of ASCII in the file.
  public var description: String
  /// Who or what made the recording; up to 32 characters in the file.
  public var originator: String
  /// A reference unique to the originator; up to 32 characters in the file.
  public var originatorReference: String
  /// `2022-03-08`; empty where the file does not say.
  public var originationDate: String
  /// `21:14:05`; empty where the file does not say.
  public var originationTime: String
  /// Frames from midnight to the first frame, at the rate of the file that carries it.
  public var timeReference: UInt64
  /// One line for each step of the sound's way, oldest first:
  /// `A=PCM,F=8000,W=16,M=mono,T=…`.
  public var codingHistory: [String]
  /// What was measured of the sound; `nil` where the file does not say.
  public var loudness: Loudness?

  public init(
    description: String = "", originator: String = "", originatorReference: String = "", originationDate: String = "",
    originationTime: String = "", timeReference: UInt64 = 0, codingHistory: [String] = [],
    loudness: Loudness? = nil
  ) {
    self.description = description
    self.originator = originator
    self.originatorReference = originatorReference
    self.originationDate = originationDate
    self.originationTime = originationTime
    self.timeReference = timeReference
    self.codingHistory = codingHistory
    self.loudness = loudness
  }

  /// Date and time of the first frame, without a zone; `nil` where the file states no
  /// date that exists.
  ///
  /// The standard allows hyphens, underscores, colons, blanks and stops between the
  /// numbers; a time that cannot be read is left out.
  public var originated: WallClock? {
    guard let date = Self.numbers(originationDate, lengths: [4, 2, 2]) else { return nil }
    let day = date.joined(separator: "-")
    if let time = Self.numbers(originationTime, lengths: [2, 2, 2]),
      let clock = WallClock("\(day)T\(time.joined(separator: ":"))")
    {
      return clock
    }
    return WallClock(day)
  }

  private static func numbers(_ text: String, lengths: [Int]) -> [String]? {
    let parts = text.utf8.split { !(48...57).contains($0) }.map { String(decoding: $0, as: UTF8.self) }
    return parts.map(\.utf8.count) == lengths ? parts : nil
  }

  /// Length of the chunk without its coding history.
  static let fixedByteCount = 602
  /// How much of a coding history is read or written.
  static let maximumHistoryByteCount = 16_384

  /// Reads the body of a `bext` chunk; `nil` where it is shorter than the standard's fixed part.
  init?(body: BinaryFields) {
    guard body.count >= Self.fixedByteCount, let low = body.unsigned(at: 338, byteCount: 4),
      let high = body.unsigned(at: 342, byteCount: 4)
    else { return nil }
    let history = body.text(at: Self.fixedByteCount, byteCount: Self.maximumHistoryByteCount)
    self.init(
      description: body.text(at: 0, byteCount: 256), originator: body.text(at: 256, byteCount: 32),
      originatorReference: body.text(at: 288, byteCount: 32), originationDate: body.text(at: 320, byteCount: 10),
      originationTime: body.text(at: 330, byteCount: 8), timeReference: high << 32 | low,
      codingHistory: history.utf8.split { $0 == 10 || $0 == 13 }.map { String(decoding: $0, as: UTF8.self) },
      loudness: Self.loudness(body))
  }

  /// A level as the chunk states it, in hundredths; 0x7FFF for none.
  private static func hundredths(_ value: Double?) -> UInt16 {
    guard let value, value.isFinite else { return 0x7FFF }
    return UInt16(bitPattern: Int16(max(-9_999, min(9_999, (value * 100).rounded()))))
  }

  /// What version 2 of the chunk says of loudness; `nil` where no integrated loudness is stated.
  private static func loudness(_ body: BinaryFields) -> Loudness? {
    guard let version = body.unsigned(at: 346, byteCount: 2), version >= 2 else { return nil }
    let values = (0..<5).map { place -> Double? in
      guard let field = body.unsigned(at: 412 + 2 * place, byteCount: 2), field != 0x7FFF else { return nil }
      let level = Double(Int16(truncatingIfNeeded: field)) / 100
      return (-99.99...99.99).contains(level) ? level : nil
    }
    guard let integrated = values[0] else { return nil }
    return Loudness(
      integratedLUFS: integrated, rangeLU: values[1] ?? 0, truePeakDecibels: values[2],
      maximumMomentaryLUFS: values[3], maximumShortTermLUFS: values[4])
  }

  /// The body of a `bext` chunk, in ASCII, of even length.
  var body: [UInt8] {
    var bytes = ByteWriter()
    bytes.append(asciiFolded(description), byteCount: 256)
    bytes.append(asciiFolded(originator), byteCount: 32)
    bytes.append(asciiFolded(originatorReference), byteCount: 32)
    bytes.append(asciiFolded(originationDate), byteCount: 10)
    bytes.append(asciiFolded(originationTime), byteCount: 8)
    bytes.append64(timeReference)
    bytes.append16(2)
    bytes.append(repeatElement(0, count: 64))
    for value in [
      loudness?.integratedLUFS, loudness?.rangeLU, loudness?.truePeakDecibels, loudness?.maximumMomentaryLUFS,
      loudness?.maximumShortTermLUFS,
    ] {
      bytes.append16(Self.hundredths(value))
    }
    bytes.append(repeatElement(0, count: 180))
    var history = Array(codingHistory.map { asciiFolded($0) + "\r\n" }.joined().utf8)
    history = Array(history.prefix(Self.maximumHistoryByteCount - 2))
    if !history.isEmpty { history += history.count % 2 == 0 ? [] : [0] }
    bytes.append(history)
    return bytes.bytes
  }
}

/// A named point of a recording, stored in its file (WAV's `cue ` chunk with its labels).
public struct AudioMarker: Hashable, Sendable {
  public var frame: Int64
  public var label: String

  public init(frame: Int64, label: String) {
    self.frame = frame
    self.label = label
  }
}
