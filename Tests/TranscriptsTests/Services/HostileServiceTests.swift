import TapeModel
import TapeTesting
import Testing
import Transcripts

/// What every reader must bear: whole files with something wrong in them.
struct HostileServiceTests {
  /// The start of a file of each format, up to where a value is wanted.
  static let starts = [
    "{\"results\":{\"items\":[{\"alternatives\":[{\"content\":\"a\"}],\"start_time\":",
    "{\"results\":[{\"languageCode\":\"en\",\"alternatives\":[{\"transcript\":\"a\",\"words\":[{\"startTime\":",
    "{\"recognizedPhrases\":[{\"nBest\":[{\"display\":\"a\"}],\"offsetInTicks\":",
    "{\"results\":{\"channels\":[{\"alternatives\":[{\"words\":[{\"word\":\"a\",\"start\":",
    "{\"status\":\"completed\",\"audio_url\":\"\",\"text\":\"a\",\"words\":[{\"text\":\"a\",\"start\":",
    "{\"monologues\":[{\"elements\":[{\"type\":\"text\",\"value\":\"a\",\"ts\":",
    "{\"results\":[{\"final\":true,\"alternatives\":[{\"timestamps\":[[\"a\",",
    "{\"results\":[{\"type\":\"word\",\"alternatives\":[{\"content\":\"a\"}],\"start_time\":",
    "{\"retval\":{\"words\":[{\"word\":\"a\",\"start\":",
    "{\"words\":[{\"case\":\"success\",\"word\":\"a\",\"start\":",
    "{\"segments\":[{\"body\":\"a\",\"startTime\":",
    "{\"media\":\"\",\"media-time\":",
  ]
  static let values = [
    "NaN", "-Infinity", "1e400", "-1e400", "9223372036854775808", "-9223372036854775809", "-1", "\"x\"", "\"1e999\"",
    "null",
    "true", "[]", "{}", "[[1,2],{\"a\":3}]", "\"\\ud800\"", "0.0000000000000000000000001", "1_0", "",
  ]

  @Test(arguments: starts)
  func aValueOfAnyKindIsReadOrRefused(start: String) {
    let depth = start.utf8.reduce(into: [UInt8]()) { open, byte in
      if byte == 0x7B { open.append(0x7D) }
      if byte == 0x5B { open.append(0x5D) }
      if byte == 0x7D || byte == 0x5D { open.removeLast() }
    }
    let end = String(decoding: depth.reversed(), as: UTF8.self)
    for value in Self.values {
      // Whole, with a second value of the same key, and cut short.
      for text in [start + value + end, start + value + ",\"start\":" + value + end, start + value] {
        do throws(TranscriptError) {
          let transcript = try TranscriptReader(options: ReadingOptions()).read(Array(text.utf8), path: "call.json")
          for turn in transcript.turns { #expect(turn.cue.map { $0.startMilliseconds <= 1 << 48 } ?? true) }
        } catch {
          #expect(!error.description.contains("\n"))
        }
      }
    }
  }

  @Test(arguments: starts)
  func deepNestingIsRefusedAndNotFollowed(start: String) {
    for bracket in ["[", "{\"words\":", "{\"results\":[", "{\"a\":"] {
      let text = start + String(repeating: bracket, count: 50_000)
      #expect(throws: TranscriptError.self) { try TurnSketch.read(text) }
    }
  }

  @Test func anyMutationOfAnyFormatIsReadOrRefused() {
    var random = SeededGenerator(seed: 20_260_406)
    let seeds =
      Self.starts.map { Array(($0 + "\"1.5\"").utf8) } + [
        Array(EAFTests.file.utf8), Array("SPEAKER call 1 0.5 1.0 words <NA> a <NA>\n".utf8),
        Array("call A 0.5 0.25 hello 0.9 lex anna\n".utf8), Array("call 1 Anna 0.5 2.25 <o> { a / b } (c)\n".utf8),
        Array("@Begin\n*ANN:\ta <b> [= c] &=d (e)f 0g . \u{15}1_2\u{15}\n%wor:\ta \u{15}1_2\u{15}\n".utf8),
        Array(
          "<tt><body><div begin='1s'><p begin='1s' dur='1f'><span begin='1t'>a</span>&lt;</p></div></body></tt>".utf8),
      ]
    let reader = TranscriptReader(options: ReadingOptions())
    for round in 0..<3_000 {
      var bytes = seeds[round % seeds.count]
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(contentsOf: bytes[at...].prefix(24), at: at)
        default: bytes = Array(bytes[...at])
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      _ = try? reader.read(bytes, path: "call")
      _ = try? ProToolsSessionReader().read(bytes, path: "call")
    }
  }
}
