/// A line of a text, without its end.
struct Line {
  /// From 1.
  let number: Int
  let range: Range<Int>
}
