import TapeModel
import Testing
import TimelineExport

struct SpreadsheetTests {
  /// The cell in which a rundown's note stands.
  private func cell(_ note: String) throws -> String {
    let rundown = Rundown(name: "r", title: "", items: [.init(id: 1, content: .note(note))])
    return try Events.rows(Sample.text(rundown, "csv"))[1][9]
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"), ("  =1", "'  =1"),
    ("\"=1", "'\"=1"), ("'=1", "''=1"), ("\u{FF1D}1", "'\u{FF1D}1"), ("a;=1", "a;'=1"), ("a\n-b", "a\n'-b"),
    ("plain, \"quoted\"", "plain, \"quoted\""), ("it's", "it's"), ("'90s", "'90s"), ("a = b", "a = b"), ("", ""),
  ])
  func defusesFormulas(text: String, cell: String) throws {
    #expect(try self.cell(text) == cell)
  }

  @Test func writesNegativeNumbersOfOurOwnAsNumbers() throws {
    let rows = try Events.rows(Sample.text(Sample.evening, "csv"))
    let column = try #require(rows[0].firstIndex(of: "gainDecibels"))
    #expect(rows[2][column] == "-3.0")
  }

  @Test func startsWithAByteOrderMark() throws {
    #expect(try Array(Sample.text(Sample.evening, "csv").utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
  }
}
