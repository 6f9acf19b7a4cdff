import Foundation
import FoundationXML
import TapeModel
import TapeTesting
import Testing
import TimelineExport

struct PictureTests {
  private let turns = [
    Turn(
      number: 1, channel: 0, speaker: Speaker(name: "Нина & <co>"), text: "One.",
      range: SampleRange(start: 8_000, end: 24_000), timing: .aligned, confidence: 1, words: []),
    Turn(
      number: 2, channel: 1, speaker: Speaker(name: "Tom"), text: "Two.",
      range: SampleRange(start: 20_000, end: 60_000), timing: .aligned, confidence: 1, words: []),
  ]

  private func log(_ recording: Recording) -> TapeLog {
    TapeLog(
      recording: recording, call: nil,
      segments: turns.map { Segment(recording: recording.id, rate: recording.rate, turn: $0) })
  }

  /// Width and height as the first chunk of a PNG file states them.
  private func size(_ png: [UInt8]) -> [Int] {
    #expect(Array(png.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    return [16, 20].map { place in png[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
  }

  @Test(arguments: PictureOptions.Format.allCases, [false, true])
  func theSameSoundGivesTheSameBytes(format: PictureOptions.Format, isDark: Bool) throws {
    let folder = try TemporaryFolder()
    let recording = try SessionSoundTests.record("call.wav", in: folder, channelCount: 2)
    let options = PictureOptions(width: 400, height: 200, isDark: isDark, format: format)
    let first = try Export.picture(of: log(recording), through: .nothingHidden, options: options)
    #expect(try Export.picture(of: log(recording), through: .nothingHidden, options: options) == first)
    let other = PictureOptions(width: 400, height: 200, isDark: !isDark, format: format)
    #expect(try Export.picture(of: log(recording), through: .nothingHidden, options: other) != first)
  }

  @Test(arguments: [(200, 120), (1_200, 420), (333, 777)])
  func aPictureHasTheSizeThatWasAskedFor(width: Int, height: Int) throws {
    let folder = try TemporaryFolder()
    let recording = try SessionSoundTests.record("call.wav", in: folder, seconds: 1)
    let options = PictureOptions(width: width, height: height)
    let log = TapeLog(recording: recording, call: nil, segments: [])
    #expect(try size(Export.picture(of: log, through: .nothingHidden, options: options)) == [width, height])
    let one = try Export.picture(
      of: log, through: .nothingHidden, range: SampleRange(start: 7, end: 8), options: options)
    #expect(size(one) == [width, height])
  }

  @Test func namesStandInAnSVGAsText() throws {
    let folder = try TemporaryFolder()
    let recording = try SessionSoundTests.record("call.wav", in: folder, channelCount: 2)
    let bytes = try Export.picture(
      of: log(recording), through: .nothingHidden, options: PictureOptions(panels: [.waveform], format: .svg))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(">Нина &amp; &lt;co&gt;</text>") && text.contains(">Tom</text>"))
    #expect(text.contains(">0:05</text>") && text.contains("leg 2") && !text.contains("<image"))
    let parser = XMLParser(data: Data(bytes))
    #expect(parser.parse())
  }

  /// A tone shows where it is, and nowhere else.
  @Test func theWaveformStandsWhereTheSoundIs() throws {
    let folder = try TemporaryFolder()
    let rate = 8_000
    let samples = (0..<4 * rate).map { frame in
      Int16(frame < 2 * rate ? 0 : 16_000 * ((frame / 10) % 2 * 2 - 1))
    }
    let path = try folder.write("half.wav", SampleWAV.mono(samples))
    let recording = Recording(
      id: Sample.hash(9), pcmHash: Sample.hash(8), path: path,
      byteCount: Int64(SampleWAV.mono(samples).count), format: AudioFormat(container: "WAV", encoding: "16-bit PCM"),
      rate: .telephone, channelCount: 1, frameCount: Int64(samples.count))
    let text = String(
      decoding: try Export.picture(
        of: TapeLog(recording: recording, call: nil, segments: []), through: .nothingHidden,
        options: PictureOptions(width: 470, height: 200, panels: [.waveform], format: .svg)), as: UTF8.self)
    // 400 columns from pixel 54 on; the highest and lowest samples fill nearly all of a lane.
    let tall = text.matches(of: /M(\d+) \d+h1v(\d+)h-1z/).filter { Int($0.2)! > 100 }.compactMap { Int($0.1) }
    #expect(tall.min() == 254)
    #expect(tall.max() == 453)
  }

  @Test func aRundownIsDrawnAsItIsMixed() throws {
    let folder = try TemporaryFolder()
    let recording = try SessionSoundTests.record("call.wav", in: folder)
    var clip = Sample.clip(recording: recording)
    clip.channel = nil
    let rundown = Rundown(
      name: "evening", title: "Evening",
      items: [
        .init(id: 1, content: .narration(.init(text: "In.", statedMilliseconds: 1_000))),
        .init(id: 2, content: .clip(clip)),
      ])
    let text = String(
      decoding: try Export.picture(of: rundown, through: .nothingHidden, options: PictureOptions(format: .svg)),
      as: UTF8.self)
    #expect(text.contains(">narration</text>") && text.contains(">Anna</text>") && text.contains(">Evening</text>"))
  }
}
