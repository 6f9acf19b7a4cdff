internal import Foundation
internal import QuoteCheck
internal import Synchronization
internal import TapeDesk
internal import TapeFiles
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// The checks of a newsroom: each keeps its address.
///
/// Stories lie in `checks/` of the index's folder, a file each, readable by its owner alone; a
/// service without leave to write keeps new ones while it runs. Reports are made again where the
/// service began anew, or something was hidden or shown since: they say what may be seen now.
final class StoredChecks: Sendable {
  /// The last ones are kept.
  static let most = 500
  /// The last reports are kept at hand.
  static let mostAtHand = 50

  /// How many findings a report has, and when it was made.
  struct Outcome: Hashable, Sendable {
    let findings: Int
    let made: WallClock
  }

  private struct State {
    /// The oldest first.
    var notes: [CheckNote] = []
    var outcomes: [String: Outcome] = [:]
    var atHand: [StoredCheck] = []
    /// Stories that lie in no file.
    var stories: [String: Story] = [:]
    /// One more whenever reports may say something else.
    var age = 0
  }

  private let state: Mutex<State>
  private let folder: String
  private let isWriting: Bool

  /// - Parameter index: the index's folder.
  init(index: String, isWriting: Bool) {
    folder = "\(index)/checks"
    self.isWriting = isWriting
    var state = State()
    state.notes = CheckFile.notes(in: folder)
    self.state = Mutex(state)
  }

  /// All of them, the newest first, with what came of those whose reports are known.
  var all: [(note: CheckNote, outcome: Outcome?)] {
    state.withLock { state in state.notes.reversed().map { ($0, state.outcomes[$0.id]) } }
  }

  /// Keeps a story that was checked.
  func add(_ story: Story, _ report: CheckReport, by person: String, at now: WallClock) throws -> StoredCheck {
    let note = CheckNote(
      id: String(AccessTokens.random().prefix(16)), story: story.name, title: story.title, policy: report.policy,
      created: now, by: person, quotes: report.summary.quotes)
    if isWriting { try CheckFile.write(note, story, to: folder) }
    let check = StoredCheck(note: note, story: story, report: report)
    let old = state.withLock { state in
      state.notes.append(note)
      if !isWriting { state.stories[note.id] = story }
      Self.keep(check, at: now, in: &state)
      return state.notes.count > Self.most ? state.notes.first : nil
    }
    if let old { try remove(old.id) }
    return check
  }

  /// A check with its report, which `check` makes where none is at hand; `nil` where there is no such check.
  func check(
    _ id: String, at now: WallClock, making check: (Story, _ policy: String) throws -> CheckReport
  ) throws -> (check: StoredCheck, outcome: Outcome)? {
    let (note, known, held, age) = state.withLock { state in
      (
        state.notes.first { $0.id == id }, state.atHand.first { $0.note.id == id }, state.stories[id], state.age
      )
    }
    guard let note else { return nil }
    if let known, let outcome = state.withLock({ $0.outcomes[id] }) { return (known, outcome) }
    guard let story = try held ?? CheckFile.story(of: id, in: folder) else { return nil }
    let made = StoredCheck(note: note, story: story, report: try check(story, note.policy))
    state.withLock { state in
      if state.age == age, state.notes.contains(note) { Self.keep(made, at: now, in: &state) }
    }
    return (made, Outcome(findings: made.report.summary.findings, made: now))
  }

  /// Takes a check away. Gives whether it was there.
  @discardableResult
  func remove(_ id: String) throws -> Bool {
    let wasThere = state.withLock { state in
      guard let place = state.notes.firstIndex(where: { $0.id == id }) else { return false }
      state.notes.remove(at: place)
      state.outcomes[id] = nil
      state.stories[id] = nil
      state.atHand.removeAll { $0.note.id == id }
      return true
    }
    if wasThere, isWriting { try CheckFile.remove(id, from: folder) }
    return wasThere
  }

  /// Forgets all reports: what was found before something was hidden is not shown any more.
  func forgetReports() {
    state.withLock { state in
      state.age += 1
      state.atHand = []
      state.outcomes = [:]
    }
  }

  private static func keep(_ check: StoredCheck, at now: WallClock, in state: inout State) {
    state.outcomes[check.note.id] = Outcome(findings: check.report.summary.findings, made: now)
    state.atHand.removeAll { $0.note.id == check.note.id }
    state.atHand.append(check)
    if state.atHand.count > mostAtHand { state.atHand.removeFirst() }
  }
}
