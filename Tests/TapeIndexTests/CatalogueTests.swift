import Foundation
import TapeIndex
import TapeModel
import TapeTesting
import Testing

struct CatalogueTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func readsATableWithItsColumnsInAnyOrderAndLanguage() throws {
    let lines = [
      "\u{FEFF}Call_ID;Дата;Время;Часовой пояс;Parties;Place;Status;Verified by;Reel;Notes",
      "0412;08.03.2022;21:14:05;Europe/Kyiv;\"Мать; Сын, старший\";Izium;частично;Eva;3;\"two",
      "lines, \"\"quoted\"\"\"", "", "0413;2022-03-09;9:05;+02:00;Anna, Boris;;;;;", "",
    ]
    let path = try folder.write("calls.csv", lines.joined(separator: "\r\n"))
    let catalogue = try CatalogueReader.read(path)
    #expect(catalogue.problems == [])
    #expect(catalogue.rows.map(\.line) == [2, 5])
    #expect(
      catalogue.rows[0].details
        == CallDetails(
          callID: "0412", start: WallClock("2022-03-08T21:14:05+02:00"), parties: ["Мать", "Сын, старший"],
          place: "Izium", verification: .partly, verifiedBy: "Eva", notes: "two\r\nlines, \"quoted\"",
          further: [.init(name: "Reel", value: "3")]))
    #expect(catalogue.rows[1].details.start?.description == "2022-03-09T09:05:00+02:00")
    #expect(catalogue.rows[1].details.parties == ["Anna", "Boris"])
  }

  @Test func listsEveryRowThatCannotBeUsedByItsLine() throws {
    let path = try folder.write(
      "calls.csv",
      """
      file,start,timezone,status,sha256
      a.wav,2022-03-08 21:14,+02:00,verified,
      b.wav,03/08/2022,,,
      c.wav,2022-03-08 21:14,Mars/Crater,,
      d.wav,2022-02-30,,,
      e.wav,,,maybe,
      f.wav,,,,abc
      g.wav,,,,,,
      """)
    let catalogue = try CatalogueReader.read(path)
    #expect(catalogue.rows.map(\.line) == [2])
    #expect(catalogue.problems.map(\.line) == [3, 4, 5, 6, 7, 8])
    #expect(catalogue.problems.last?.description == "\(path):8: 7 fields, but 5 columns")
    #expect(catalogue.problems[1].reason == "not a time zone")
  }

  @Test(arguments: [
    ("file,start\n\"a.wav,2022", 2, "a quotation mark is not closed"),
    ("file,start\n\"a\"b,2022", 2, "text follows a closing quotation mark"),
    ("one,two\na,b", 1, "no column of a known name"),
    ("file,path\na,b", 1, "two columns for file"),
  ])
  func refusesATableThatIsNone(text: String, line: Int, reason: String) throws {
    let path = try folder.write("calls.csv", text)
    #expect(throws: IndexError.catalogue(path: path, line: line, reason: reason)) { try CatalogueReader.read(path) }
  }

  @Test func refusesBytesThatAreNotUTF8ByTheirLine() throws {
    let path = try folder.write("calls.csv", Array("file\na.wav\n".utf8) + [0xC0, 0xC1])
    #expect(throws: IndexError.catalogue(path: path, line: 3, reason: "not UTF-8")) { try CatalogueReader.read(path) }
  }

  @Test(arguments: [
    "a: &a [x, x]\nb: *a\n", "- &a {file: x}\n- *a\n", String(repeating: "[", count: 200_000),
    String(repeating: "{a: ", count: 50_000), "a: b: c", "\u{1}",
  ])
  func refusesYAMLThatIsNoCall(text: String) throws {
    let path = try folder.write("calls.yaml", text)
    #expect(throws: IndexError.self) { try CatalogueReader.read(path) }
  }

  @Test func readsAListOfCallsInYAMLWithTheirLines() throws {
    let path = try folder.write("calls.yaml", "- file: a\n  notes: 'Smith & Co *'\n- file: b\n  status: odd\n")
    let catalogue = try CatalogueReader.read(path)
    #expect(catalogue.rows.map(\.line) == [1])
    #expect(catalogue.problems.map(\.line) == [3])
  }

  @Test func aSummerDayHasTheSummerOffset() throws {
    let path = try folder.write("calls.yaml", "- {file: a, start: 2022-07-01 12:00, tz: Europe/Kyiv}\n")
    #expect(try CatalogueReader.read(path).rows[0].details.start?.description == "2022-07-01T12:00:00+03:00")
  }

  @Test func readsASidecarInYAMLAndInJSON() throws {
    let recording = try folder.write("call_1.wav", "x")
    #expect(try CatalogueReader.sidecar(of: recording) == nil)
    try folder.write("call_1.json", "{\"segments\": [], \"language\": \"ru\", \"id\": 7}")
    #expect(try CatalogueReader.sidecar(of: recording) == nil)
    try folder.write("call_1.yaml", "call id: 0412\nparties: [Anna, Boris]\nNotes: ~\nReel: 3\n")
    let row = try #require(try CatalogueReader.sidecar(of: recording)?.rows.first)
    #expect(row.file == recording)
    #expect(
      row.details
        == CallDetails(callID: "0412", parties: ["Anna", "Boris"], further: [.init(name: "Reel", value: "3")]))
    try folder.write("call_1.call.json", "{\"Call ID\": \"0412\", \"Status\": \"verified\"}")
    #expect(try CatalogueReader.sidecar(of: recording)?.rows.first?.details.verification == .verified)
    try folder.write("call_1.call.json", "{\"Call ID\": ")
    #expect(throws: IndexError.self) { try CatalogueReader.sidecar(of: recording) }
  }

  @Test func givesEachRecordingItsDetailsAndReportsTheOtherRows() throws {
    let index = try Fixture.index(
      folder,
      [Fixture.river, Fixture.weather, Fixture.run("x", path: "/a/Twin.wav"), Fixture.run("y", path: "/b/twin.wav")])
    let path = try folder.write(
      "calls.csv",
      """
      call id,file,parties,status,place
      0412,,Anna,verified,Izium
      K-13,calls/0413.WAV,Olha,,
      9999,,,,
      K-1,twin.wav,,,
      K-2,a/twin,,,
      K-3,a/Twin.wav,,,
      K-4,0412.wav,,,
      """)
    let report = try index.apply(CatalogueReader.read(path), by: "Eva", at: Fixture.clock)
    #expect(report.described.count == 3)
    #expect(report.problems.map(\.line) == [4, 5, 6, 8])
    #expect(report.problems[0].reason == "no such recording")
    #expect(report.problems[1].reason.hasPrefix("fits 2 recordings: "))
    #expect(report.problems[3].reason == "recording \(Fixture.river.recording.id.short) was described in line 2")
    #expect(try index.recording(named: "K-13").id == Fixture.weather.recording.id)
    #expect(try index.recording(named: "0412").call?.verification == .verified)
    let again = try index.apply(CatalogueReader.read(path), by: "Eva", at: Fixture.clock)
    #expect(again.described == [])
    #expect(again.unchangedCount == 3)
    #expect(try index.verify().findings == [])
  }
}
