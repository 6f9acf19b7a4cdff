/// The spoken numbers of Russian and Ukrainian, with their cases, folded: `ё` is `е`, no
/// apostrophes.
enum SlavicNumbers {
  static let russian: [String: NumberPart] = {
    var table = Table()
    table.add("ноль нуль ноля нуля", .unit(0))
    table.add("один одна одно одного одному одним одном одной одну", .unit(1))
    table.add("два две двух двум двумя", .unit(2))
    table.add("три трех трем тремя", .unit(3))
    table.add("четыре четырех четырем четырьмя", .unit(4))
    table.add("восемь восьми восемью восьмью", .unit(8))
    for (stem, value) in [("пят", 5), ("шест", 6), ("девят", 9)] {
      table.add(stem, "ь и ью", .unit(Int64(value)))
    }
    // Not `семью`: that is a family far more often.
    table.add("семь семи", .unit(7))
    table.add("десят", "ь и ью", .teen(10))
    let teens = "один две три четыр пят шест сем восем девят".split(separator: " ")
    for (place, stem) in teens.enumerated() {
      table.add("\(stem)надцат", "ь и ью", .teen(Int64(place + 11)))
      table.addOrdinals("\(stem)надцат", .teen(Int64(place + 11)))
    }
    table.add("двадцат", "ь и ью", .tens(20))
    table.add("тридцат", "ь и ью", .tens(30))
    table.add("сорок сорока", .tens(40))
    for (stem, value) in [("пят", 50), ("шест", 60), ("сем", 70)] {
      table.add("\(stem)ьдесят \(stem)идесяти \(stem)ьюдесятью", .tens(Int64(value)))
      table.addOrdinals("\(stem)идесят", .tens(Int64(value)))
    }
    table.add("восемьдесят восьмидесяти восемьюдесятью", .tens(80))
    table.add("девяносто девяноста", .tens(90))
    table.add("сто ста", .hundreds(100))
    table.add("двести двухсот двумстам двумястами двухстах", .hundreds(200))
    table.add("триста трехсот тремстам тремястами трехстах", .hundreds(300))
    table.add("четыреста четырехсот четыремстам четырехстах", .hundreds(400))
    for (stem, value) in [("пят", 500), ("шест", 600), ("сем", 700), ("девят", 900)] {
      table.add("\(stem)ьсот \(stem)исот \(stem)истам \(stem)ьюстами \(stem)истах", .hundreds(Int64(value)))
      table.addOrdinals("\(stem)исот", .hundreds(Int64(value)))
    }
    table.add("восемьсот восьмисот восьмистам", .hundreds(800))
    table.add("тысяч", "а и у е ей ам ами ах", .scale(1_000))
    table.add("тысяч тыс", .scale(1_000))
    table.add("миллион миллиона миллионов миллиону миллионе миллионом миллионам млн", .scale(1_000_000))
    table.add("миллиард миллиарда миллиардов миллиарду млрд", .scale(1_000_000_000))
    for (stem, value) in [("перв", 1), ("втор", 2), ("трет", 3)] {
      table.addOrdinals(stem, .unit(Int64(value)).afterTens)
    }
    table.add("третий третья третье третьего третьему третьей третью третьих", .unit(3).afterTens)
    for (stem, value) in [("четверт", 4), ("пят", 5), ("шест", 6), ("седьм", 7), ("восьм", 8), ("девят", 9)] {
      table.addOrdinals(stem, .unit(Int64(value)))
    }
    table.addOrdinals("десят", .teen(10))
    for (stem, value) in [("двадцат", 20), ("тридцат", 30), ("сороков", 40), ("восьмидесят", 80), ("девяност", 90)] {
      table.addOrdinals(stem, .tens(Int64(value)))
    }
    for (stem, value) in [("сот", 100), ("двухсот", 200), ("трехсот", 300), ("четырехсот", 400), ("восьмисот", 800)] {
      table.addOrdinals(stem, .hundreds(Int64(value)))
    }
    table.addOrdinals("тысячн", .scale(1_000))
    table.addOrdinals("двухтысячн", .hundreds(2_000))
    return table.parts
  }()

