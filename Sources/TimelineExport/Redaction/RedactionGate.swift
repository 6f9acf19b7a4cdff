public import TapeAudio
public import TapeModel

/// What must not leave, and the one gate at which it is held back: every rundown, clip, tape log,
/// text, sound and peak passes it on its way out.
///
/// A recording that the gate was not told of passes with nothing of it to be heard and none of
/// its words, where there are redactions at all: what was not looked through is not let out.
public struct RedactionGate: Hashable, Sendable {
  private let redactions: [Redaction]
  let names: [HiddenName]
  let finder: NameFinder
  private var places: [ContentHash: HiddenPlaces] = [:]
  /// How many redactions there are.
  public var redactionCount: Int { redactions.count }

  /// Lets everything through: for an index without redactions, and for those who may.
  public static let nothingHidden = RedactionGate([])

  /// A call that the gate will meet, as the index has it.
  public struct Call: Hashable, Sendable {
    public let recording: Recording
    public let turns: [Turn]
    /// Recordings with the same samples: what is hidden in them is hidden here.
    public let twins: [ContentHash]

    public init(recording: Recording, turns: [Turn], twins: [ContentHash] = []) {
      self.recording = recording
      self.turns = turns
      self.twins = twins
    }
  }

  /// - Complexity: O(*n*) in the words of `calls`.
  public init(_ redactions: [Redaction], calls: [Call] = []) {
    self.redactions = redactions
    names = redactions.compactMap(HiddenName.init)
    finder = NameFinder(names.map(\.text))
    for call in calls { learn(call) }
  }

  /// Looks a call through for what is hidden of it.
  ///
  /// - Complexity: O(*n*) in its words.
  public mutating func learn(_ call: Call) {
    guard isActive else { return }
    places[call.recording.id] = HiddenPlaces(of: call, redactions: redactions, names: names, finder: finder)
  }

  /// Whether the gate was told of a recording, or need not be.
  public func knows(_ recording: ContentHash) -> Bool { !isActive || places[recording] != nil }

  /// Whether anything at all is held back.
  public var isActive: Bool { redactionCount > 0 }

  /// What is hidden of a recording.
  func places(of recording: Recording) -> HiddenPlaces {
    guard isActive else { return .none }
    return places[recording.id] ?? .everything(of: recording)
  }

  /// What must not be heard of a recording, before guard bands.
  public func mask(of recording: Recording) -> SoundMask { places(of: recording).mask }

  /// Where the sound of `rundown` is read, whatever its copies for exporters say.
  func sound(of rundown: Rundown) -> RundownSound { RundownSound(rundown, gate: self) }

  /// Places where hidden words have no times, so that nobody knows where they are heard: how
  /// many there are in a recording.
  public func unplacedCount(in recording: Recording) -> Int { places(of: recording).unplacedCount }

  /// Whether words that are heard in `range` are hidden for their place.
  public func silences(_ range: SampleRange, of recording: Recording) -> Bool {
    places(of: recording).silences(range)
  }

  /// What exports say of themselves where redactions apply.
  public static func sentence(_ count: Int) -> String {
    "Redacted: \(count == 1 ? "1 redaction" : "\(count) redactions") of the index held back in words and sound."
  }
}

/// Words or a name that are hidden wherever they stand.
struct HiddenName: Hashable, Sendable {
  let text: String
  /// What stands in their place in text.
  let replacement: String
  let isPseudonym: Bool
  let sound: Redaction.Sound
  let redactionID: String

  /// Returns `nil` for a range.
  init?(_ redaction: Redaction) {
    switch redaction.rule {
    case .range: return nil
    case .words(let words): (text, replacement, isPseudonym) = (words, Self.placeholder, false)
    case .name(let name, let pseudonym): (text, replacement, isPseudonym) = (name, pseudonym, true)
    }
    sound = redaction.sound
    redactionID = redaction.id
  }

  /// Stands for hidden words in text.
  static let placeholder = "[redacted]"
  /// Stands for the words of a hidden stretch.
  static let ellipsis = "[…]"
  /// Stands for hidden words in names of files.
  static let fileName = "redacted"
}
