/// A place that makes the rest of a text unreadable.
struct TextFault: Error {
  /// The byte of the text, from 0.
  let offset: Int
  let reason: String
}

extension TranscriptText {
  /// `body` on the text's bytes; a fault becomes an error with its line.
  func read<Result>(_ body: (Bytes) throws(TextFault) -> Result) throws(TranscriptError) -> Result {
    try bytes.withUnsafeBufferPointer { (bytes) throws(TranscriptError) in
      do throws(TextFault) {
        return try body(bytes)
      } catch {
        var lines = LineCounter(bytes)
        throw .malformed(path: path, line: lines.line(of: error.offset), reason: error.reason)
      }
    }
  }
}
