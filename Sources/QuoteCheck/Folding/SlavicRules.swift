/// Russian and Ukrainian. Word lists are folded: `ё` is `е`, no apostrophes.
extension LanguageRules {
  static let russian: LanguageRules = {
    var rules = LanguageRules()
    rules.hesitations = words("э ээ эээ эм эмм мм ммм м хм гм ам аа а-а кхм угу ага")
    rules.fillers = words("ну вот значит типа короче это так да просто вообще там ладно слушай понимаешь знаешь прямо")
    rules.fillers.formUnion(["это самое", "как бы", "так сказать", "в общем", "в принципе", "то есть", "на самом деле"])
    rules.common = words(
      "и в во на с со у к о об от до по за из а но что как это я ты он она мы вы они его ее их ему ей мне меня тебя нас"
        + " вас нам вам бы же ли то так тут там был была было были быть есть все всё уже еще когда где кто не нет да")
    rules.negations = words(
      "не ни нет никогда никто никого никому никем ничто ничего ничему ничем нельзя без нигде никуда никак нету неа вряд"
    )
    rules.conditions = words(
      "если только лишь может можно возможно наверное наверно хотя кроме пока иногда почти якобы вроде кажется"
        + " вероятно разве бы чуть примерно около")
    rules.variants = [
      "щас": "сейчас", "счас": "сейчас", "чо": "что", "чего-то": "что-то", "тыща": "тысяча", "чтоб": "чтобы",
      "ихний": "их", "наверно": "наверное", "нету": "нет", "тебе-то": "тебе", "%": "процентов",
    ]
    rules.numbers = SlavicNumbers.russian
    rules.stem = { slavicStem($0, endings: russianEndings) }
    return rules
  }()

  static let ukrainian: LanguageRules = {
    var rules = LanguageRules()
    rules.hesitations = words("е ее еее ем емм мм ммм м хм гм аа угу ага")
    rules.fillers = words("ну от значить типу коротше це так просто взагалі там гаразд слухай розумієш знаєш отже")
    rules.fillers.formUnion(["як би", "так би мовити", "в принципі", "тобто", "це саме", "ну от"])
    rules.common = words(
      "і й в у на з із до по за від о про а але що як це я ти він вона ми ви вони його її їх йому їй мені мене тебе нас"
        + " вас нам вам би же чи то так тут там був була було були бути є все вже ще коли де хто не ні та")
    rules.negations = words(
      "не ні нема немає ніколи ніхто нікого нікому ніщо нічого нічим без ніде нікуди ніяк навряд")
    rules.conditions = words(
      "якщо якби лише тільки може можна можливо мабуть напевно хоча крім поки іноді майже нібито здається ймовірно"
        + " хіба би б ледь приблизно близько")
    rules.variants = ["шо": "що", "щоб": "щоби", "тіко": "тільки", "нема": "немає", "%": "відсотків"]
    rules.numbers = SlavicNumbers.ukrainian
    rules.stem = { slavicStem($0, endings: ukrainianEndings) }
    return rules
  }()
}

/// Longest first.
private let russianEndings = endings(
  """
  иями ями ами иях иям ием ией ыми ими ого его ому ему ейшими ейший ейшая ейшее ешь ишь ете ите или ыли ала ило \
  ило ыла ыло ела ело яла яло али ели яли ают яют уют еют ует юет ает яет еет ит ят ут ют ат ть ти чь \
  ая яя ое ее ые ие ый ий ой ей ую юю ою ею ом ем ым им ах ях ам ям ов ев ых их ла ло ли ал ил ыл ел ял л \
  ю а я о е и ы у ь й
  """)

private let ukrainianEndings = endings(
  """
  ями ами ого ього ому ьому ими іми еві ові єш иш ете ите іте ила ило или ала ало али іла іло іли яла яло яли \
  ують юють ають яють іють ують уть ють ить ять ать єть ає яє ує ює іє еш ти ть ав ив ів яв ув \
  ого ою ею єю ій ий ої іх их ім им ом ем єм ах ях ам ям ую юю ла ло ли єте ові \
  а я о е є и і ї у ю ь й в
  """)

private func endings(_ text: String) -> [[UInt8]] {
  Array(Set(text.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }))
    .sorted {
      ($0.count, $1.lexicographicallyPrecedes($0) ? 1 : 0) > ($1.count, $0.lexicographicallyPrecedes($1) ? 1 : 0)
    }
}

/// The word without its longest ending, leaving three letters at least; reflexive `ся`
/// goes first. Words of up to three letters stay whole.
private func slavicStem(_ word: String, endings: [[UInt8]]) -> String {
  var bytes = Array(word.utf8)
  guard bytes.count > 6 else { return word }
  for reflexive in ["ся", "сь"] where bytes.count > 10 && bytes.suffix(4).elementsEqual(reflexive.utf8) {
    bytes.removeLast(4)
    break
  }
  // `ла` ends a verb in the past only after enough of a verb: `школа` is none.
  for ending in endings
  where bytes.count - ending.count >= (ending.starts(with: "л".utf8) ? 8 : 6)
    && bytes.suffix(ending.count).elementsEqual(ending)
  {
    bytes.removeLast(ending.count)
    break
  }
  return String(decoding: bytes, as: UTF8.self)
}
