internal import TapeFiles
public import TapeModel

/// Reads a story as it will be published: plain text, Markdown, HTML or DOCX.
///
/// The format is told by content: a zip archive is DOCX, text that starts like HTML is HTML;
/// Markdown by its name (`.md`, `.markdown`) or its front matter. Text is UTF-8, or UTF-16 with a byte order mark.
/// Lenient: quotes without a closing mark end where an attribution, a label or the
/// paragraph does; marks of all kinds may be mixed.
public struct StoryReader: Sendable {
  /// Larger files are refused: 16 MiB, also of a DOCX file's text.
  public static let byteLimit = 16 << 20

  /// Further names for speakers, before those of the story's own table.
  public var aliases: [Story.SpeakerAlias]

  public init(aliases: [Story.SpeakerAlias] = []) { self.aliases = aliases }

  public func read(path: String) throws(StoryError) -> Story {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try RegularFile.contents(of: path, limit: Int64(Self.byteLimit))
    } catch {
      throw .file(error)
    }
    return try read(bytes, path: path)
  }

  /// Reads a story that is in memory; `path` names it in errors, and its last part the story.
  public func read(_ bytes: [UInt8], path: String) throws(StoryError) -> Story {
    let name = splitPath(path).name
    let source: StorySource
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      source = try DocxStory.source(bytes, path: path)
    } else {
      source = try Self.textSource(bytes, name: name, path: path)
    }
    return try story(source, name: name, path: path)
  }

  private static func textSource(_ bytes: [UInt8], name: String, path: String) throws(StoryError) -> StorySource {
    if let kind = foreignKind(bytes) { throw .unknownFormat(path: path, found: kind) }
    let text = try StoryDecoding.text(bytes, path: path)
    let lower = name.lowercased()
    if StoryHTML.isHTML(text) { return StoryHTML.source(text) }
    let (front, lines, firstLine) = StoryFrontMatter.split(text)
    var source: StorySource
    if lower.hasSuffix(".md") || lower.hasSuffix(".markdown") || (front != nil && !lower.hasSuffix(".txt")) {
      source = MarkdownStory.source(lines, firstLine: firstLine)
    } else {
      source = PlainStory.source(lines, firstLine: firstLine)
    }
    source.frontMatter = front
    return source
  }

  private static func foreignKind(_ bytes: [UInt8]) -> String? {
    let kinds: [([UInt8], String)] = [
      (Array("%PDF".utf8), "a PDF file"), ([0xD0, 0xCF, 0x11, 0xE0], "an old Word document"),
      (Array("{\\rtf".utf8), "an RTF file"), (Array("RIFF".utf8), "a RIFF file"), (Array("fLaC".utf8), "a FLAC file"),
      ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    ]
    return kinds.first { bytes.starts(with: $0.0) }?.1
  }

  private func story(_ source: StorySource, name: String, path: String) throws(StoryError) -> Story {
    let front = try StoryFrontMatter.read(source.frontMatter ?? "", path: path)
    let aliases = aliases + front.aliases
    let language = front.language ?? source.language ?? StoryScript.language(of: source.blocks)
    let assembler = QuoteAssembler(blocks: source.blocks, knownNames: Set(aliases.map(\.name)))
    return Story(
      name: name, format: source.format, title: front.title ?? source.title, language: language,
      paragraphs: source.blocks.map { StoryParagraph(kind: $0.kind, text: $0.text.string, line: $0.line) },
      quotes: assembler.quotes(), aliases: aliases, editingStatement: EditingStatementFinder.find(source.blocks))
  }
}
