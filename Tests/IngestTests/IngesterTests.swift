import Foundation
import Ingest
import Segmentation
import TapeModel
import TapeTesting
import Testing

struct IngesterTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func call(_ text: String, name: String = "call.vtt") throws -> CallFiles {
    let recording = try folder.write("call.wav", SampleWAV.mono(SampleWAV.talk(seed: 4)))
    return CallFiles(recording: recording, transcript: try folder.write(name, text))
  }

  private let captions = "WEBVTT\n\n00:00.400 --> 00:01.300\n<v Anna>The river froze.\n"

  @Test func theSameFilesGiveTheSameRun() throws {
    let call = try call(captions)
    #expect(try Ingester().run(call) == Ingester().run(call))
    #expect(try Ingester().identity(of: call).key == Ingester().run(call).key)
    #expect(try Ingester().identity(of: call).recording == Ingester().run(call).recording.id)
  }

  @Test func whateverChangesTheResultChangesTheKey() throws {
    let call = try call(captions)
    var keys: Set<ContentHash> = []
    for options in [
      IngestOptions(), IngestOptions(language: LanguageCode("ru")), IngestOptions(speakerAliases: ["Anna": "Anya"]),
      IngestOptions(legs: [Speaker(name: "A")!, Speaker(name: "B")!]), IngestOptions(alignment: .cues),
    ] {
      keys.insert(try Ingester(options: options).identity(of: call).key)
    }
    try folder.write("call.vtt", captions + "\n00:02.000 --> 00:03.000\nMore\n")
    keys.insert(try Ingester().identity(of: call).key)
    keys.insert(try Ingester().identity(of: CallFiles(recording: call.recording)).key)
    #expect(keys.count == 7)
  }

  @Test func legsAreBoundToTheirSpeakers() throws {
    let one = SampleWAV.talk(seed: 1, bursts: 1)
    let two = [Int16](repeating: 0, count: one.count)
    let recording = try folder.write(
      "legs.wav", SampleWAV.interleaved(zip(one + two, two + one).flatMap { [$0, $1] }, channelCount: 2))
    let transcript = try folder.write("legs.txt", "Anna: The river froze.\nBoris: In one night.\n")
    let options = IngestOptions(legs: [Speaker(name: "ANNA")!, Speaker(name: "boris")!], alignment: .cues)
    let run = try Ingester(options: options).run(CallFiles(recording: recording, transcript: transcript))
    #expect(run.turns.map(\.channel) == [0, 1])
    #expect(run.turns[0].range?.end ?? .max <= Int64(one.count))
    #expect(run.turns[1].range?.start ?? 0 >= Int64(one.count))
  }

  @Test func ringingIsNotSpeechThatNobodyWroteDown() throws {
    let ring = (0..<8_000).map { Int16(4_000 * sin(2 * .pi * 425 * Double($0) / 8_000)) }
    let talk = SampleWAV.talk(seed: 4)
    let samples = Array(talk.prefix(4_000)) + ring + talk
    let call = CallFiles(
      recording: try folder.write("ring.wav", SampleWAV.mono(samples)),
      transcript: try folder.write("ring.en.txt", "Anna: The river froze.\nBoris: In one night.\n"))
    func speech(_ mode: AutomaticAligner.Mode) throws -> [SampleRange] {
      try Ingester(options: IngestOptions(alignment: mode)).run(call).channels[0].speech
    }
    let (byLevel, bySound) = (try speech(.cues), try speech(.sound))
    #expect(byLevel.count == 4)
    #expect(bySound == Array(byLevel.dropFirst()))
  }

  @Test func aTranscriptOfAnotherCallIsSaidToMisfit() throws {
    let call = try call("WEBVTT\n\n01:00.000 --> 01:02.000\n<v Anna>The river froze.\n")
    let run = try Ingester(options: IngestOptions(alignment: .cues)).run(call)
    #expect(run.recording.warnings.map(\.kind) == [.misfit])
    #expect(run.turns.map(\.timing) == [.absent])
  }

  @Test func aTranscriptThatCannotBeReadNamesFileAndPlace() throws {
    let call = try call("WEBVTT\n\n00:00.400 --> 00:00.100\n<v Anna>The river froze.\n")
    let error = #expect(throws: IngestError.self) { try Ingester().run(call) }
    #expect(error?.kind == .badData)
    #expect(error?.description.hasPrefix(call.transcript!) == true)
  }

  @Test(arguments: [
    ("Мы не боялись.", "ru"), ("Ми не боялися, їй-богу.", "uk"), ("We were not afraid of the river.", "en"),
    ("Nous avons traversé", nil),
  ])
  func theLanguageIsGuessedFromTheText(text: String, code: String?) {
    let turn = WrittenTurn(words: text.split(separator: " ").map { WrittenWord(String($0)) }, line: 1)
    #expect(guessedLanguage(of: [turn])?.code == code)
  }
}

struct CallFinderTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let sound = SampleWAV.mono(SampleWAV.talk(seed: 1, bursts: 1))
    for name in ["a.wav", "b.wav", "deep/c.wav", "nameless", ".hidden.wav"] { try folder.write(name, sound) }
    for name in [
      "a.ru.vtt", "a.en.vtt", "a.truth.json", "b.srt", "b.2.srt", "deep/c.txt", "lone.vtt", "a.wav.txt", "readme.txt",
    ] { try folder.write(name, "x") }
  }

  private func names(_ calls: [CallFiles]) -> [String] {
    calls.map { call in
      [call.recording, call.transcript, call.translation].compactMap { $0?.dropFirst(folder.path.count + 1) }
        .joined(separator: " ")
    }
  }

  @Test func findsRecordingsWithTheirTranscriptsAndTranslations() {
    let found = CallFinder(language: nil).find(in: [folder.path])
    #expect(names(found.calls) == ["a.wav a.ru.vtt a.en.vtt", "b.wav b.srt", "deep/c.wav deep/c.txt", "nameless"])
    #expect(found.failures.isEmpty)
    #expect(found.notices.contains("\(folder.path)/lone.vtt: no recording beside it has its name"))
  }

  @Test func theLanguageSpokenTellsTheOriginal() {
    let found = CallFinder(language: LanguageCode("en")).find(in: [folder.file("a.wav")])
    #expect(names(found.calls) == ["a.wav a.en.vtt a.ru.vtt"])
  }

  @Test func twoOriginalsAreRefused() throws {
    try folder.write("b.txt", "x")
    let found = CallFinder(language: nil).find(in: [folder.file("b.wav")])
    #expect(found.calls.isEmpty)
    #expect(found.failures.map(\.kind) == [.badData])
  }

  @Test func aFileNamedTwiceIsTakenOnce() {
    let found = CallFinder(language: nil).find(in: [folder.file("b.wav"), folder.path, folder.file("b.wav")])
    #expect(found.calls.count { $0.recording.hasSuffix("/b.wav") } == 1)
  }
}
