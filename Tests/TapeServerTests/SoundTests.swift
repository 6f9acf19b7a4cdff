import Foundation
import Ingest
import TapeDesk
import TapeTesting
import Testing

@testable import TapeServer

struct SoundTests {
  private static let path = "/api/v1/recordings/call/audio.wav"

  @Test func theWholeFileHoldsEverySample() async throws {
    try await withService { service in
      let answer = try await service.reader.get(Self.path)
      #expect(answer.status == 200)
      #expect(answer.body == SampleWAV.interleaved(RunningService.samples, channelCount: 2))
      #expect(answer.headers["content-length"] == String(answer.body.count))
      let head = try await service.reader.send("HEAD", Self.path)
      #expect(head.body.isEmpty)
      for name in ["content-length", "etag", "content-type"] { #expect(head.headers[name] == answer.headers[name]) }
    }
  }

  @Test func aLegAndAStretchAreFilesOfTheirOwn() async throws {
    try await withService { service in
      let answer = try await service.reader.get(Self.path + "?leg=1&start=100&end=4100")
      let leg = stride(from: 201, to: 8_201, by: 2).map { RunningService.samples[$0] }
      #expect(answer.body == SampleWAV.mono(leg))
      expect(try await service.reader.get(Self.path + "?leg=2"), 422)
      expect(try await service.reader.get(Self.path + "?start=-1"), 400)
      expect(try await service.reader.get(Self.path + "?end=999999999"), 422)
    }
  }

  @Test func aRecordingThatWasMovedIsNotThere() async throws {
    try await withService { service in
      try FileManager.default.moveItem(
        atPath: service.folder.file("call.wav"), toPath: service.folder.file("elsewhere.wav"))
      let answer = try await service.reader.get(Self.path)
      expect(answer, 404)
      #expect(answer.text.contains("not where it was"))
      #expect(!answer.text.contains(service.folder.path))
    }
  }

  @Test(arguments: ["0-43", "0-0", "43-46", "44-47", "45-49", "-1", "-500", "1000-", "40000-200000", "131115-131118"])
  func aRangeIsThatPieceOfTheWhole(range: String) async throws {
    try await withService { service in
      let whole = try await service.reader.get(Self.path)
      let answer = try await service.reader.get(Self.path, ["Range": "bytes=\(range)"])
      guard case .ranges(let ranges) = ByteRanges("bytes=\(range)", byteCount: Int64(whole.body.count)) else {
        Issue.record("no range")
        return
      }
      let expected = Array(whole.body[Int(ranges[0].lowerBound)..<Int(ranges[0].upperBound)])
      #expect(answer.status == 206)
      #expect(answer.body == expected)
      #expect(
        answer.headers["content-range"]
          == "bytes \(ranges[0].lowerBound)-\(ranges[0].upperBound - 1)/\(whole.body.count)")
    }
  }

  @Test func severalRangesComeInParts() async throws {
    try await withService { service in
      let answer = try await service.reader.get(Self.path, ["Range": "bytes=0-3,8-11"])
      let type = try #require(answer.headers["content-type"])
      let border = try #require(type.split(separator: "=").last)
      #expect(type.hasPrefix("multipart/byteranges; boundary="))
      #expect(answer.headers["content-length"] == String(answer.body.count))
      let parts = answer.text.components(separatedBy: "--\(border)")
      #expect(parts.count == 4)
      #expect(parts[1].hasSuffix("\r\n\r\nRIFF\r\n") && parts[2].hasSuffix("\r\n\r\nWAVE\r\n"))
    }
  }

  @Test func aRangeOfAnotherVersionGivesTheWhole() async throws {
    try await withService { service in
      let etag = try #require(try await service.reader.get(Self.path).headers["etag"])
      let range = ["Range": "bytes=0-3"]
      expect(try await service.reader.get(Self.path, range.merging(["If-Range": etag]) { $1 }), 206)
      expect(try await service.reader.get(Self.path, range.merging(["If-Range": "\"other\""]) { $1 }), 200)
      expect(try await service.reader.get(Self.path, ["If-None-Match": etag]), 304)
      let past = try await service.reader.get(Self.path, ["Range": "bytes=999999999-"])
      #expect(past.status == 416)
      #expect(past.headers["content-range"]?.hasPrefix("bytes */") == true)
    }
  }

