import Foundation
import TapeIndex
import TapeTesting
import Testing

@testable import TapeServer

struct CheckTests {
  private let checks = "/api/v1/checks"

  private func check(_ words: String, _ service: RunningService, name: String = "story") async throws -> String {
    let answer = try await service.reader.send(
      "POST", "\(checks)?name=\(name)", ["Content-Type": "text/plain", "Tapelog-Editor": "Dana"],
      body: Array("Anna said: \"\(words)\"\n".utf8))
    #expect(answer.status == 201, "\(answer.text.prefix(200))")
    return try #require(answer.json["id"] as? String)
  }

  @Test func everybodySeesTheChecksThatWereMadeNewestFirst() async throws {
    try await withService { service in
      var ids: [String] = []
      for name in ["one", "two", "three"] { ids.append(try await check("The river froze.", service, name: name)) }
      let all = try await service.editor.get(checks).items
      #expect(all.compactMap { $0["id"] as? String } == ids.reversed())
      #expect(all.first?["story"] as? String == "three.txt")
      #expect(all.first?["quotes"] as? Int == 1 && all.first?["findings"] as? Int == 0)
      #expect(all.first?["by"] as? String == "Dana")
      var found: [String] = []
      var path = "\(checks)?limit=2"
      for _ in 0..<2 {
        let page = try await service.editor.get(path)
        found += page.items.compactMap { $0["id"] as? String }
        path = "\(checks)?limit=2&after=\(page.json["next"] as? String ?? "none")"
      }
      #expect(found == ids.reversed())
      expect(try await service.editor.get("\(checks)?after=nothing"), 422)
    }
  }

  @Test func aCheckKeepsItsAddressWhenTheServiceBeginsAnew() async throws {
    try await withService { service in
      let id = try await check("The river froze.", service)
      let anew = StoredChecks(index: service.store.path, isWriting: true)
      #expect(anew.all.map(\.note.id) == [id])
      #expect(anew.all.first?.outcome == nil)
      let files = service.folder.contents.filter { $0.hasPrefix("case.tapelog/checks/") }
      #expect(files == ["case.tapelog/checks/\(id).json"])
      let path = service.folder.file(files[0])
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func aReportIsMadeAgainOnceSomethingIsHidden() async throws {
    try await withService { service in
      let id = try await check("The river froze.", service)
      _ = try await service.editor.json("POST", "/api/v1/redactions", #"{"words":"river"}"#)
      #expect(try await service.reader.get(checks).items.first?["findings"] is NSNull)
      let report = try await service.reader.get("\(checks)/\(id)")
      #expect(report.status == 200)
      #expect(!report.text.contains("river"))
      let quotes = (report.json["report"] as? [String: Any])?["quotes"] as? [[String: Any]]
      #expect(quotes?.first?["verdict"] as? String != "verbatim")
    }
  }

  @Test func aCheckIsTakenAwayWithItsStory() async throws {
    try await withService { service in
      let id = try await check("The river froze.", service)
      expect(try await service.reader.send("DELETE", "\(checks)/\(id)"), 403)
      expect(try await service.editor.send("DELETE", "\(checks)/\(id)"), 204)
      expect(try await service.reader.get("\(checks)/\(id)"), 404)
      expect(try await service.editor.send("DELETE", "\(checks)/\(id)"), 404)
      #expect(!service.folder.contents.contains { $0.hasPrefix("case.tapelog/checks/") })
    }
  }

  @Test func aQuoteIsHeardAsPublishedWithWhatPrintKeeps() async throws {
    try await withService { service in
      let id = try await check("In one night ... nobody came.", service)
      let path = "\(checks)/\(id)/quotes/1/audio.wav"
      let quotes = (try await service.reader.get("\(checks)/\(id)").json["report"] as? [String: Any])?["quotes"]
      let pieces = (quotes as? [[String: Any]])?.first?["pieces"] as? [[String: Any]] ?? []
      let frames = pieces.reduce(0) { $0 + (($1["endFrame"] as? Int ?? 0) - ($1["startFrame"] as? Int ?? 0)) }
      let sound = try await service.reader.get(path)
      #expect(sound.status == 200 && sound.headers["content-type"] == "audio/wav")
      let data = try WaveData(sound.body)
      #expect(data.frameCount == frames && data.channelCount == 2)
      expect(try await service.reader.get("\(checks)/\(id)/quotes/2/audio.wav"), 404)
    }
  }

  @Test func aClipTellsWhichQuotesArePrintsVersionOfIt() async throws {
    try await withService { service in
      let id = try await check("In one night, and nobody came.", service, name: "bridge")
      _ = try await service.editor.json(
        "POST", "/api/v1/clips",
        #"{"recording":"call","startFrame":12800,"endFrame":20000,"slug":"night","exact":true}"#)
      _ = try await service.editor.json(
        "POST", "/api/v1/clips", #"{"recording":"call","startFrame":3200,"endFrame":10400,"slug":"other","exact":true}"#
      )
      let found = try await service.reader.get("/api/v1/clips/night/published").items
      #expect(found.first?["check"] as? String == id && found.first?["number"] as? Int == 1)
      #expect(found.first?["story"] as? String == "bridge.txt")
      #expect(try await service.reader.get("/api/v1/clips/other/published").items.isEmpty)
    }
  }
}

/// What a canonical WAV holds.
struct WaveData {
  let channelCount: Int
  let frameCount: Int

  init(_ bytes: [UInt8]) throws {
    func number(_ place: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) } }
    var place = 12
    var (channels, width) = (0, 0)
    while place + 8 <= bytes.count {
      let size = number(place + 4, 4)
      let name = String(decoding: bytes[place..<place + 4], as: UTF8.self)
      if name == "fmt " { (channels, width) = (number(place + 10, 2), number(place + 20, 2)) }
      if name == "data" {
        (channelCount, frameCount) = (channels, size / width)
        return
      }
      place += 8 + size + size % 2
    }
    throw Connection.Failed()
  }
}
