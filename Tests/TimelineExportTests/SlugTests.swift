import Testing
import TimelineExport

struct SlugTests {
  @Test(arguments: [
    ("River froze!", "river-froze"), ("Річка замерзла", "richka-zamerzla"), ("Щука и ёж", "shchuka-i-yozh"),
    ("Їжак", "yizhak"), ("Größe Ångström", "grosse-angstrom"), ("don’t", "dont"), ("../../etc/passwd", "etc-passwd"),
    ("a\u{0}b", "ab"), ("Tiếng Việt", "tieng-viet"), ("", "clip"), ("北京", "clip"), ("CON", "clip-con"), ("--x--", "x"),
    ("и\u{306}од", "yod"),
    ("\u{202E}gpj.exe", "gpj-exe"), ("Łódź", "lodz"),
  ])
  func foldsToLettersThatEverySystemTakes(text: String, slug: String) {
    #expect(Slug.ascii(text) == slug)
  }

  @Test func isNeverLongerThanSixtyCharacters() {
    #expect(Slug.ascii(String(repeating: "щ", count: 1_000_000)).utf8.count <= 60)
    #expect(Slug.ascii(String(repeating: "abcd ", count: 100)) == String(repeating: "abcd-", count: 11) + "abcd")
  }

  @Test func numbersNamesThatComeAgain() {
    var names = DistinctNames()
    #expect(["a", "a", "a-2", "a", "b"].map { names.take($0) } == ["a", "a-2", "a-2-2", "a-3", "b"])
  }
}