  @Test func aRecordingThatWasReplacedIsNotServed() async throws {
    try await withService { service in
      expect(try await service.reader.get(Self.path, ["Range": "bytes=0-99"]), 206)
      var others = RunningService.samples
      others[5_000] ^= 1
      try service.folder.write("call.wav", SampleWAV.interleaved(others, channelCount: 2))
      let answer = try await service.reader.get(Self.path, ["Range": "bytes=0-99"])
      #expect(answer.status == 409)
      #expect(!answer.text.contains(service.folder.path))
    }
  }

  /// Such files can only be decoded from their start: whoever seeks gets a copy that was decoded once.
  @Test func rangesOfAnMP3ArePiecesOfTheWholeInAnyOrder() async throws {
    try await withService { service in
      try Self.run("ffmpeg", "-i", service.folder.file("call.wav"), service.folder.file("lossy.mp3"))
      _ = try Batch(index: service.store, ingester: Ingester(), editor: "test", jobCount: 1)
        .run([CallFiles(recording: service.folder.file("lossy.mp3"), transcript: service.folder.file("call.vtt"))])
      let path = "/api/v1/recordings/lossy.mp3/audio.wav"
      var answers: [Range<Int>: Answer] = [:]
      for start in [90_000, 40_000, 100_000, 0, 39_999] {
        let range = start..<start + 20_001
        answers[range] = try await service.reader.get(
          path, ["Range": "bytes=\(range.lowerBound)-\(range.upperBound - 1)"])
      }
      let whole = try await service.reader.get(path)
      for (range, answer) in answers {
        #expect(answer.status == 206)
        #expect(answer.body == Array(whole.body[range]), "\(range)")
      }
    }
  }

  @Test func flacHoldsTheSameSamples() async throws {
    try await withService { service in
      let path = "/api/v1/recordings/call/audio.flac"
      let whole = try await service.reader.get(path)
      #expect(whole.body.starts(with: Array("fLaC".utf8)))
      let tail = try await service.reader.get(path, ["Range": "bytes=-50"])
      #expect(tail.body == Array(whole.body.suffix(50)))
      let file = try service.folder.write("copy.flac", whole.body)
      let wave = try await service.editor.get(Self.path)
      try Self.run("flac", "--decode", "--silent", "--force", "-o", service.folder.file("copy.wav"), file)
      let decoded = try Data(contentsOf: URL(fileURLWithPath: service.folder.file("copy.wav")))
      #expect([UInt8](decoded.suffix(RunningService.samples.count * 2)) == Array(wave.body[44...]))
    }
  }

  @Test func peaksOfEveryZoomAreThoseOfTheSamples() async throws {
    try await withService { service in
      let answer = try await service.reader.get(
        "/api/v1/recordings/call/peaks?framesPerPoint=1024&start=2048&end=4096&leg=0")
      let field = { (place: Int) in (0..<4).reduce(0) { $0 | Int(answer.body[place * 4 + $1]) << ($1 * 8) } }
      #expect(field(0) == 2 && field(3) == 1_024 && field(4) == 2 && field(5) == 1)
      for point in 0..<2 {
        let samples = (0..<1_024).map { Int(RunningService.samples[(2_048 + point * 1_024 + $0) * 2]) }
        let values = answer.body[24 + point * 2..<26 + point * 2].map { Int(Int8(bitPattern: $0)) }
        #expect(abs(values[0] - (samples.min() ?? 0) / 256) <= 1)
        #expect(abs(values[1] - (samples.max() ?? 0) / 256) <= 1)
      }
    }
  }

  private static func run(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}
