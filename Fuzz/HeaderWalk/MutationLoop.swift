#if !LIBFUZZER

  import Foundation

  /// Mutates small recordings for `--seconds N` from `--seed N`, or runs the files named.
  ///
  /// The input is written to `finding.bin` in the current folder before it is tried, so that
  /// the one that crashes stays there.
  @main
  enum MutationLoop {
    static func main() throws {
      var seconds = 10.0
      var seed: UInt64 = 1
      var files: [String] = []
      var arguments = CommandLine.arguments.dropFirst()
      while let argument = arguments.popFirst() {
        switch argument {
        case "--seconds": seconds = arguments.popFirst().flatMap { Double($0) } ?? seconds
        case "--seed": seed = arguments.popFirst().flatMap { UInt64($0) } ?? seed
        default: files.append(argument)
        }
      }
      defer { unlink(HeaderWalkTarget.path) }
      if !files.isEmpty {
        for file in files { try run(Data(contentsOf: URL(fileURLWithPath: file))) }
        return
      }
      try loop(seconds: seconds, seed: seed)
    }

    private static func loop(seconds: Double, seed: UInt64) throws {
      let seeds = try Seeds.all()
      var mutator = Mutator(seed: seed)
      let begin = Date()
      var count = 0
      var slowest = 0.0
      while -begin.timeIntervalSinceNow < seconds {
        let input = mutator.mutated(seeds)
        try Data(input).write(to: URL(fileURLWithPath: "finding.bin"))
        let start = Date()
        input.withUnsafeBytes { HeaderWalkTarget.run($0) }
        let taken = -start.timeIntervalSinceNow
        if taken > slowest {
          slowest = taken
          try Data(input).write(to: URL(fileURLWithPath: "slowest.bin"))
        }
        precondition(taken < 20, "a hang")
        count += 1
      }
      unlink("finding.bin")
      print("\(count) inputs in \(Int(seconds)) s, no finding; the slowest took \(Int(slowest * 1_000)) ms")
    }

    private static func run(_ bytes: Data) { bytes.withUnsafeBytes { HeaderWalkTarget.run($0) } }
  }

  /// Changes bytes, numbers and stretches, by a generator with a fixed start.
  struct Mutator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 33) % max(1, bound)
    }

    mutating func mutated(_ seeds: [[UInt8]]) -> [UInt8] {
      var bytes = seeds[next(seeds.count)]
      for _ in 0...next(6) {
        guard !bytes.isEmpty else { break }
        // Headers are at the start: most changes go there.
        let place = next(next(3) == 0 ? bytes.count : min(bytes.count, 128))
        switch next(8) {
        case 0: bytes[place] ^= 1 << UInt8(next(8))
        case 1: bytes[place] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF][next(6)]
        case 2:
          for index in place..<min(bytes.count, place + 4) { bytes[index] = next(2) == 0 ? 0xFF : 0 }
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + 1 + next(next(2) == 0 ? 8 : 2_000)))
        case 4: bytes.insert(contentsOf: (0..<next(16)).map { _ in UInt8(next(256)) }, at: place)
        case 5: bytes.removeLast(next(min(bytes.count, next(2) == 0 ? 16 : 4_000)))
        case 6:
          let other = seeds[next(seeds.count)]
          let from = next(other.count)
          bytes.replaceSubrange(place..<min(bytes.count, place + 64), with: other[from..<min(other.count, from + 64)])
        default:
          let end = min(bytes.count, place + 1 + next(600))
          bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
        }
      }
      return bytes
    }
  }

#endif
