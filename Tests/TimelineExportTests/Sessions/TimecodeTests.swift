import TapeModel
import Testing

@testable import TimelineExport

struct TimecodeTests {
  /// Counts as a clock with dropped numbers does, one video frame after another.
  @Test func dropFrameTimecodeLeavesTwoNumbersOutOfMostMinutes() {
    var (hour, minute, second, frame) = (0, 0, 0, 0)
    var wrong = 0
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    for number in 0..<Int64(125_000) {
      if "\(two(hour)):\(two(minute)):\(two(second));\(two(frame))" != VideoFrameRate.fps2997DropFrame.timecode(number)
      {
        wrong += 1
      }
      frame += 1
      if frame == 30 { (second, frame) = (second + 1, 0) }
      if second == 60 {
        (minute, second) = (minute + 1, 0)
        if minute == 60 { (hour, minute) = (hour + 1, 0) }
        if minute % 10 != 0 { frame = 2 }
      }
    }
    #expect(wrong == 0)
    #expect(VideoFrameRate.fps2997DropFrame.timecode(2_589_407) == "23:59:59;29")
  }

  @Test func timecodeWithoutDroppedNumbersFallsBehindTheClock() {
    let hour = VideoFrameRate.fps2997.number(atFrame: 48_000 * 3_600, rate: .broadcast)
    #expect(VideoFrameRate.fps2997.timecode(hour) == "00:59:56:12")
    #expect(VideoFrameRate.fps2997DropFrame.timecode(hour) == "01:00:00;00")
  }

  @Test(arguments: VideoFrameRate.allCases)
  func everyVideoFrameIsFoundFromItsPlaceInTheSound(rate: VideoFrameRate) {
    for number in Int64(0)..<2_000 {
      let frame = rescale(number, from: rate.numerator, to: 8_000 * rate.denominator, rounding: .nearest)
      #expect(rate.number(atFrame: frame, rate: .telephone) == number)
    }
  }

  @Test func recordingsWithLikeNamesHaveReelsOfTheirOwn() {
    let names = ["call_0412.wav", "call_0413.wav", "call-0414.wav", "Дзвінок.wav", "ax.wav", ".wav"]
    let clips = names.enumerated().map { index, name in
      Sample.clip(recording: Sample.recording(UInt8(index + 1), name: name))
    }
    let reels = ReelTable(clips + clips)
    #expect(reels.reels.map(\.name) == ["CALL_041", "CALL_0_2", "CALL_0_3", "DZVINOK", "AX_2", "WAV"])
  }

  @Test func editListsRoundPositionsAndKeepBothSidesAlike() throws {
    let recording = Sample.recording(hertz: 44_100, seconds: 60)
    let items = (0..<200).map { index in
      Rundown.Item(
        id: index + 1,
        content: .clip(Sample.clip("c\(index)", recording: recording, start: 1_000, end: 1_000 + Int64(index) * 571)))
    }
    let rundown = Rundown(name: "many", title: "", items: items)
    let text = try Sample.text(rundown, "edl")
    let timeline = try Timeline(rundown)
    func number(_ timecode: Substring) -> Int64 {
      timecode.split(separator: ":").reduce(0) { total, field in
        total * 60 + (Int64(field) ?? 0)
      }
    }
    // Hours, minutes, seconds and frames all in base 60 stay in order and tell lengths below a second.
    func frames(_ timecode: Substring) -> Int64 { number(timecode) / 60 * 25 + number(timecode) % 60 }
    var last: Int64 = 0
    for (line, record) in zip(text.split(separator: "\r\n").filter { $0.first?.isNumber == true }, timeline.records) {
      let times = line.split(separator: " ").suffix(4).map(frames)
      #expect(times[1] - times[0] == times[3] - times[2])
      #expect(times[2] == last)
      #expect(abs(times[3] * 44_100 - record.end * 25) <= 44_100 / 2)
      last = times[3]
    }
  }

  @Test func sourceTimecodeIsTheTimeOfDayWhereItIsKnown() throws {
    let recording = Sample.recording()
    let rundown = Rundown(
      name: "day", title: "", items: [.init(id: 1, content: .clip(Sample.clip(recording: recording)))])
    // 610 960 000 frames of 8 kHz are 21:12:50; the clip starts two seconds in.
    #expect(try Sample.text(rundown, "edl").contains(" 21:12:52:00 21:12:55:00 00:00:00:00 00:00:03:00"))
  }

  @Test func aProgrammeLongerThanADayHasNoTimecode() throws {
    let long = Rundown.Narration(text: "", statedMilliseconds: 86_400_000)
    let rundown = Rundown(
      name: "long", title: "",
      items: [.init(id: 1, content: .narration(long)), .init(id: 2, content: .clip(Sample.clip()))])
    #expect(throws: ExportError.self) { try Sample.text(rundown, "edl") }
    #expect(throws: ExportError.self) { try SessionConformanceTests.text(rundown, "aes31") }
  }
}
