internal import Foundation

#if canImport(FoundationXML)
  internal import FoundationXML
#endif

/// Walks through an XML document without building a tree, by Foundation's `XMLParser`.
///
/// No DOCTYPE (``XMLProlog``), hence no entities but XML's own; no external anything;
/// no elements nested deeper than ``depthLimit``.
final class XMLWalk<Handler: XMLHandler>: NSObject, XMLParserDelegate {
  static var depthLimit: Int { 128 }

  private var handler: Handler
  private var depth = 0
  private var isTooDeep = false
  /// Whether the root element was closed: Foundation's parser calls a document whole
  /// that ends before its root does.
  private var isWhole = false
  private let lineOffset: Int

  private init(_ handler: Handler, lineOffset: Int) {
    self.handler = handler
    self.lineOffset = lineOffset
  }

  /// Gives `handler` back after it has taken all of `text`.
  ///
  /// Throws ``TranscriptError/malformed(path:line:reason:)`` for a DOCTYPE, for XML
  /// that is not well-formed, and for elements nested too deep or with too many
  /// attributes. O(*n*).
  static func walk(_ text: TranscriptText, with handler: Handler) throws(TranscriptError) -> Handler {
    let prolog = try text.read { (bytes) throws(TextFault) in
      let prolog = try XMLProlog(bytes)
      try XMLTagLimits.checkInstructions(bytes, from: prolog.start)
      try XMLTagLimits.check(bytes, from: prolog.start)
      return prolog
    }
    return try text.bytes.withUnsafeBufferPointer { (bytes) throws(TranscriptError) in
      var counter = LineCounter(bytes)
      let lineOffset = counter.line(of: prolog.start) - 1
      let rest = UnsafeMutableRawPointer(mutating: bytes.baseAddress! + prolog.start)
      let data = Data(bytesNoCopy: rest, count: bytes.count - prolog.start, deallocator: .none)
      // As a stream: handed over whole, libxml2 refuses more than ten million bytes.
      let parser = XMLParser(stream: InputStream(data: data))
      parser.shouldResolveExternalEntities = false
      let walk = XMLWalk(handler, lineOffset: lineOffset)
      parser.delegate = walk
      let isParsed = parser.parse()
      parser.delegate = nil
      if walk.isTooDeep {
        throw .malformed(
          path: text.path, line: max(1, parser.lineNumber + lineOffset),
          reason: "elements nested deeper than \(depthLimit)")
      }
      guard isParsed, walk.isWhole else {
        throw .malformed(
          path: text.path, line: max(1, parser.lineNumber + lineOffset), reason: "XML that is not well-formed")
      }
      return walk.handler
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName qName: String?,
    attributes attributeDict: [String: String]
  ) {
    depth += 1
    guard depth <= Self.depthLimit else {
      isTooDeep = true
      return parser.abortParsing()
    }
    var attributes = attributeDict
    for (key, value) in attributeDict where key.utf8.contains(0x3A) { attributes[XMLName.local(key)] = value }
    handler.start(XMLName.local(elementName), attributes, line: max(1, parser.lineNumber + lineOffset))
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName qName: String?
  ) {
    depth -= 1
    if depth == 0 { isWhole = true }
    handler.end(XMLName.local(elementName))
  }

  func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) { isWhole = false }

  func parser(_ parser: XMLParser, foundCharacters string: String) { handler.text(string) }

  func parser(_ parser: XMLParser, foundCDATA CDATABlock: Data) {
    handler.text(String(decoding: CDATABlock, as: UTF8.self))
  }
}
