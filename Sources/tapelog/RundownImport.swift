internal import ArgumentParser
internal import TapeDesk
internal import TapeFiles
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog rundown import`: a timeline that was edited elsewhere, as a rundown again.
struct RundownImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a rundown of an OpenTimelineIO file that was exported and edited elsewhere.",
    discussion: """
      Clips find their recordings by hash. A clip whose edges were moved becomes a new clip with the words it holds \
      now; what cannot be linked is listed, and the exit status is 1.

      Example: tapelog rundown import evening-2 Programme/evening.otio
      """)

  @Argument(help: "The name of the new rundown.")
  var name: String

  @Argument(help: "The OpenTimelineIO file.")
  var file: String

  @OptionGroup var index: IndexOption
  @OptionGroup var editor: Editor

  private static let byteLimit: Int64 = 64 << 20

  func run() throws {
    let store = try index.gatedForWriting().store
    let bytes = try failing { try RegularFile.contents(of: file, limit: Self.byteLimit) }
    let returned: ReturnedTimeline
    let known = try recordings(store)
    do throws(OpenTimelineError) {
      returned = try OpenTimelineReader(recordings: known).timeline(from: bytes)
    } catch {
      throw Failure(.badData, "\(file): \(error.description)")
    }
    let changed = Set(returned.changes.map(\.itemID))
    let now = SystemClock.now()
    _ = try failing { try store.newRundown(name: name, title: returned.rundown.title, by: editor.name, at: now) }
    for item in returned.rundown.items {
      let content = try stored(item, isChanged: changed.contains(item.id), in: store)
      _ = try failing { try store.addItem(content, to: name, at: .last, by: editor.name, at: now) }
    }
    for unlinked in returned.unlinked {
      Console.complain("\(file): clip \(unlinked.number) not taken: \(unlinked.reason.rawValue)")
    }
    if !returned.unlinked.isEmpty { Console.status = .found }
    Console.print("\(name): clips: \(returned.rundown.clips.count) in all, \(returned.changes.count) with moved edges")
  }

  private func recordings(_ store: TapeIndex) throws -> [Recording] {
    var recordings: [Recording] = []
    var key: String?
    repeat {
      let page = try failing { try store.recordings(filter: RecordingFilter(), after: key, limit: 1_000) }
      recordings += page.items.map(\.recording)
      key = page.next
    } while key != nil
    return recordings
  }

  /// The item with a clip that is in the index: the one of its identifier where nothing was
  /// moved, else a new one.
  private func stored(_ item: Rundown.Item, isChanged: Bool, in store: TapeIndex) throws -> Rundown.Content {
    guard case .clip(let clip) = item.content else { return item.content }
    if !isChanged, let known = try? store.clip(clip.id).value, known.range == clip.range,
      known.recording.id == clip.recording.id
    {
      return .clip(known)
    }
    var made = clip
    made.slug = try ClipSlug.unused(clip.slug, in: store)
    made = try ClipMaking(store).moved(made, to: clip.range)
    return .clip(try failing { try store.addClip(made, by: editor.name, at: SystemClock.now()) }.value)
  }
}
