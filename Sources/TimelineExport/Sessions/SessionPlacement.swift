public import TapeModel

/// A clip at its place in a session. All frames are those of the session's rate.
public struct SessionPlacement: Hashable, Sendable {
  /// The rundown's item.
  public let itemID: Int
  public let clip: Clip
  /// Which of ``Session/files``, from 0.
  public let fileIndex: Int
  public let record: SampleRange
  /// Where the clip lies in its file; as long as `record`.
  public let source: SampleRange
  /// No longer than the clip.
  public let fadeIn: Clip.Fade?
  /// No longer than what the fade-in leaves of the clip.
  public let fadeOut: Clip.Fade?

  public var gainDecibels: Double { clip.gainDecibels }

  /// As it is called in the session.
  var name: String { SafeText.oneLine(clip.slug.isEmpty ? clip.id : clip.slug) }
}
