internal import ArgumentParser
internal import Foundation
internal import TapeDesk
internal import TapeIndex
internal import TimelineExport

/// Which index folder a command works on.
struct IndexOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The index folder.",
      discussion: "Without it: the variable TAPELOG_INDEX, else the only folder named *.tapelog under Indexes/.",
      valueName: "folder"))
  var index: String?

  /// The folder of an index that must exist.
  func existing() throws -> String {
    let path = try chosen() ?? Self.usual
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      throw Failure(.noInput, "\(path): no index here; 'tapelog index FOLDER' makes one")
    }
    return path
  }

  /// The folder of an index that may be made.
  func existingOrNew() throws -> String { try chosen() ?? Self.usual }

  /// The index, opened for reading.
  func forReading() throws -> TapeIndex {
    let folder = try existing()
    return try failing { try TapeIndex(openingForReading: folder) }
  }

  /// The index with its gate, opened for reading; or for writing, where it lets everything
  /// through and that is to be noted.
  ///
  /// - Parameter what: the command and what it is used on.
  func gated(_ option: UnredactedOption, for what: String) throws -> GatedIndex {
    let reading = try GatedIndex(try forReading())
    guard reading.texts.isActive else { return reading }
    guard option.unredacted else {
      Console.gate = reading.texts
      Console.note(RedactionGate.sentence(reading.texts.redactionCount))
      return reading
    }
    let store: TapeIndex
    do throws(IndexError) {
      store = try TapeIndex(openingForWriting: reading.store.path, creating: false)
    } catch {
      throw Failure(.notPermitted, "--unredacted must be noted in the custody log: \(error)")
    }
    return try GatedIndex.unredacted(store, what: reading.texts.name(what), by: option.editor.name)
  }

  /// The index with its gate, opened for writing.
  func gatedForWriting() throws -> GatedIndex {
    let index = try GatedIndex(try forWriting())
    Console.gate = index.texts
    return index
  }

  /// The same, with the name in the index of a rundown that somebody names.
  func rundownForWriting(_ name: String) throws -> (store: TapeIndex, name: String) {
    let index = try gatedForWriting()
    return (index.store, try index.rundownName(name))
  }

  /// The index, opened for writing; what was put right on opening is said.
  func forWriting() throws -> TapeIndex {
    let folder = try existing()
    let index = try failing { try TapeIndex(openingForWriting: folder, creating: false) }
    for notice in index.openingNotices { Console.complain(notice) }
    return index
  }

  private static let usual = "Indexes/calls.tapelog"

  /// As stated, else as the environment says, else the only one there is; `nil` for none.
  private func chosen() throws -> String? {
    if let index { return trimmed(index) }
    if let named = ProcessInfo.processInfo.environment["TAPELOG_INDEX"], !named.isEmpty { return trimmed(named) }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "Indexes")) ?? []
    let found = names.filter { $0.hasSuffix(".tapelog") && !$0.hasPrefix(".") }.sorted()
    guard found.count <= 1 else {
      throw Failure(
        .wrongCommandLine, "Indexes: \(found.count) indexes (\(found.joined(separator: ", "))); name one with --index")
    }
    return found.first.map { "Indexes/\($0)" }
  }

  private func trimmed(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
