import TapeModel
import Testing

struct WallClockTests {
  @Test(arguments: [
    ("2022-03-08", "2022-03-08T00:00:00"), ("2022-03-08 21:14", "2022-03-08T21:14:00"),
    ("2022-03-08T21:14:05.25+02:00", "2022-03-08T21:14:05.250+02:00"), ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
    ("2024-02-29T00:00:00-0330", "2024-02-29T00:00:00-03:30"), ("0001-01-01", "0001-01-01T00:00:00"),
    ("9999-12-31T23:59:59.999999", "9999-12-31T23:59:59.999999"), ("2022-03-08T21:14+02", "2022-03-08T21:14:00+02:00"),
  ])
  func readsAndPrintsISO8601(text: String, printed: String) throws {
    #expect(try #require(WallClock(text)).description == printed)
  }

  @Test(arguments: [
    "", "2022", "2022-13-01", "2023-02-29", "2022-03-08T24:00", "2022-03-08T21:60", "2022-03-08T21:14+1", "08.03.2022",
    "2022-03-08T21:14:05.", "2022-03-08x", "0000-01-01", "2022-03-08T21:14+19:00",
  ])
  func refusesWhatIsNoDate(text: String) {
    #expect(WallClock(text) == nil)
  }

  @Test func knowsTheInstant() throws {
    #expect(try #require(WallClock("1970-01-01T02:00:00+02:00")).microsecondsSince1970 == 0)
  }

  @Test func goesOverMidnight() throws {
    let clock = try #require(WallClock("2022-12-31T23:59:59.5+02:00")?.advanced(byMicroseconds: 600_000))
    #expect(clock.description == "2023-01-01T00:00:00.100+02:00")
  }

  @Test func everyDayOfFourCenturiesSurvives() throws {
    var clock = try #require(WallClock("1900-01-01"))
    for _ in 0..<146_097 {
      guard WallClock(clock.date) == clock else {
        Issue.record("\(clock.date) is lost")
        return
      }
      clock = try #require(clock.advanced(byMicroseconds: 86_400_000_000))
    }
    #expect(clock.date == "2300-01-01")
  }
}
