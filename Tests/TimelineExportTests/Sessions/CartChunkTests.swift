import TapeModel
import Testing

@testable import TimelineExport

struct CartChunkTests {
  private func field(_ body: [UInt8], _ place: Int, _ count: Int) -> String {
    String(decoding: body[place..<min(place + count, body.count)].prefix { $0 != 0 }, as: UTF8.self)
  }

  @Test func fieldsStandWhereTheStandardHasThem() {
    let body = CartChunk(Sample.clip(), range: SampleRange(start: 48_000, end: 192_006)).body
    #expect(field(body, 0, 4) == "0101")
    #expect(field(body, 4, 64) == "river-froze")
    #expect(field(body, 68, 64) == "Anna")
    #expect(field(body, 132, 64) == "c1")
    #expect(field(body, 260, 64) == "call 0412")
    #expect(field(body, 388, 64) == "river froze over that night.")
    #expect(field(body, 452, 10) == "1900-01-01")
    #expect(field(body, 488, 64) == "tapelog")
    #expect(Array(body[680..<692]) == [0, 128, 0, 0] + Array("AUDs".utf8) + [0x80, 0xBB, 0, 0])
    #expect(field(body, 692, 4) == "AUDe")
    #expect(body.count % 2 == 0 && field(body, 2_048, 100) == "Well, the river froze over that night.\r\n")
  }

  @Test func cyrillicIsRomanisedAndLongTextCut() {
    var clip = Sample.clip()
    clip.slug = String(repeating: "Річка ", count: 40)
    clip.words = []
    let body = CartChunk(clip, range: SampleRange(start: 0, end: 1)).body
    #expect(field(body, 4, 64) == String(String(repeating: "Richka ", count: 40).prefix(64)))
    #expect(body.count == 2_048)
  }

  @Test func timersBeyondTheFieldAreLeftOut() {
    let chunk = CartChunk(
      title: "",
      timers: [.init(usage: "AUDs", frame: 1 << 40), .init(usage: "AUDe", frame: -1), .init(usage: "EOD ", frame: 5)])
    #expect(Array(chunk.body[684..<692]) == Array("EOD ".utf8) + [5, 0, 0, 0])
  }
}
