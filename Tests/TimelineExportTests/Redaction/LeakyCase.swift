import Foundation
import TapeModel
import TapeTesting
import TimelineExport

/// A call, its clips and its rundown with a secret wherever people write or speak, and a tone
/// under each word that is one.
///
/// Every tenth secret is hidden by its place in the sound, and stands in the words alone; of the
/// others every second is hidden as words, the others as names with a pseudonym.
struct LeakyCase {
  static let hertz = 8_000
  static let secretsPerTurn = 6

  let folder: TemporaryFolder
  let secrets: [Secret]
  let recording: Recording
  let turns: [Turn]
  let redactions: [Redaction]
  /// Where each secret is spoken.
  let spoken: [SampleRange]

  /// The tone under a secret, in hertz: far from the bleep's.
  static func tone(of secret: Int) -> Double { 1_500 + Double(secret % 40) * 50 }

  init(secretCount: Int) throws {
    folder = try TemporaryFolder()
    secrets = Secret.random(secretCount, seed: 41)
    let tape = LeakyTape(secrets)
    (turns, spoken) = (tape.turns, tape.spoken)
    let path = "calls/\(secrets[2].planted[2])/call of \(secrets[4].text) \(secrets[1].text).wav"
    let bytes = SampleWAV.interleaved(tape.samples, channelCount: 2, hertz: Self.hertz)
    let real = try folder.write(path, bytes)
    recording = Recording(
      id: Sample.hash(9), pcmHash: Sample.hash(10), path: real, byteCount: Int64(bytes.count),
      format: AudioFormat(container: "WAV", encoding: "16-bit PCM"), rate: SampleRate(hertz: Self.hertz)!,
      channelCount: 2, frameCount: Int64(tape.samples.count / 2),
      warnings: [RecordingWarning(.misfit, "A row says \(secrets[5].text) and \(secrets[6].text).")])
    let (id, spoken) = (recording.id, spoken)
    redactions = secrets.enumerated().map { index, secret in
      let sound: Redaction.Sound = index % 3 == 0 ? .silence : .bleep
      if Self.isByPlace(index) {
        return Redaction(id: "x\(index)", rule: .range(recording: id, range: spoken[index]), sound: sound)
      }
      return index % 2 == 0
        ? Redaction(id: "x\(index)", rule: .words(secret.text), sound: sound)
        : Redaction(id: "x\(index)", rule: .name(secret.text, pseudonym: "Person \(index)"), sound: sound)
    }
  }

  static func isByPlace(_ secret: Int) -> Bool { secret % 10 == 9 }

  func gate() -> RedactionGate {
    RedactionGate(redactions, calls: [RedactionGate.Call(recording: recording, turns: turns)])
  }

  private func call(_ turn: Int) -> CallDetails {
    func planted(_ place: Int) -> String {
      let all = (0..<Self.secretsPerTurn).map { turn * Self.secretsPerTurn + $0 }
        .filter { $0 < secrets.count && !Self.isByPlace($0) }
      let secret = secrets[all[place % all.count]]
      return secret.planted[(place + turn) % secret.planted.count]
    }
    return CallDetails(
      callID: "0412 \(planted(0))", start: WallClock("2022-03-08T21:14:05+02:00"), parties: [planted(1), planted(2)],
      place: planted(3), unit: planted(4), source: "archive of \(planted(0))", verification: .verified,
      verifiedBy: planted(1), advisory: planted(2), notes: planted(3),
      further: [.init(name: "reel \(planted(4))", value: planted(0))])
  }

  /// A tape log of all turns.
  var log: TapeLog {
    TapeLog(
      recording: recording, call: call(0),
      segments: turns.map { Segment(recording: recording.id, rate: recording.rate, turn: $0) }, includesWords: true)
  }

  /// A clip for each four turns, with narration and notes between.
  var rundown: Rundown {
    var items: [Rundown.Item] = []
    for first in stride(from: 0, to: turns.count, by: 4) {
      let pair = turns[first..<min(first + 4, turns.count)]
      let range = SampleRange(start: pair.first!.range!.start, end: pair.last!.range!.end)
      var clip = Clip(id: "c\(first + 1)", range: range, of: log)
      let details = call(first)
      clip.call = details
      clip.handleFrameCount = 2_000
      clip.rights = "Ask \(details.parties[0])."
      clip.advisory = "Names \(details.parties[1])."
      clip.remarks.append("Check with \(details.place!).")
      if first % 12 == 0 { clip.slug = Slug.ascii("\(details.unit!) \(details.parties[0])") }
      if first % 12 == 4 { clip.slug = details.unit! }
      items.append(.init(id: items.count + 1, content: .clip(clip)))
      items.append(.init(id: items.count + 1, content: .narration(.init(text: "Here \(details.verifiedBy!) calls."))))
      items.append(.init(id: items.count + 1, content: .note("Never name \(details.notes!).")))
    }
    return Rundown(
      name: "evening-\(Slug.ascii(secrets[2].text))", title: "The case of \(secrets[0].planted[1])", items: items)
  }
}
