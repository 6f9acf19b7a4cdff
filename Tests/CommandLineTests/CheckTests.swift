import Foundation
import TapeTesting
import Testing

struct CheckTests {
  @Test func aStoryIsCheckedQuoteByQuote() throws {
    let place = try CaseFolder.indexed()
    try place.folder.write(
      "story.md",
      """
      "The bridge is closed," Mom said. "Come before noon."

      "We sold all of the horses last winter," the son said.
      """)
    let run = try place.run("check", "story.md", "--json")
    #expect(run.status == 1, "\(run.errors)")
    let quotes = try #require(try place.object(run)["quotes"] as? [[String: Any]])
    #expect(quotes.first?["verdict"] as? String != "verbatim")
    #expect(quotes.last?["verdict"] as? String == "notFound")
    for format in ["table", "markdown", "html"] {
      #expect(try !place.run("check", "story.md", "--format", format).output.isEmpty)
    }
  }

  @Test func aStoryWithoutAFindingIsDone() throws {
    let place = try CaseFolder.indexed()
    try place.folder.write("story.txt", "MOM: \"The bridge is closed.\"\n")
    let run = try place.run("check", "story.txt", "--json")
    #expect(run.status == 0, "\(run.output)")
    #expect(try place.run("check", "missing.txt").status == 66)
    #expect(try place.run("check", "story.txt", "--policy", "kind").status == 64)
  }

  private static let story = """
    "Река … за ночь," Анна said. "Да. Мы не боялись," Анна said.

    "We were not afraid," said Anna.

    "We sold all of the horses," she said.
    """

  /// Length in frames, out of the file's own header.
  private func frameCount(_ path: String) throws -> Int {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    func number(_ offset: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
    var offset = 12
    var frameSize = 0
    while offset + 8 <= bytes.count {
      let kind = String(decoding: bytes[offset..<offset + 4], as: UTF8.self)
      if kind == "fmt " { frameSize = number(offset + 20, 2) }
      if kind == "data", frameSize > 0 { return number(offset + 4, 4) / frameSize }
      offset += 8 + (number(offset + 4, 4) + 1) / 2 * 2
    }
    return -1
  }

  @Test func everyQuoteIsCutAsSaidAndAsKept() throws {
    let place = try CaseFolder.indexed()
    try place.folder.write("story.txt", Self.story)
    let run = try place.run("check", "story.txt", "--json", "--clips", "cut")
    let quotes = try #require(try place.object(run)["quotes"] as? [[String: Any]])
    #expect(quotes.map { $0["verdict"] as? String } == ["spliced", "verbatim", "notFound"])
    #expect(
      place.folder.contents.filter { $0.hasPrefix("cut/") } == [
        "cut/quote-01-spliced-as-said.wav", "cut/quote-01-spliced-kept.wav", "cut/quote-02-verbatim-as-said.wav",
        "cut/quote-02-verbatim-kept.wav",
      ])
    for (number, name) in [(0, "quote-01-spliced"), (1, "quote-02-verbatim")] {
      let stretch = try #require(quotes[number]["stretch"] as? [String: Any])
      let whole = try #require(stretch["endFrame"] as? Int) - #require(stretch["startFrame"] as? Int)
      let pieces = try #require(quotes[number]["pieces"] as? [[String: Any]])
      let kept = try pieces.reduce(0) { try $0 + #require($1["endFrame"] as? Int) - #require($1["startFrame"] as? Int) }
      #expect(try frameCount(place.folder.file("cut/\(name)-as-said.wav")) == whole)
      #expect(try frameCount(place.folder.file("cut/\(name)-kept.wav")) == kept)
    }
    let again = try place.run("check", "story.txt", "--clips", "cut")
    #expect(again.errors.contains("exists already"))
    #expect(try !place.run("check", "story.txt", "--clips", "cut", "--replace").errors.contains("exists already"))
  }

  @Test func aPagePlaysTheClipsThatLieBesideIt() throws {
    let place = try CaseFolder.indexed()
    try place.folder.write("story.txt", Self.story)
    let page = try place.run("check", "story.txt", "--format", "html", "--clips", "my clips").output
    #expect(page.contains("src=\"./my%20clips/quote-01-spliced-kept.wav\""))
    #expect(page.contains("src=\"./my%20clips/quote-02-verbatim-as-said.wav\""))
    #expect(page.components(separatedBy: "<audio").count == 5)
    #expect(!page.contains("http"))
    #expect(try !place.run("check", "story.txt", "--format", "html").output.contains("<audio"))
    try place.folder.write("pages/.keep", "")
    let run = try place.run(
      "check", "story.txt", "--format", "html", "--clips", "./my clips", "--replace", "-o", "pages/report.html")
    #expect(run.output.isEmpty)
    let written = try String(contentsOfFile: place.folder.file("pages/report.html"), encoding: .utf8)
    #expect(written.contains("src=\"../my%20clips/quote-01-spliced-kept.wav\""))
  }

  /// The folded words are made once, taken as they are while the index is what it was, and made
  /// anew where it is not, or where they are not what was written.
  @Test func foldedWordsFollowTheIndex() throws {
    let place = try CaseFolder.indexed()
    try place.folder.write("story.txt", "SON: \"I will walk then.\"\n\nSON: \"I will swim then.\"\n")
    func verdicts() throws -> [String] {
      let run = try place.run("check", "story.txt", "--json")
      return try #require(try place.object(run)["quotes"] as? [[String: Any]]).compactMap { $0["verdict"] as? String }
    }
    let file = place.folder.file("Indexes/calls.tapelog/words.folded")
    #expect(try verdicts() == ["verbatim", "notFound"])
    let first = try Data(contentsOf: URL(fileURLWithPath: file))
    #expect(try verdicts() == ["verbatim", "notFound"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == first)
    for place in [0, first.count / 2, first.count - 200, first.count - 30] {
      var damaged = first
      damaged[place] ^= 255
      try damaged.write(to: URL(fileURLWithPath: file))
      #expect(try verdicts() == ["verbatim", "notFound"])
    }
    try place.folder.write(
      "calls/bridge.txt", "MOM: The bridge is closed. (laughing) Do not come before noon.\n\nSON: I will swim then.\n")
    #expect(try place.run("index", "calls", "--catalogue", "calls.csv", "--align", "cues").status == 0)
    #expect(try verdicts() == ["notFound", "verbatim"])
  }

  @Test func aFolderThatCannotBeWrittenToIsCheckedAllTheSame() throws {
    let place = try CaseFolder.indexed()
    try place.folder.write("story.txt", "MOM: \"The bridge is closed.\"\n")
    // A folder under the name of the file: nothing can take its place, whoever runs the test.
    try place.folder.write("Indexes/calls.tapelog/words.folded/in-the-way", "x")
    let run = try place.run("check", "story.txt")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("verbatim"))
    #expect(!place.folder.contents.contains { $0.hasSuffix(".part") })
  }
}