  static let ukrainian: [String: NumberPart] = {
    var table = Table()
    table.add("нуль ноль нуля", .unit(0))
    table.add("один одна одне одного одному одним одній одну одної", .unit(1))
    table.add("два дві двох двом двома", .unit(2))
    table.add("три трьох трьом трьома", .unit(3))
    table.add("чотири чотирьох чотирьом чотирма", .unit(4))
    table.add("пять пяти пятьох пятьма", .unit(5))
    table.add("шість шести шістьох шістьма", .unit(6))
    table.add("сім семи сімох сьома", .unit(7))
    table.add("вісім восьми вісьмох", .unit(8))
    table.add("девять девяти девятьох", .unit(9))
    table.add("десять десяти десятьох", .teen(10))
    let teens = "оди два три чотир пят шіст сім вісім девят".split(separator: " ")
    for (place, stem) in teens.enumerated() {
      table.add("\(stem)надцят", "ь и ьох ьма", .teen(Int64(place + 11)))
      table.addOrdinals("\(stem)надцят", .teen(Int64(place + 11)))
    }
    table.add("двадцять двадцяти двадцятьох", .tens(20))
    table.add("тридцять тридцяти тридцятьох", .tens(30))
    table.add("сорок сорока", .tens(40))
    for (stem, value) in [("пят", 50), ("шіст", 60), ("сім", 70), ("вісім", 80)] {
      table.add("\(stem)десят \(stem)десяти \(stem)десятьох", .tens(Int64(value)))
      table.addOrdinals("\(stem)десят", .tens(Int64(value)))
    }
    table.add("девяносто девяноста", .tens(90))
    table.add("сто ста", .hundreds(100))
    table.add("двісті двохсот двомстам", .hundreds(200))
    table.add("триста трьохсот", .hundreds(300))
    table.add("чотириста чотирьохсот", .hundreds(400))
    table.add("пятсот пятисот", .hundreds(500))
    table.add("шістсот шестисот", .hundreds(600))
    table.add("сімсот семисот", .hundreds(700))
    table.add("вісімсот восьмисот", .hundreds(800))
    table.add("девятсот девятисот", .hundreds(900))
    table.add("тисяч", "а і у ею ам ами ах", .scale(1_000))
    table.add("тисяч тис", .scale(1_000))
    table.add("мільйон мільйона мільйони мільйонів млн", .scale(1_000_000))
    table.add("мільярд мільярда мільярди мільярдів млрд", .scale(1_000_000_000))
    for (stem, value) in [("перш", 1), ("друг", 2), ("трет", 3)] {
      table.addOrdinals(stem, .unit(Int64(value)).afterTens)
    }
    table.add("третій третя третє третього третьому третьої", .unit(3).afterTens)
    for (stem, value) in [("четверт", 4), ("пят", 5), ("шост", 6), ("сьом", 7), ("восьм", 8), ("девят", 9)] {
      table.addOrdinals(stem, .unit(Int64(value)))
    }
    table.addOrdinals("десят", .teen(10))
    for (stem, value) in [("двадцят", 20), ("тридцят", 30), ("сороков", 40), ("девяност", 90)] {
      table.addOrdinals(stem, .tens(Int64(value)))
    }
    for (stem, value) in [("сот", 100), ("двохсот", 200), ("трьохсот", 300), ("пятисот", 500)] {
      table.addOrdinals(stem, .hundreds(Int64(value)))
    }
    return table.parts
  }()

  private struct Table {
    var parts: [String: NumberPart] = [:]

    mutating func add(_ words: String, _ part: NumberPart) {
      for word in words.split(separator: " ") where parts[String(word)] == nil { parts[String(word)] = part }
    }

    mutating func add(_ stem: String, _ endings: String, _ part: NumberPart) {
      for ending in endings.split(separator: " ") where parts["\(stem)\(ending)"] == nil {
        parts["\(stem)\(ending)"] = part
      }
    }

    mutating func addOrdinals(_ stem: String, _ part: NumberPart) {
      var ordinal = part
      ordinal.isOrdinal = true
      add(
        stem, "ый ой ий ая ое ые ого ому ым ом ой ую ых ыми им их а е і у ої ою ій ими ми", ordinal)
    }
  }
}
