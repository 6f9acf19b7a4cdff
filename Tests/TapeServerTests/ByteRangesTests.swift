import Testing

@testable import TapeServer

struct ByteRangesTests {
  @Test(
    arguments: [
      ("bytes=0-0", [0..<1]), ("bytes=90-", [90..<100]), ("bytes=-10", [90..<100]), ("bytes=-500", [0..<100]),
      ("bytes=95-900", [95..<100]), ("bytes=0-3, 50-59", [0..<4, 50..<60]), ("BYTES=5-6", [5..<7]),
      ("bytes=200-300, 3-4", [3..<5]), ("bytes=0-99999999999999999999", [0..<100]),
    ] as [(String, [Range<Int64>])])
  func givesWhatIsAskedFor(header: String, expected: [Range<Int64>]) {
    #expect(ByteRanges(header, byteCount: 100) == .ranges(expected))
  }

  @Test(arguments: ["bytes=100-", "bytes=-0", "bytes=100-200"])
  func refusesWhatLiesPastTheEnd(header: String) {
    #expect(ByteRanges(header, byteCount: 100) == .unsatisfiable)
  }

  @Test(arguments: [nil, "bytes", "bytes=", "lines=0-1", "bytes=5-4", "bytes=a-b", "bytes=--5", "bytes=0-50,0-60"])
  func givesTheWholeForNoGoodRange(header: String?) {
    #expect(ByteRanges(header, byteCount: 100) == .whole)
  }

  @Test func givesTheWholeForTooManyRanges() {
    let header = "bytes=" + (0..<9).map { "\($0)-\($0)" }.joined(separator: ",")
    #expect(ByteRanges(header, byteCount: 100) == .whole)
  }
}
