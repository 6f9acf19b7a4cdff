public import TapeModel

/// The report as one HTML file that stands alone: the story with each quote marked, and the
/// evidence for each.
///
/// No script and nothing from elsewhere, so that it opens anywhere and under any content policy; it follows
/// light and dark, prints with all evidence open, and says every verdict by colour, pattern and
/// word.
public struct HTMLReport: Sendable {
  /// Where to hear a range of a recording: a link for an `audio` element; `nil` where there is
  /// none. The service gives its own address, an export the name of a clip.
  public typealias AudioSource = @Sendable (ContentHash, QuoteReport.Stretch) -> String?

  private let story: Story
  private let report: CheckReport
  private let audio: AudioSource?
  private let sounds: [Int: [HTMLSound]]

  /// `sounds` are files to hear beside a quote, by its number in the story.
  public init(story: Story, report: CheckReport, audio: AudioSource? = nil, sounds: [Int: [HTMLSound]] = [:]) {
    self.story = story
    self.report = report
    self.audio = audio
    self.sounds = sounds
  }

  public func html() -> String {
    let language = escapedHTML(story.language?.code ?? "en")
    let title = escapedHTML(story.title ?? story.name)
    var out = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Quote check: \(title)</title>
      <style>\(HTMLReportStyle.css)</style>
      </head>
      <body>
      <a class="skip" href="#evidence">Skip to the evidence</a>
      <header>
      <p class="kicker">Quote check</p>
      <h1 lang="\(language)">\(title)</h1>
      <p>\(escapedHTML(ReportWords.summary(report))). Policy: \(escapedHTML(report.policy)).</p>

      """
    if let statement = report.editingStatement {
      out +=
        "<p class=\"note\">The story says, in line \(statement.line): <q lang=\"\(language)\">\(escapedHTML(statement.text))</q></p>\n"
    }
    out +=
      legend()
      + "</header>\n<div class=\"columns\">\n<main id=\"story\" lang=\"\(language)\" aria-label=\"The story\">\n"
    out += HTMLStory(story: story, report: report).html()
    out += "</main>\n<section id=\"evidence\" aria-label=\"Evidence\">\n<h2>Evidence</h2>\n"
    for quote in report.quotes {
      out += HTMLEvidence(quote: quote, language: language, audio: audio, sounds: sounds[quote.number] ?? []).html()
    }
    out += "</section>\n</div>\n</body>\n</html>\n"
    return out
  }

  private func legend() -> String {
    let items = Verdict.allCases.filter { report.summary.verdicts[$0.rawValue] != nil }.map { verdict in
      "<li><span class=\"badge v-\(verdict.rawValue)\">\(ReportWords.sign(verdict)) \(ReportWords.name(verdict))</span>"
        + " \(report.summary.verdicts[verdict.rawValue] ?? 0)</li>"
    }
    return "<ul class=\"legend\" aria-label=\"Verdicts in this story\">\(items.joined())</ul>\n"
  }
}
