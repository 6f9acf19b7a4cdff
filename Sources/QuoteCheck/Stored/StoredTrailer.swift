internal import TapeModel

/// The last bytes of stored words: what they are, what they were made from, where their parts lie.
struct StoredTrailer: Hashable {
  static let byteCount = 152
  /// Of the layout.
  static let layoutVersion: UInt32 = 1
  /// Of what folding makes of a word: raised with every change there.
  static let foldingVersion: UInt32 = 1
  private static let mark = Array("tapelog words 1\n".utf8)

  let state: StoredWords.State
  let tokenCount: Int64
  let postingsStart: Int64
  let tablesStart: Int64
  let tablesChecksum: UInt64
  let end: Int64

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.put(Self.layoutVersion)
    bytes.put(Self.foldingVersion)
    bytes += state.log.bytes
    bytes += state.content.bytes
    for number in [tokenCount, postingsStart, tablesStart, Int64(bitPattern: tablesChecksum), end] { bytes.put(number) }
    bytes += [UInt8](repeating: 0, count: Self.byteCount - bytes.count - Self.mark.count - 8)
    bytes.put(bytes.checksum)
    return bytes + Self.mark
  }

  init(
    state: StoredWords.State, tokenCount: Int64, postingsStart: Int64, tablesStart: Int64, tablesChecksum: UInt64,
    end: Int64
  ) {
    self.state = state
    self.tokenCount = tokenCount
    self.postingsStart = postingsStart
    self.tablesStart = tablesStart
    self.tablesChecksum = tablesChecksum
    self.end = end
  }

  /// `nil` for bytes that are none, or are of another version.
  init?(_ bytes: [UInt8], end: Int64) {
    guard bytes.count == Self.byteCount, Array(bytes.suffix(Self.mark.count)) == Self.mark else { return nil }
    let body = Array(bytes.dropLast(Self.mark.count + 8))
    var sums = ByteCursor(Array(bytes.dropLast(Self.mark.count).suffix(8)))
    var cursor = ByteCursor(body)
    guard sums.number(UInt64.self) == body.checksum, cursor.number() == Self.layoutVersion,
      cursor.number() == Self.foldingVersion, let log = cursor.hash().flatMap({ ContentHash(bytes: $0) }),
      let content = cursor.hash().flatMap({ ContentHash(bytes: $0) }), let tokenCount = cursor.number(Int64.self),
      let postings = cursor.number(Int64.self), let tables = cursor.number(Int64.self),
      let checksum = cursor.number(UInt64.self), cursor.number(Int64.self) == end, tokenCount >= 0,
      0 <= postings, postings <= tables, tables <= end
    else { return nil }
    self.init(
      state: StoredWords.State(log: log, content: content), tokenCount: tokenCount, postingsStart: postings,
      tablesStart: tables, tablesChecksum: checksum, end: end)
  }
}
