internal import TapeAudio
public import TapeModel

/// What is hidden of one recording.
struct HiddenPlaces: Hashable, Sendable {
  let mask: SoundMask
  /// Frames whose words are hidden too, whatever they are.
  let silenced: [SampleRange]
  /// The words there, as file names have them.
  let silencedWords: Set<String>
  /// Hidden words that nobody knows the place of.
  let unplacedCount: Int
  /// For a person to look over, in the transcript's order.
  let found: [RedactionPlace]

  static let none = HiddenPlaces(mask: .nothing, silenced: [])

  static func everything(of recording: Recording) -> HiddenPlaces {
    HiddenPlaces(
      mask: SoundMask([SoundMask.Stretch(recording.allFrames, .silence)]), silenced: [recording.allFrames])
  }

  private init(mask: SoundMask, silenced: [SampleRange]) {
    self.mask = mask
    self.silenced = silenced
    (silencedWords, unplacedCount, found) = ([], 0, [])
  }

  init(of call: RedactionGate.Call, redactions: [Redaction], names: [HiddenName], finder: NameFinder) {
    var stretches: [SoundMask.Stretch] = []
    var silenced: [SampleRange] = []
    for redaction in redactions {
      guard case .range(let recording, let range) = redaction.rule,
        recording == call.recording.id || call.twins.contains(recording)
      else { continue }
      stretches.append(SoundMask.Stretch(range, redaction.sound))
      silenced.append(range)
    }
    var found: [RedactionPlace] = []
    var unplaced = 0
    if !finder.isEmpty {
      for turn in call.turns {
        let turn = SearchedTurn(turn, in: call.recording, names: names, finder: finder)
        stretches += turn.stretches
        silenced += turn.silenced
        unplaced += turn.unplacedCount
        found += turn.places
      }
    }
    mask = SoundMask(stretches)
    self.silenced = silenced.sorted()
    unplacedCount = unplaced
    self.found = found
    silencedWords = Self.words(in: silenced, of: call)
  }

  private static func words(in silenced: [SampleRange], of call: RedactionGate.Call) -> Set<String> {
    guard !silenced.isEmpty else { return [] }
    var words: Set<String> = []
    for turn in call.turns {
      for word in turn.words {
        guard let range = word.leeway(at: call.recording.rate) ?? turn.range, silenced.contains(where: range.overlaps)
        else { continue }
        for part in Slug.ascii(word.text, otherwise: "").split(separator: "-") {
          if part.utf8.count >= 4 || part.contains(where: \.isNumber) { words.insert(String(part)) }
        }
      }
    }
    return words
  }

  /// Whether words there are hidden.
  func silences(_ range: SampleRange) -> Bool { silenced.contains { $0.overlaps(range) } }
}

/// One place of hidden words, for the person who hides them to look over.
public struct RedactionPlace: Hashable, Sendable {
  public let recording: ContentHash
  public let turnNumber: Int
  public let tier: Tier
  /// What is hidden of the sound, before guard bands; `nil` where its place is not known.
  public let range: SampleRange?
  /// Why more is hidden than the words themselves; `nil` where nothing more is.
  public let remark: String?
  /// As it stands there: a secret.
  public let spelling: String
  public let redactionID: String

  public enum Tier: String, Hashable, Sendable, Codable {
    case original, translation
  }
}

extension RedactionGate {
  /// Every place of hidden words in a recording that the gate was told of.
  public func found(in recording: Recording) -> [RedactionPlace] { places(of: recording).found }
}

extension Word {
  /// Whether the place is known well enough to hide the word and no more.
  var isWellPlaced: Bool {
    switch timing {
    case .aligned, .confirmed: confidence >= 0.5
    case .stated: true
    case .interpolated, .absent: false
    }
  }

  /// Where the word may be heard: its range, and as much around it as its time may be off.
  func leeway(at rate: SampleRate) -> SampleRange? {
    guard let range else { return nil }
    let milliseconds: Int64 =
      switch timing {
      case .aligned, .confirmed: confidence >= 0.5 ? 100 : 1_000
      case .stated: 250
      case .interpolated, .absent: 1_000
      }
    let frames = rate.frame(atMilliseconds: milliseconds)
    return SampleRange(start: max(0, range.start - frames), end: range.end + frames)
  }
}
