import TapeModel
import Testing
import Transcripts

struct AudacityLabelsReaderTests {
  @Test func readsLabelsPointsAndFrequencies() throws {
    let transcript = try read(
      "0.500000\t1.250000\tANNA: hello [laughs]\n\\\t100.0\t2000.0\n2.000000\t2.000000\tnow\n0:01:00.5\t0:01:02\tBORIS: yes\tno\n"
    )
    #expect(transcript.format == "audacity")
    #expect(transcript.shown == ["ANNA 500-1250: hello {laughs}", "? 2000: now", "BORIS 60500-62000: yes no"])
    #expect(transcript.unused == [])
  }

  @Test func readsDecimalCommas() throws {
    #expect(try read("0,5\t1,25\tyes\n").shown == ["? 500-1250: yes"])
  }

  @Test func listsLabelsThatItCannotUse() throws {
    let transcript = try read("1\t2\tyes\n3\t2\tback\nx\t2\tbad\n4\ty\tbad\n5\t6\t\n7\t8\tmore\n9\t10\tand\n11\t12\tso")
    #expect(transcript.turns.map(\.text) == ["yes", "more", "and", "so"])
    #expect(
      transcript.unusedShown == [
        "2: a label that ends before it starts", "3: a label without a start time", "4: a label without an end time",
        "5: no words",
      ])
  }
}
