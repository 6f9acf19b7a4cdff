#if !LIBFUZZER

  import Foundation
  import TapeAudio
  import TapeModel

  /// Small recordings to begin with: written by the program itself, and those of the tests.
  enum Seeds {
    static func all() throws -> [[UInt8]] {
      try written() + fixtures()
    }

    private static func written() throws -> [[UInt8]] {
      let folder = NSTemporaryDirectory() + "tapelog-fuzz-seeds-\(getpid())"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let metadata = AudioMetadata(
        broadcast: BroadcastExtension(description: "call", originationDate: "2022-03-08", codingHistory: ["A=PCM"]),
        markers: [AudioMarker(frame: 10, label: "in")], production: ProductionNotes(project: "case"),
        tags: AudioTags(title: "title"))
      let samples = (0..<1_500).map { Int16($0 * 37 % 20_000 - 10_000) }
      var seeds: [[UInt8]] = []
      for container in CutContainer.allCases {
        for (encoding, channelCount) in [(AudioWriter.Encoding.pcm16, 1), (.pcm24, 2), (.pcm16, 3)] {
          var writer = try AudioWriter(
            path: "\(folder)/seed", container: container, encoding: encoding, rate: .telephone,
            channelCount: channelCount, metadata: metadata)
          try writer.write(samples.span)
          _ = try writer.finish()
          seeds.append(Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/seed"))))
        }
      }
      return seeds
    }

    private static func fixtures() throws -> [[UInt8]] {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Tests/TapeAudioTests/Fixtures").standardized
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { !$0.hasSuffix(".md") }.map { Array(try Data(contentsOf: folder.appendingPathComponent($0))) }
    }
  }

#endif
