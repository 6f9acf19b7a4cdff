internal import ArgumentParser
internal import Foundation
internal import TapeAudio
internal import TapeDesk
internal import TapeIndex
internal import TapeModel

/// `tapelog rundown voice`.
struct RundownVoice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "voice", abstract: "Give narration its recording, for 'tapelog render'.",
    discussion: """
      The narration then takes as long as the recording. The file stays where it is; nothing but the mix uses it.

      Example: tapelog rundown voice evening 1 takes/link-1.wav
      """)

  @Argument(help: "The rundown.")
  var name: String

  @Argument(help: "The narration, by its number in 'rundown show'.")
  var item: Int

  @Argument(help: "The recording; none takes away the one it has.")
  var file: String?

  @Flag(help: "Keep the time that the narration takes now.")
  var keepDuration = false

  @OptionGroup var index: IndexOption
  @OptionGroup var editor: Editor

  func run() throws {
    let (store, name) = try index.rundownForWriting(name)
    let id = try store.item(at: item, in: name)
    let items = try failing { try store.rundown(name).rundown.items }
    guard case .narration(var narration)? = items.first(where: { $0.id == id })?.content else {
      throw Failure(.noInput, "\(name): item \(item) is no narration")
    }
    if let file {
      try narration.speak(file, keepsDuration: keepDuration)
    } else {
      narration.recordedAt = nil
      if !keepDuration { narration.statedMilliseconds = nil }
    }
    _ = try failing {
      try store.updateItem(
        id, in: name, content: .narration(narration), ifVersion: nil, by: editor.name, at: SystemClock.now())
    }
  }
}

extension Rundown.Narration {
  /// Takes a recording, and the time that it takes, up to the next millisecond.
  mutating func speak(_ path: String, keepsDuration: Bool) throws {
    let milliseconds = try failing {
      let reader = try AudioReader(path: path)
      return reader.rate.milliseconds(atFrame: reader.frameCount, rounding: .up)
    }
    recordedAt = URL(fileURLWithPath: path).standardizedFileURL.path
    if !keepsDuration { statedMilliseconds = milliseconds }
  }
}
