import Foundation
import TapeModel
import Testing
import TimelineExport

/// What counts as the same name.
struct NameTests {
  private func hidden(_ name: String, in text: String) -> String {
    RedactionGate([Redaction(id: "x1", rule: .words(name))]).text(text)
  }

  @Test(arguments: [
    ("Зубов", "Зубова, Зубову, Зубовым, Зубове, ЗУБОВ и Зубовы", "_, _, _, _, _ и _"),
    ("Анна", "Анны Анне Анну Анной, Анно! «Анна»", "_ _ _ _, _! «_»"),
    ("Павел", "Павла, Павлу, Павлом, Павлика", "_, _, _, Павлика"),
    ("Павла", "Это Павел", "Это _"),
    ("Сергей", "Сергея, Сергеем; Сергій, Сергієві", "_, _; _, _"),
    ("Ольга", "Ольги, Ользі, Ольгою", "_, _, _"),
    ("Достоевский", "Достоевского, Достоевская", "_, _"),
    ("Семёнов", "Семенова, Semyonov, Semenov's", "_, _, _"),
    ("Алексей", "Aleksei and Alexey", "_ and _"),
    ("Zelenskyy", "Зеленского, Зеленський", "_, _"),
    ("Шевченко", "Shevchenko, Ševčenko, Sevcenko", "_, _, _"),
    ("Григорій", "Hryhorii, Grigorii", "_, _"),
    ("Anna", "Anna's, ANNA, аnna", "_, _, _"),
    ("O'Neil", "O’Neil, Oneil, O'Neil's", "_, _, _"),
    ("Anna Petrova", "Anna  Petrova, Petrova, Anna; AnnaPetrova, anna_petrova", "_, _; _, _"),
    ("Анна Петрова", "Анны Петровой, Петровой Анне", "_, _"),
    ("й", "и\u{306} я", "_ я"),
    ("380671234567", "+380 67 123-45-67 or 00380671234567", "+_ or _"),
    ("18", "at 18:40, not 1840", "at _:40, not 1840"),
  ])
  func isFoundInItsForms(name: String, text: String, expected: String) {
    #expect(hidden(name, in: text) == expected.replacingOccurrences(of: "_", with: "[redacted]"))
  }

  @Test(arguments: [
    ("Ира", "Ираклий, мираж, Ирак"), ("Anna", "an annual banana"), ("Shaw", "I saw it"), ("Mark", "the market"),
    ("Лев", "левый"), ("1234567", "123456"), ("Chase", "in case"),
  ])
  func leavesOtherWordsAlone(name: String, text: String) {
    #expect(hidden(name, in: text) == text)
  }

  @Test func isFoundInsideOfFileNames() {
    let gate = RedactionGate([Redaction(id: "x1", rule: .words("Иванова"))])
    #expect(
      gate.name("zapisivanova2019.wav") == "redacted2019.wav" || gate.name("zapisivanova2019.wav") == "redacted.wav")
    #expect(gate.name("call%20%D0%98%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2%D0%B0.wav") == "call redacted.wav")
    #expect(gate.text("a%20%D0%98%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2%D0%B0") == "a [redacted]")
  }

  @Test func aPseudonymStandsInItsPlace() {
    let gate = RedactionGate([Redaction(id: "x1", rule: .name("Анна", pseudonym: "Witness A"))])
    #expect(gate.text("Это Анна.") == "Это Witness A.")
    #expect(gate.name("anna-goes") == "witness-a-goes")
  }

  @Test func namesThatOverlapAreHiddenWhole() {
    let gate = RedactionGate([
      Redaction(id: "x1", rule: .words("Anna Petrova")), Redaction(id: "x2", rule: .words("Petrova Street")),
    ])
    #expect(gate.text("on Anna Petrova Street") == "on [redacted]")
  }

  @Test func aLongRunOfPiecesCostsLittle() {
    let text = String(repeating: "aB", count: 20_000)
    #expect(hidden("Anna Petrova", in: text) == text)
  }
}
