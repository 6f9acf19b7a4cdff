import Foundation
import TapeModel
import TapeTesting

/// What is spoken in a ``LeakyCase``: on two legs, with the second softer.
struct LeakyTape {
  private static let wordFrames = 1_200
  private static let gapFrames = 480

  private let secrets: [Secret]
  private(set) var turns: [Turn] = []
  private(set) var spoken: [SampleRange] = []
  /// Interleaved.
  private(set) var samples: [Int16]

  init(_ secrets: [Secret]) {
    self.secrets = secrets
    let turnCount = secrets.count / LeakyCase.secretsPerTurn + 1
    let perSecret = 2 * (Self.wordFrames + Self.gapFrames)
    let total = 2 * LeakyCase.hertz + secrets.count * perSecret + turnCount * 2_000
    // Faint noise, as good as random.
    var noise = UInt32(7)
    samples = [Int16](repeating: 0, count: total * 2)
    samples.withUnsafeMutableBufferPointer { samples in
      for index in samples.indices {
        noise = noise &* 1_664_525 &+ 1_013_904_223
        samples[index] = Int16(truncatingIfNeeded: noise >> 28) &- 8
      }
    }
    var frame = LeakyCase.hertz
    for first in stride(from: 0, to: secrets.count, by: LeakyCase.secretsPerTurn) {
      addTurn(Array(first..<min(first + LeakyCase.secretsPerTurn, secrets.count)), from: &frame)
      frame += 2_000
    }
  }

  private mutating func addTurn(_ numbers: [Int], from frame: inout Int) {
    let number = turns.count + 1
    var words: [Word] = []
    let start = frame
    for index in numbers {
      let secret = secrets[index]
      sound(440, at: frame)
      words.append(word("said", frame))
      frame += Self.wordFrames + Self.gapFrames
      sound(LeakyCase.tone(of: index), at: frame)
      let range = SampleRange(start: Int64(frame), end: Int64(frame + Self.wordFrames))
      spoken.append(range)
      let parts = secret.planted[index / 4 % secret.planted.count].split(separator: " ").map(String.init)
      for (place, part) in parts.enumerated() {
        let length = Self.wordFrames / parts.count
        words.append(
          Word(
            part, range: SampleRange(start: Int64(frame + place * length), end: Int64(frame + (place + 1) * length)),
            timing: .aligned, confidence: 0.9))
      }
      frame += Self.wordFrames + Self.gapFrames
    }
    let others = numbers.filter { !LeakyCase.isByPlace($0) }
    func planted(_ place: Int) -> String {
      let secret = secrets[others[place % others.count]]
      return secret.planted[place % secret.planted.count]
    }
    turns.append(
      Turn(
        number: number, channel: number % 2, speaker: Speaker(name: "\(planted(0)) \(planted(1))"),
        text: words.map(\.text).joined(separator: " "),
        translation: "They spoke of " + others.map { secrets[$0].text }.joined(separator: " and "),
        notes: [Note("laughs at \(planted(2))", beforeWord: 1)],
        range: SampleRange(start: Int64(start), end: Int64(frame - Self.gapFrames)), timing: .aligned, confidence: 0.9,
        words: words, remarks: ["Perhaps \(planted(3)) speaks."]))
  }

  private func word(_ text: String, _ frame: Int) -> Word {
    Word(
      text, range: SampleRange(start: Int64(frame), end: Int64(frame + Self.wordFrames)), timing: .aligned,
      confidence: 0.9)
  }

  private mutating func sound(_ hertz: Double, at frame: Int) {
    for index in 0..<Self.wordFrames {
      let edge = min(1, Double(min(index, Self.wordFrames - 1 - index)) / 80)
      let value = 9_000 * edge * sin(2 * .pi * hertz * Double(index) / Double(LeakyCase.hertz))
      samples[2 * (frame + index)] = Int16(value)
      samples[2 * (frame + index) + 1] = Int16(value / 4)
    }
  }
}
