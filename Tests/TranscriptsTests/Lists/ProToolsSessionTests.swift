import TapeModel
import Testing
import Transcripts

struct ProToolsSessionTests {
  private func text(format: String, _ times: [(String, String)], start: String = "01:00:00:00") -> String {
    let rows = times.enumerated().map { index, time in
      "1       \t\(index + 1)       \tcall_0412-0\(index + 1)                  \t\(time.0)\t\(time.1)\t00\tUnmuted"
    }
    return """
      SESSION NAME:\tBridge night
      SAMPLE RATE:\t48000.000000
      BIT DEPTH:\t24-bit
      SESSION START TIMECODE:\t\(start)
      TIMECODE FORMAT:\t\(format)
      # OF AUDIO TRACKS:\t1


      O N L I N E  F I L E S  I N  S E S S I O N

      Filename\tLocation
      call_0412.wav          \tDisk:Bridge:Audio Files:

      O F F L I N E  F I L E S  I N  S E S S I O N

      Filename\tLocation
      gone.wav\tDisk:

      O N L I N E  C L I P S  I N  S E S S I O N

      CLIP NAME                     \tSource File
      call_0412-01                  \tcall_0412.wav

      T R A C K  L I S T I N G
      TRACK NAME:\tTape 1
      COMMENTS:\t
      USER DELAY:\t0 Samples
      STATE:\u{20}
      PLUG-INS:\u{20}
      CHANNEL \tEVENT   \tCLIP NAME                     \tSTART TIME    \tEND TIME      \tDURATION      \tSTATE
      \(rows.joined(separator: "\n"))


      M A R K E R S  L I S T I N G
      #   \tLOCATION
      1   \t01:00:00:00

      """
  }

  private func session(_ text: String) throws -> ProToolsSession {
    try ProToolsSessionReader().read(Array(text.utf8), path: "session.txt")
  }

  @Test func clipsHaveTheirFilesAndFrames() throws {
    let session = try session(text(format: "25 Frame", [("48000 ", "96000 "), ("96000", "96001")]))
    #expect(session.name == "Bridge night")
    #expect(session.rate == .broadcast)
    #expect(
      session.clips.map(\.record) == [SampleRange(start: 48_000, end: 96_000), SampleRange(start: 96_000, end: 96_001)])
    #expect(session.clips.map(\.file) == ["call_0412.wav", nil])
    #expect(session.clips.map(\.track) == ["Tape 1", "Tape 1"])
    #expect(session.files.map(\.isOnline) == [true, false])
    #expect(session.unused == [])
  }

  @Test(arguments: [
    ("25 Frame", "01:00:01:05", Int64(57_600)), ("25 Frame", "01:00:01:05.50", 58_560),
    ("30 Frame", "01:00:00:15", 24_000), ("23.976 Frame", "01:00:01:00", 48_048),
    ("29.97 Drop Frame", "01:01:00:02", 2_882_880), ("25 Frame", "0:01.500", 72_000), ("25 Frame", "72000", 72_000),
  ])
  func positionsAreFramesFromTheSessionsStart(format: String, time: String, frame: Int64) throws {
    let session = try session(text(format: format, [(time, "9999999999")]))
    #expect(session.clips.map(\.record.start) == [frame])
  }

  @Test(arguments: ["", "1|1|000", "120+08.00", "00:59:59:24", "01:00:00:25", "-5", "99999999999999999999", "5e3"])
  func aClipWithoutPossibleTimesIsListed(time: String) throws {
    let session = try session(text(format: "25 Frame", [("10", "20"), (time, "30")]))
    #expect(session.clips.count == 1)
    #expect(session.unused.map(\.reason) == ["a clip without possible times"])
  }

  @Test func timeStampsStandBetweenLengthAndState() throws {
    let text = """
      SESSION NAME:\tS
      SAMPLE RATE:\t8000
      T R A C K  L I S T I N G
      TRACK NAME:\tA
      CHANNEL \tEVENT   \tCLIP NAME \tSTART TIME \tEND TIME \tDURATION \tTIMESTAMP \tSTATE
      2       \t1       \tx \t0 \t80 \t80 \t4000 \tMuted
      """
    let clip = try #require(try session(text).clips.first)
    #expect(clip.timestamp == 4_000)
    #expect(clip.isMuted)
    #expect(clip.channel == 1)
  }

  @Test func isNoTranscript() throws {
    let text = text(format: "25 Frame", [("1", "2")])
    #expect(
      throws: TranscriptError.unrecognised(
        path: "session.txt", reason: "a Pro Tools session as text, not a transcript")
    ) { try TurnSketch.read(text, path: "session.txt") }
    #expect(throws: TranscriptError.malformed(path: "session.txt", line: 1, reason: "no sample rate that sound has")) {
      try session("SESSION NAME:\tx\nSAMPLE RATE:\tNaN\n")
    }
  }
}
