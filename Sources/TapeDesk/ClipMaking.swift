package import TapeIndex
package import TapeModel
internal import TimelineExport

/// Makes clips from a range that somebody chose, and gives clips new ranges.
package struct ClipMaking {
  private let store: TapeIndex

  package init(_ store: TapeIndex) { self.store = store }

  /// How a clip comes out of a chosen range.
  package struct Choice {
    package var call: IndexedRecording
    package var range: SampleRange
    /// The leg, from 0; `nil` for all channels.
    package var channel: Int?
    /// The words it was chosen by; its edges then stay around them.
    package var quote: String?
    /// Leaves the edges where they are, in place of moving them to silence.
    package var isExact: Bool
    /// `nil` for one made of the first words.
    package var slug: String?

    package init(
      call: IndexedRecording, range: SampleRange, channel: Int? = nil, quote: String? = nil, isExact: Bool = false,
      slug: String? = nil
    ) {
      self.call = call
      self.range = range
      self.channel = channel
      self.quote = quote
      self.isExact = isExact
      self.slug = slug
    }
  }

  /// A clip, not stored yet, without an identifier.
  ///
  /// - Throws: `Failure` for an empty range, and for a slug that another clip has.
  package func clip(_ choice: Choice) throws(Failure) -> Clip {
    let source = choice.call.recording
    let log = try tapeLog(of: choice.call, in: store)
    var range = choice.range
    var edges: ClipEdges?
    if !choice.isExact {
      let channels = try failing { try store.channels(of: source.id) }
      let snapped = ClipEdges.snapped(range: range, in: log, channel: choice.channel, channels: channels)
      range = snapped.range
      edges = snapped
    }
    if choice.quote != nil {
      range = QuoteEdges(quoted: choice.range, log: log, channel: choice.channel).kept(range)
    }
    guard !range.isEmpty else { throw Failure(.wrongCommandLine, "an empty clip") }
    var clip = Clip(id: "", slug: choice.slug, range: range, of: log, channel: choice.channel, edges: edges)
    if let slug = choice.slug {
      try ClipSlug.checkUnused(slug, in: store)
    } else {
      clip.slug = try ClipSlug.unused(clip.slug, in: store)
    }
    if let quote = choice.quote, let remark = QuoteEdges.remark(quote, clip) { clip.remarks.append(remark) }
    clip.advisory = choice.call.call?.advisory
    return clip
  }

  /// The clip over another range, with the words that the range holds now.
  ///
  /// - Throws: `Failure` for an empty range.
  package func moved(_ clip: Clip, to range: SampleRange) throws(Failure) -> Clip {
    guard !range.isEmpty else { throw Failure(.wrongCommandLine, "an empty clip") }
    let call = try failing { try store.recording(named: clip.recording.id.description) }
    let log = try tapeLog(of: call, in: store)
    var moved = Clip(id: clip.id, slug: clip.slug, range: range, of: log, channel: clip.channel)
    moved.handleFrameCount = clip.handleFrameCount
    moved.fadeIn = clip.fadeIn
    moved.fadeOut = clip.fadeOut
    moved.gainDecibels = clip.gainDecibels
    moved.rights = clip.rights
    moved.advisory = clip.advisory
    return moved
  }
}
