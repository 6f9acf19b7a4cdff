/// A column that tapelog knows, by any of its names.
///
/// Names are compared without case, and with anything but letters and digits as a space:
/// `Call_ID` is `call id`. The names are listed in `Documentation/Formats/catalogue.md`.
enum CatalogueColumn: String, CaseIterable {
  case callID, file, hash, start, date, time, zone, parties, caller, callee, place, unit, source, status, verifiedBy
  case advisory, notes

  init?(named name: String) {
    guard let column = Self.byName[TextTokens.folded(name)] else { return nil }
    self = column
  }

  private static let byName: [String: CatalogueColumn] = {
    var byName: [String: CatalogueColumn] = [:]
    for column in allCases { for name in column.names { byName[TextTokens.folded(name)] = column } }
    return byName
  }()

  var names: [String] {
    switch self {
    case .callID:
      ["call id", "callid", "call", "call number", "id", "номер звонка", "звонок", "номер дзвінка", "дзвінок", "номер"]
    case .file: ["file", "file name", "filename", "path", "recording", "файл", "запись", "запис", "имя файла"]
    case .hash: ["sha256", "sha 256", "hash", "хеш", "хэш"]
    case .start: ["start", "started", "date and time", "datetime", "начало", "початок", "дата и время", "дата і час"]
    case .date: ["date", "дата", "day"]
    case .time: ["time", "время", "час", "time of day"]
    case .zone: ["timezone", "time zone", "zone", "tz", "utc offset", "часовой пояс", "часовий пояс"]
    case .parties:
      ["parties", "party", "speakers", "participants", "persons", "участники", "стороны", "учасники", "сторони"]
    case .caller: ["caller", "calling party", "звонящий", "кто звонит", "хто дзвонить"]
    case .callee: ["callee", "called party", "кому звонят", "кому дзвонять"]
    case .place: ["place", "location", "where", "место", "місце"]
    case .unit: ["unit", "военная часть", "часть", "подразделение", "підрозділ", "військова частина"]
    case .source: ["source", "origin", "источник", "джерело"]
    case .status: ["status", "verification", "verified", "статус", "проверка", "перевірка"]
    case .verifiedBy: ["verified by", "checked by", "проверил", "кем проверено", "перевірив", "ким перевірено"]
    case .advisory: ["advisory", "content advisory", "warning", "предупреждение", "попередження"]
    case .notes: ["notes", "note", "comment", "comments", "заметки", "примечание", "примечания", "нотатки", "примітки"]
    }
  }
}
