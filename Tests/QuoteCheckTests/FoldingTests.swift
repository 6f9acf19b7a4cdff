import TapeModel
import Testing

@testable import QuoteCheck

struct FoldingTests {
  static func keys(_ text: String, _ language: String) -> String {
    var folder = WordFolder(language: LanguageCode(language))
    return folder.fold(text.split(separator: " ").map(String.init)).map(\.key).joined(separator: " ")
  }

  @Test(arguments: [
    ("eighteen", "18"), ("twenty-one people", "21 people"), ("a hundred and five", "105"), ("a dog", "a dog"),
    ("two thousand twenty two", "2022"), ("nineteen eighty-four", "1984"), ("one thousand", "1,000"),
    ("one and a half", "1 and a half"), ("five million", "5 million"), ("1.5 million", "1,500,000"),
    ("the twenty-second", "the 22nd"), ("eighteenth", "18th"), ("forty percent", "40%"), ("five dollars", "$5"),
    ("Don't", "do not"), ("it’s", "it is"), ("they're gonna go", "they are going to go"), ("can’t", "cannot"),
    ("O.K.", "okay"), ("colour", "color"), ("well-known", "well known"), ("first", "1st"), ("café", "cafe"),
    ("nine one", "9 1"),
  ])
  func foldsEnglish(one: String, other: String) {
    #expect(Self.keys(one, "en") == Self.keys(other, "en"))
  }

  @Test(arguments: [
    ("восемнадцать", "18"), ("двадцати одного", "21"), ("две тысячи двадцать второй", "2022"),
    ("двухсотые", "200-е"), ("сто пять человек", "105 человек"), ("Ещё", "еще"), ("пятьсот", "500"),
    ("девяноста", "90"), ("семьсот тридцать", "730"), ("пять тысяч", "5 тысяч"), ("трёх", "3"),
  ])
  func foldsRussian(one: String, other: String) {
    #expect(Self.keys(one, "ru") == Self.keys(other, "ru"))
  }

  @Test(arguments: [
    ("вісімнадцять", "18"), ("п’ять", "5"), ("п'ятдесят дві", "52"), ("дві тисячі", "2000"), ("двохсоті", "200-ті"),
    ("сорока", "40"), ("ґанок", "ганок"), ("їжак", "\u{0456}\u{0308}жак"),
  ])
  func foldsUkrainian(one: String, other: String) {
    #expect(Self.keys(one, "uk") == Self.keys(other, "uk"))
  }

  @Test(arguments: [
    ("солдатами", "солдаты", "ru"), ("видела", "видел", "ru"), ("реку", "рекой", "ru"), ("деревня", "деревни", "ru"),
    ("школою", "школи", "uk"), ("дорозі", "дорога", "xx"), ("walked", "walking", "en"), ("houses", "house", "en"),
  ])
  func findsTheStemOfAnEnding(one: String, other: String, language: String) {
    let rules = LanguageRules.of(LanguageCode(language))
    #expect((rules.stem(one) == rules.stem(other)) == (language != "xx"))
  }

  @Test func keepsDifferentWordsApart() {
    #expect(Self.keys("мой", "ru") != Self.keys("мои", "ru"))
    #expect(Self.keys("semen", "en") != Self.keys("semens", "en"))
    #expect(Self.keys("19", "en") != Self.keys("ninety", "en"))
  }
}
