package import QuoteCheck
package import TapeIndex
package import TapeModel
package import TimelineExport

/// The sound of a story's quotes as files: each as it was said, and as print has it.
package struct QuoteClips {
  /// One file.
  package struct File: Hashable {
    package enum Kind: String {
      /// The whole stretch, from the first kept word to the last.
      case asSaid = "as-said"
      /// The kept pieces alone, joined.
      case kept
    }

    /// The quote's number in its story.
    package let quote: Int
    package let kind: Kind
    package let name: String
  }

  package private(set) var files: [File] = []
  /// What could not be made, one line each.
  package private(set) var complaints: [String] = []

  private let calls: [ContentHash: IndexedRecording]
  private let gate: RedactionGate
  private let folder: String
  private let isReplacing: Bool
  private let digitCount: Int

  /// Makes the files of every quote that has a place on tape, in `folder`, which is made where it is
  /// missing.
  ///
  /// `quote-07-condensed-as-said.wav` holds the whole stretch, samples as recorded;
  /// `quote-07-condensed-kept.wav` the kept pieces, butt-joined with fades of 8 milliseconds, so
  /// that it has exactly their frames. A quote joined from several calls has a stretch for each.
  package init(
    of report: CheckReport, calls: [ContentHash: IndexedRecording], through gate: RedactionGate,
    toFolder folder: String, replacingExisting: Bool
  ) throws(Failure) {
    self.calls = calls
    self.gate = gate
    self.folder = folder
    isReplacing = replacingExisting
    digitCount = max(2, String(report.quotes.count).count)
    let whole = report.quotes.flatMap { wholeClips($0) }
    let cutting = ClipCutting(replacingExisting: replacingExisting)
    let results = try failing {
      try Export.cut(whole.map { ClipToCut($0.clip) }, with: cutting, through: gate, toFolder: folder)
    }
    for (clip, result) in zip(whole, results) {
      switch result {
      case .success(let file): files.append(File(quote: clip.quote, kind: .asSaid, name: splitName(file.path)))
      case .failure(let error): complaints.append(error.description)
      }
    }
    for quote in report.quotes { render(quote) }
    files.sort { ($0.quote, $0.kind.rawValue, $0.name) < ($1.quote, $1.kind.rawValue, $1.name) }
  }

  private func name(_ quote: QuoteReport, _ kind: File.Kind) -> String {
    let digits = String(quote.number)
    return "quote-" + String(repeating: "0", count: max(0, digitCount - digits.count)) + digits
      + "-\(Self.verdictName(quote.verdict))-\(kind.rawValue)"
  }

  private static func verdictName(_ verdict: Verdict) -> String {
    verdict == .notFound ? "not-found" : verdict.rawValue
  }

  private func splitName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  private func wholeClips(_ quote: QuoteReport) -> [(quote: Int, clip: Clip)] {
    let ranges = quote.verdict == .notFound ? [] : quote.wholeRanges
    return ranges.compactMap { range in
      guard let call = calls[range.recording] else { return nil }
      let place = gate.name(call.call?.callID ?? call.recording.stem)
      let slug = name(quote, .asSaid) + (ranges.count > 1 ? "-\(place)" : "")
      return (quote.number, quote.clip(call, range.range, slug: slug))
    }
  }

  /// Joins the kept pieces of a quote to one file.
  private mutating func render(_ quote: QuoteReport) {
    guard quote.verdict != .notFound else { return }
    let slug = name(quote, .kept)
    guard let rundown = quote.kept(of: calls, named: slug) else {
      complaints.append("quote \(quote.number): its words have no place on the tape; no sound was cut")
      return
    }
    if quote.pieces.contains(where: { $0.startFrame == nil }) {
      complaints.append(
        "quote \(quote.number): some of its words have no place on the tape; its clips are without them")
    }
    let path = "\(folder)/\(Slug.ascii(slug, otherwise: "quote")).wav"
    do throws(ExportError) {
      _ = try Export.render(rundown, through: gate, to: path, replacingExisting: isReplacing)
      files.append(File(quote: quote.number, kind: .kept, name: splitName(path)))
    } catch {
      complaints.append(error.description)
    }
  }
}
