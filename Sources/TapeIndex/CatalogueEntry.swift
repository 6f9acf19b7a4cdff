internal import Foundation
internal import TapeModel

/// Why an entry of a catalogue cannot be used, without what it holds.
struct CatalogueEntryFault: Error {
  let reason: String
}

/// One entry of a catalogue, on its way to a row.
struct CatalogueEntry {
  let row: CatalogueRow

  init(_ entry: CatalogueReader.Entry) throws(CatalogueEntryFault) {
    var known: [CatalogueColumn: String] = [:]
    var further: [CallDetails.FurtherColumn] = []
    for (name, value) in entry.values {
      let value = value.trimmingCharacters(in: .whitespacesAndNewlines)
      if let column = CatalogueColumn(named: name) {
        guard known[column] == nil else { throw CatalogueEntryFault(reason: "\(column.names[0]) is stated twice") }
        if !value.isEmpty { known[column] = value }
      } else if !value.isEmpty {
        further.append(CallDetails.FurtherColumn(name: name, value: value))
      }
    }
    var recording: ContentHash?
    if let text = known[.hash] {
      guard let hash = ContentHash(hexadecimal: text) else { throw CatalogueEntryFault(reason: "not a SHA-256") }
      recording = hash
    }
    let details = CallDetails(
      callID: known[.callID], start: try Self.start(known), parties: Self.parties(known), place: known[.place],
      unit: known[.unit], source: known[.source], verification: try Self.verification(known[.status]),
      verifiedBy: known[.verifiedBy], advisory: known[.advisory], notes: known[.notes], further: further)
    row = CatalogueRow(line: entry.line, file: known[.file], recording: recording, details: details)
  }

  /// Names between semicolons, bars or lines; between commas where there is none of them.
  private static func parties(_ known: [CatalogueColumn: String]) -> [String] {
    let all = known[.parties] ?? ""
    let strong = all.split { $0 == ";" || $0 == "|" || $0.isNewline }
    let names = strong.count > 1 ? strong : all.split { $0 == "," || $0 == ";" || $0 == "|" }
    let stated = names.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    return stated + [known[.caller], known[.callee]].compactMap { $0 }.filter { !stated.contains($0) }
  }

  private static func verification(_ text: String?) throws(CatalogueEntryFault) -> CallDetails.Verification {
    guard let text else { return .unverified }
    switch TextTokens.folded(text) {
    case "unverified", "not verified", "no", "не проверено", "не проверена", "нет", "не перевірено", "ні":
      return .unverified
    case "partly", "partly verified", "partially", "partially verified", "in part", "частично", "частково":
      return .partly
    case "verified", "yes", "проверено", "проверена", "да", "перевірено", "так": return .verified
    default: throw CatalogueEntryFault(reason: "not a status: unverified, partly or verified")
    }
  }

  private static func start(_ known: [CatalogueColumn: String]) throws(CatalogueEntryFault) -> WallClock? {
    var text = known[.start] ?? ""
    if text.isEmpty, let date = known[.date] { text = date }
    if let time = known[.time] {
      guard !text.isEmpty else { throw CatalogueEntryFault(reason: "a time without a date") }
      guard !text.contains(":") else { throw CatalogueEntryFault(reason: "the time is stated twice") }
      text += " \(time.utf8.dropFirst().first == UInt8(ascii: ":") ? "0" : "")\(time)"
    }
    guard !text.isEmpty else { return nil }
    guard let clock = WallClock(isoDate(text)) else {
      throw CatalogueEntryFault(reason: "not a date and time: 2022-03-08 21:14:05 or 08.03.2022 21:14 are wanted")
    }
    guard clock.offsetMinutes == nil, let zone = known[.zone] else { return clock }
    return try clock.placed(in: zone)
  }

  /// `08.03.2022 21:14` as `2022-03-08 21:14`; everything else as it is.
  private static func isoDate(_ text: String) -> String {
    let parts = text.split(maxSplits: 1) { $0 == " " || $0 == "T" }
    let fields = parts.first?.split(separator: ".", omittingEmptySubsequences: false) ?? []
    guard fields.count == 3, fields[2].utf8.count == 4, (1...2).contains(fields[0].utf8.count),
      (1...2).contains(fields[1].utf8.count)
    else { return text }
    func two(_ digits: Substring) -> String { digits.utf8.count == 1 ? "0\(digits)" : String(digits) }
    let date = "\(fields[2])-\(two(fields[1]))-\(two(fields[0]))"
    return parts.count > 1 ? "\(date) \(parts[1])" : date
  }
}

extension WallClock {
  /// The same reading of the clock with its zone: `+02:00`, `Z` or a name such as
  /// `Europe/Kyiv`.
  fileprivate func placed(in zone: String) throws(CatalogueEntryFault) -> WallClock {
    let offset =
      zone.uppercased() == "UTC" ? "Z" : zone.uppercased().hasPrefix("UTC") ? String(zone.dropFirst(3)) : zone
    if let known = WallClock("2000-01-01T00:00\(offset)"), known.offsetMinutes != nil {
      return try checked(known.offsetMinutes)
    }
    guard zone.contains("/"), let place = TimeZone(identifier: zone) else {
      throw CatalogueEntryFault(reason: "not a time zone")
    }
    let local = Double(localMicroseconds) / 1_000_000
    let guess = place.secondsFromGMT(for: Date(timeIntervalSince1970: local))
    let seconds = place.secondsFromGMT(for: Date(timeIntervalSince1970: local - Double(guess)))
    return try checked(seconds / 60)
  }

  private func checked(_ offset: Int?) throws(CatalogueEntryFault) -> WallClock {
    guard let clock = WallClock(localMicroseconds: localMicroseconds, offsetMinutes: offset) else {
      throw CatalogueEntryFault(reason: "not a time zone")
    }
    return clock
  }
}
