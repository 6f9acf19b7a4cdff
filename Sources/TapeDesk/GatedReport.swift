package import QuoteCheck
internal import TapeIndex
package import TapeModel
package import TimelineExport

extension RedactionGate {
  /// A check's report as it may be seen.
  ///
  /// The tape's words have passed the gate before the check; here it is the story's own that do.
  package func report(_ report: CheckReport) -> CheckReport {
    guard isActive else { return report }
    var passed = report
    passed.story = name(report.story)
    passed.editingStatement = report.editingStatement.map {
      Story.EditingStatement(text: text($0.text), line: $0.line)
    }
    passed.quotes = report.quotes.map { quote($0) }
    return passed
  }

  private func quote(_ quote: QuoteReport) -> QuoteReport {
    var passed = quote
    passed.text = text(quote.text)
    passed.speaker = quote.speaker.map { text($0) }
    passed.reasons = quote.reasons.map { text($0) }
    passed.call = quote.call.map { name($0) }
    passed.tapeSpeaker = quote.tapeSpeaker.map { text($0) }
    passed.original = quote.original.map { text($0) }
    passed.remarks = quote.remarks.map { text($0) }
    passed.pieces = quote.pieces.map { piece in
      var piece = piece
      piece.speaker = piece.speaker.map { text($0) }
      piece.published = text(piece.published)
      piece.tape = text(piece.tape)
      piece.original = piece.original.map { text($0) }
      return piece
    }
    passed.changes = quote.changes.map { change in
      var change = change
      change.published = text(change.published)
      change.tape = text(change.tape)
      return change
    }
    passed.places = quote.places.map { place($0) }
    passed.nearest = quote.nearest.map { nearest in
      var nearest = nearest
      nearest.tape = text(nearest.tape)
      nearest.place = place(nearest.place)
      return nearest
    }
    return passed
  }

  private func place(_ place: QuoteReport.Place) -> QuoteReport.Place {
    var place = place
    place.call = name(place.call)
    place.speaker = place.speaker.map { text($0) }
    return place
  }

  /// A story as its report may show it.
  package func story(_ story: Story) -> Story {
    guard isActive else { return story }
    var shown = story
    shown.name = name(story.name)
    shown.title = story.title.map { text($0) }
    let paragraphs = story.paragraphs.map { passed($0.text) }
    for (index, paragraph) in paragraphs.enumerated() { shown.paragraphs[index].text = paragraph.text }
    for (index, quote) in story.quotes.enumerated() {
      shown.quotes[index].text = text(quote.text)
      shown.quotes[index].speaker = quote.speaker.map { text($0) }
      shown.quotes[index].parts = quote.parts.map { part in
        guard paragraphs.indices.contains(part.paragraph) else { return part }
        let start = paragraphs[part.paragraph].place(of: part.startByte)
        let end = paragraphs[part.paragraph].place(of: part.endByte)
        return StoryQuote.Part(paragraph: part.paragraph, startByte: min(start, end), endByte: end)
      }
    }
    shown.aliases = story.aliases.map {
      Story.SpeakerAlias(name: text($0.name), speaker: Speaker(name: text($0.speaker.name)) ?? $0.speaker)
    }
    shown.editingStatement = story.editingStatement.map { Story.EditingStatement(text: text($0.text), line: $0.line) }
    return shown
  }
}
