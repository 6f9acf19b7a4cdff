import Foundation
import TapeTesting

/// A folder with a small case in it: three calls, a catalogue, and an index of them.
struct CaseFolder {
  let folder: TemporaryFolder

  /// Makes the recordings and transcripts; does not index them.
  init() throws {
    folder = try TemporaryFolder()
    try folder.write("calls/river.wav", SampleWAV.mono(SampleWAV.talk(seed: 1)))
    try folder.write(
      "calls/river.ru.vtt",
      """
      WEBVTT

      00:00:00.450 --> 00:00:01.250
      <v Анна>Река замёрзла за ночь.

      00:00:01.650 --> 00:00:02.450
      <v Борис>И вы пошли по льду?

      00:00:02.850 --> 00:00:03.650
      <v Анна>Да. Мы не боялись.
      """)
    try folder.write(
      "calls/river.en.vtt",
      """
      WEBVTT

      00:00:00.450 --> 00:00:01.250
      <v Anna>The river froze overnight.

      00:00:01.650 --> 00:00:02.450
      <v Boris>And you walked across the ice?

      00:00:02.850 --> 00:00:03.650
      <v Anna>Yes. We were not afraid.
      """)
    try folder.write("calls/bridge.wav", SampleWAV.mono(SampleWAV.talk(seed: 2)))
    try folder.write(
      "calls/bridge.txt", "MOM: The bridge is closed. (laughing) Do not come before noon.\n\nSON: I will walk then.\n")
    try folder.write("calls/silent-line.wav", SampleWAV.mono([Int16](repeating: 0, count: 16_000)))
    try folder.write(
      "calls.csv",
      """
      call id,file,date,time,timezone,parties,status,archive box
      0412,river.wav,2024-02-01,21:14:05,+02:00,Anna; Boris,verified,B-7
      0413,bridge.wav,2024-02-03,08:00:00,+02:00,Mother; Son,partly,B-7
      """)
  }

  /// Runs `tapelog` in the folder.
  func run(_ arguments: String...) throws -> ProgramRun { try ProgramRun.tapelog(arguments, in: folder) }

  /// A case that is indexed already.
  static func indexed() throws -> CaseFolder {
    let place = try CaseFolder()
    let run = try place.run("index", "calls", "--catalogue", "calls.csv", "--align", "cues")
    guard run.status == 0 else { throw Unusable(errors: run.errors) }
    return place
  }

  struct Unusable: Error { let errors: String }

  func objects(_ run: ProgramRun) throws -> [[String: Any]] {
    try run.lines.compactMap { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
  }

  func object(_ run: ProgramRun) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any] ?? [:]
  }
}
