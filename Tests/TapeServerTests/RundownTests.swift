import Foundation
import TapeIndex
import TapeModel
import TapeTesting
import Testing

@testable import TapeServer

struct RundownTests {
  private let path = "/api/v1/rundowns/evening"

  private func begin(_ service: RunningService) async throws {
    let answer = try await service.editor.json("POST", "/api/v1/rundowns", #"{"name":"evening","title":"Evening"}"#)
    #expect(answer.json["targetSeconds"] is NSNull)
  }

  @Test func theLengthThatItShouldHaveIsSharedLoggedAndUndone() async throws {
    try await withService { service in
      try await begin(service)
      let set = try await service.editor.json("PATCH", path, #"{"targetSeconds":270}"#, ["If-Match": "\"1\""])
      #expect(set.json["targetSeconds"] as? Double == 270 && set.json["title"] as? String == "Evening")
      let late = try await service.editor.json("PATCH", path, #"{"targetSeconds":300}"#, ["If-Match": "\"1\""])
      #expect(late.status == 412)
      #expect((late.json["current"] as? [String: Any])?["targetSeconds"] as? Double == 270)
      _ = try await service.editor.json("POST", "\(path)/items", #"{"kind":"note","text":"one"}"#)
      #expect(try await service.reader.get(path).json["targetSeconds"] as? Double == 270)
      let log = try await service.reader.get("\(path)/log").items
      #expect((log[1]["after"] as? [String: Any])?["targetSeconds"] as? Double == 270)
      _ = try await service.editor.json("POST", "\(path)/undo", "{}")
      let undone = try await service.editor.json("POST", "\(path)/undo", "{}")
      #expect(undone.json["targetSeconds"] is NSNull)
      let both = #"{"title":"Night","targetSeconds":60}"#
      let changed = try await service.editor.json("PATCH", path, both, ["If-Match": "*"])
      #expect(changed.json["targetSeconds"] as? Double == 60 && changed.json["title"] as? String == "Night")
      let none = try await service.editor.json("PATCH", path, #"{"targetSeconds":0}"#, ["If-Match": "*"])
      #expect(none.json["targetSeconds"] is NSNull)
      expect(try await service.editor.json("PATCH", path, "{}", ["If-Match": "*"]), 422)
      expect(try await service.editor.json("PATCH", path, #"{"targetSeconds":-1}"#, ["If-Match": "*"]), 422)
    }
  }

  @Test func recordedNarrationIsHeardAndItsPathIsNotShown() async throws {
    try await withService { service in
      try await begin(service)
      let take = try service.folder.write("secret-take.wav", SampleWAV.mono(SampleWAV.talk(seed: 3)))
      var narration = Rundown.Narration(text: "In one night.")
      narration.recordedAt = take
      narration.statedMilliseconds = 1_000
      for content in [Rundown.Content.narration(narration), .narration(.init(text: "Silence.")), .note("Later.")] {
        _ = try service.store.addItem(content, to: "evening", at: .last, by: "Eva", at: SystemClock.now())
      }
      let rundown = try await service.reader.get(path)
      let items = rundown.json["items"] as? [[String: Any]] ?? []
      #expect(items.map { $0["recorded"] as? Bool } == [true, false, nil])
      #expect(!rundown.text.contains("secret-take"))
      let sound = try WaveData(try await service.reader.get("\(path)/items/1/audio.wav").body)
      // As long as its place, at its own rate.
      #expect(sound.frameCount == 8_000 && sound.channelCount == 1)
      for (item, status) in [(2, 404), (3, 404), (4, 404)] {
        expect(try await service.reader.get("\(path)/items/\(item)/audio.wav"), status)
      }
    }
  }

  @Test func aMixIsBroughtToALoudness() async throws {
    try await withService { service in
      try await begin(service)
      let clip = #"{"recording":"call","startFrame":0,"endFrame":24000,"slug":"all","exact":true}"#
      _ = try await service.editor.json("POST", "/api/v1/clips", clip)
      _ = try await service.editor.json("POST", "\(path)/items", #"{"kind":"clip","clip":"all"}"#)
      let asIs = try await service.reader.get("\(path)/audio.wav")
      let louder = try await service.reader.get("\(path)/audio.wav?loudness=-23")
      #expect(asIs.status == 200 && louder.status == 200 && asIs.body != louder.body)
      #expect(try WaveData(asIs.body).frameCount == WaveData(louder.body).frameCount)
      expect(try await service.reader.get("\(path)/audio.wav?loudness=loud"), 400)
      #expect(try await service.reader.json("POST", "\(path)/loudness", "{}").json["channels"] as? Int == 2)
    }
  }
}
