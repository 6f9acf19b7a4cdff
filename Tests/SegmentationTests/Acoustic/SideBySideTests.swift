import Synchronization
import TapeModel
import Testing

@testable import Segmentation

@Suite struct SideBySideTests {
  @Test func hypothesesOnSeveralThreadsGiveTheSameTimes() throws {
    let call = try SpokenCall(SpokenCall.texts)
    let sound = call.sound
    let english = try #require(LanguageCode("en"))
    let results = try [0, 3].map { count in
      try SoundAligner(pronunciation: Pronunciation(), effort: .full, cores: SpareCores(count: count))
        .align(call.turns, language: english, in: sound)
    }
    #expect(results[0].turns == results[1].turns)
    #expect(results[0].match == results[1].match)
  }

  @Test(arguments: [0, 1, 2, 7])
  func resultsComeInTheOrderOfTheirTasks(count: Int) {
    let cores = SpareCores(count: count)
    for _ in 0..<20 {
      #expect(cores.run((0..<5).map { number in { number * number } }) == [0, 1, 4, 9, 16])
    }
  }

  @Test func progressOfPartsSideBySideAddsUpAndNeverGoesBack() {
    let told = Told()
    let progress = WorkProgress { told.add($0) }
    progress.part(0...0.2)(1)
    let parts = progress.part(0.2...1).split(2)
    parts[0](0.5)
    parts[1](1)
    parts[0](0.25)
    parts[0](1)
    #expect(told.shares.map { ($0 * 100).rounded() } == [20, 40, 80, 100])
  }

  private final class Told: Sendable {
    private let values = Mutex<[Double]>([])
    var shares: [Double] { values.withLock { $0 } }
    func add(_ share: Double) { values.withLock { $0.append(share) } }
  }

  @Test func aValueKeptWhereItChangesIsKnownAtEveryStep() {
    var random = SplitMix64(state: 5)
    var runs = StepRuns()
    var value: Int32 = 3
    var all: [Int32] = []
    for step in 0..<500 {
      if random.next() % 4 == 0 { value = Int32(random.next() % 3) }
      runs.append(value, at: step + 10)
      all.append(value)
    }
    #expect((0..<10).allSatisfy { runs[$0] == -1 })
    #expect(all.indices.allSatisfy { runs[$0 + 10] == all[$0] })
    #expect(runs[10_000] == all.last)
  }
}
