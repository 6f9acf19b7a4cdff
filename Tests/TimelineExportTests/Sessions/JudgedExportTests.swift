import Foundation
import TapeAudio
import TapeModel
import TapeTesting
import Testing
import TimelineExport

/// Writes everything that judges read, where `TAPELOG_JUDGED_FOLDER` says.
struct JudgedExportTests {
  private static let folder = ProcessInfo.processInfo.environment["TAPELOG_JUDGED_FOLDER"]

  @Test(.enabled(if: folder != nil))
  func writesARundownWithItsSoundInAllFormats() throws {
    let folder = try #require(Self.folder)
    let sources = try TemporaryFolder()
    let low = try SessionSoundTests.record("call_0412.wav", in: sources, channelCount: 2, seconds: 20)
    let high = try SessionSoundTests.record("call_0413.wav", in: sources, hertz: 44_100, seconds: 20)
    let broadcast = try SessionSoundTests.record("studio.wav", in: sources, hertz: 48_000, seconds: 20)
    var first = Sample.clip(recording: low)
    first.handleFrameCount = 12_000
    var second = Sample.clip(
      "c2", slug: "не знаю", recording: high, start: 100_003, end: 200_000, text: ["Не", "знаю,", "мама."])
    second.channel = nil
    second.speakers = [Speaker(name: "Борис")!]
    second.fadeIn = .init(frameCount: 22_050, shape: .sine)
    var third = Sample.clip("c3", slug: "in the studio", recording: broadcast, start: 0, end: 96_000)
    third.channel = nil
    third.fadeIn = nil
    third.fadeOut = nil
    third.gainDecibels = 0
    var fourth = Sample.clip("c4", slug: "both legs", recording: low, start: 60_000, end: 100_000)
    fourth.channel = nil
    fourth.gainDecibels = 2.5
    let rundown = Rundown(
      name: "evening", title: "Evening programme",
      items: [
        .init(id: 1, content: .narration(.init(text: "It was the coldest night.", statedMilliseconds: 1_500))),
        .init(id: 2, content: .clip(first)), .init(id: 3, content: .clip(second)),
        .init(id: 4, content: .note("Let the pause stand.")), .init(id: 5, content: .clip(third)),
        .init(id: 6, content: .narration(.init(text: "And then she rang again."))),
        .init(id: 7, content: .clip(fourth)), .init(id: 8, content: .clip(first)),
      ])
    let registry = ExporterRegistry.standard
    let names = (registry.timelineFormats + registry.sessionFormats).map(\.name)
    _ = try Export.write(rundown, formats: names, through: .nothingHidden, toFolder: folder)
    let mix = MixOptions(rate: .broadcast, encoding: .pcm24)
    _ = try Export.render(rundown, through: .nothingHidden, options: mix, to: "\(folder)/evening/evening.mix.wav")
    _ = try Export.write(hostile(first, third), formats: names, through: .nothingHidden, toFolder: folder)
    for format in registry.segmentsFormats {
      for (stem, includesWords) in [("log", false), ("words", true)] {
        var text = ""
        try Export.write(
          Sample.log(includesWords: includesWords), with: registry.segmentsExporter(named: format.name),
          through: .nothingHidden, to: &text)
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(stem).\(format.fileExtension)"))
      }
    }
  }

  /// Clips that are called what formats could take for commands.
  private func hostile(_ first: Clip, _ second: Clip) -> Rundown {
    let texts = Sample.hostile.filter { !$0.allSatisfy(\.isWhitespace) }
    let items = texts.enumerated().map { index, text in
      var clip = index % 2 == 0 ? first : second
      clip.slug = text
      clip.speakers = [Speaker(name: text), Speaker(name: "B/" + text)].compactMap { $0 }
      clip.words = [Word(text, range: clip.range, timing: .aligned, confidence: 1)]
      return Rundown.Item(id: index + 1, content: .clip(clip))
    }
    return Rundown(
      name: "hostile", title: texts.joined(separator: " "),
      items: items + texts.enumerated().map { .init(id: texts.count + 1 + $0.offset, content: .note($0.element)) })
  }
}
