import Foundation

/// Words made up of syllables, drawn with frequencies that follow Zipf's law.
struct ZipfWords {
  var generator: Generator
  private let russian: [String]
  private let english: [String]
  private let cumulated: [Double]

  init(seed: UInt64) {
    generator = Generator(state: seed)
    let count = 50_000
    russian = Self.vocabulary(
      count, "на по ре ка мо сто ви де лу за го ру ни те ши бу ле ва хо ди".split(separator: " "))
    english = Self.vocabulary(
      count, "ri ver fro ze lo ta ni go the wa sha ken bo mi du la pe so ty ra".split(separator: " "))
    var sum = 0.0
    cumulated = (1...count).map { rank in
      sum += 1 / Double(rank)
      return sum
    }
  }

  private static func vocabulary(_ count: Int, _ syllables: [Substring]) -> [String] {
    (0..<count).map { number in
      var rest = number
      var word = ""
      repeat {
        word += syllables[rest % syllables.count]
        rest /= syllables.count
      } while rest > 0
      return word + syllables[number % 7]
    }
  }

  mutating func text(count: Int) -> String { (0..<count).map { _ in russian[draw()] }.joined(separator: " ") }

  mutating func english(count: Int) -> String { (0..<count).map { _ in english[draw()] }.joined(separator: " ") }

  mutating func common(_ count: Int, of commonest: Int) -> String {
    (0..<count).map { _ in russian[Int.random(in: 0..<commonest, using: &generator)] }.joined(separator: " ")
  }

  private mutating func draw() -> Int {
    let wanted = Double.random(in: 0..<cumulated[cumulated.count - 1], using: &generator)
    var low = 0
    var high = cumulated.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulated[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// SplitMix64: the same words on every run. Method: Steele, Lea and Flood, "Fast
  /// Splittable Pseudorandom Number Generators".
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var value = state
      value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
      value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
      return value ^ (value >> 31)
    }
  }
}
