internal import ArgumentParser

/// `tapelog clip`: the clips that somebody chose.
struct ClipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clip", abstract: "Choose, list, change and remove clips.",
    discussion: "A clip goes by its identifier or by its slug.",
    subcommands: [ClipAdd.self, ClipList.self, ClipShow.self, ClipEdit.self, ClipRemove.self])
}
