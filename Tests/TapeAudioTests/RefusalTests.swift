import TapeFiles
import TapeTesting
import Testing

@testable import TapeAudio

/// What is not read is refused by its real name, whatever the file is called.
@Suite struct RefusalTests {
  private static func bytes(_ start: String, _ rest: [UInt8] = []) -> [UInt8] {
    Array(start.utf8) + rest + [UInt8](repeating: 7, count: 600)
  }

  static let unsupported: [(String, [UInt8])] = [
    ("AMR audio", bytes("#!AMR\n")), ("AMR-WB audio", bytes("#!AMR-WB\n")), ("BW64 audio", bytes("BW64")),
    ("CAF audio", bytes("caff")), ("AU audio", bytes(".snd")), ("DSF audio", bytes("DSD ")),
    ("Monkey's Audio", bytes("MAC ")), ("M4A (AAC or ALAC) audio", [0, 0, 0, 32] + bytes("ftypM4A ")),
    ("MP4 or M4A", [0, 0, 0, 32] + bytes("ftypisom")), ("Matroska or WebM", [0x1A, 0x45, 0xDF, 0xA3] + bytes("")),
    ("WMA or ASF", [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11] + bytes("")), ("WavPack audio", bytes("wvpk")),
    ("AVI video", bytes("RIFF1234AVI ")),
    ("Ogg Speex", bytes("OggS", [UInt8](repeating: 0, count: 22) + [1, 80] + Array("Speex   ".utf8))),
    ("AAC (ADTS) audio", [0xFF, 0xF1, 0x50, 0x80, 0x7F, 0xFF, 0xFC] + bytes("")),
  ]

  @Test(arguments: unsupported)
  func namesWhatIsNotReadAndHowToConvertIt(name: String, bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("call 1.wav", bytes)
    let error = #expect(throws: AudioFileError.self) { _ = try AudioReader(path: path) }
    #expect(
      error?.description == "\(path): \(name); convert it with ffmpeg -i 'call 1.wav' 'call 1-converted.wav'")
    #expect(folder.contents == ["call 1.wav"])
  }

  static let notAudio: [(String, [UInt8])] = [
    ("plain text", bytes("Anna: hello\n", [UInt8](repeating: 65, count: 10)).map { $0 == 7 ? 66 : $0 }),
    ("an HTML page", Array("<!DOCTYPE html><html><p>404".utf8)),
    ("a ZIP archive or an Office document", bytes("PK\u{03}\u{04}")), ("a PDF document", bytes("%PDF-1.4")),
    ("nothing but zero bytes at its start", [UInt8](repeating: 0, count: 5_000)),
    ("bytes of no known kind", [1, 2, 3, 4, 5, 6, 7, 8, 9, 200, 0]),
    ("a JPEG picture", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]),
    ("an ID3 tag without sound", Array("ID3".utf8) + [4, 0, 0, 0, 0, 0, 10] + [UInt8](repeating: 0, count: 10)),
  ]

  @Test(arguments: notAudio, ["call.wav", "call.gsm", "call.vox", "call.au", "call.mp3"])
  func saysWhatAFileIsThatIsNoRecording(file: (String, [UInt8]), name: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(name, file.1)
    #expect(throws: AudioFileError.notAudio(path: path, found: file.0)) { _ = try AudioReader(path: path) }
  }

  @Test func saysThatAFileIsEmpty() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("call.wav", [UInt8]())
    #expect(throws: AudioFileError.empty(path: path)) { _ = try AudioReader(path: path) }
  }

  @Test(arguments: [12, 20])
  func refusesFLACOfUnusualDepth(bits: Int) throws {
    var bytes = try Fixture.bytes("tone.flac")
    // Bits less one stand across the 13th and 14th byte of the stream information.
    bytes[20] = bytes[20] & 0xFE | UInt8((bits - 1) >> 4)
    bytes[21] = bytes[21] & 0x0F | UInt8((bits - 1) & 15) << 4
    let folder = try TemporaryFolder()
    let path = try folder.write("call.flac", bytes)
    let error = #expect(throws: AudioFileError.self) { _ = try AudioReader(path: path) }
    #expect(
      error?.description
        == "\(path): \(bits)-bit FLAC; convert it with ffmpeg -i call.flac -c:a pcm_s24le call-converted.wav")
  }

  @Test(arguments: [
    (0x55, "MP3 audio"), (0x45, "G.726 or G.721 audio"), (0x161, "WMA audio"), (0x777, "encoding 0x777"),
  ])
  func namesAnEncodingInsideAWAVThatIsNotRead(tag: Int, name: String) throws {
    let folder = try TemporaryFolder()
    var wave = WaveBytes(TestSound.noise(100))
    wave.tag = tag
    let path = try folder.write("call.wav", wave.bytes)
    let error = #expect(throws: AudioFileError.self) { _ = try AudioReader(path: path) }
    #expect(error?.description.contains("WAV with \(name); convert it with ffmpeg") == true)
  }
}
