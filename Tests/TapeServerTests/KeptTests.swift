import TapeIndex
import TapeModel
import TapeTesting
import Testing

@testable import TapeServer

struct KeptTests {
  private let folder: TemporaryFolder
  private let store: TapeIndex

  init() throws {
    folder = try TemporaryFolder()
    store = try TapeIndex(openingForWriting: folder.file("case.tapelog"), creating: true)
  }

  private func change() throws { try store.noteUnredacted("test", by: "test", at: SystemClock.now()) }

  @Test func aValueIsMadeOnceWhileNobodyChangesTheIndex() throws {
    let kept = Kept<Int>(limit: 10)
    #expect(try kept.value("a", in: store) { 1 } == 1)
    #expect(try kept.value("a", in: store) { 2 } == 1)
    try change()
    #expect(try kept.value("a", in: store) { 3 } == 3)
  }

  @Test func aValueThatWasBegunBeforeAChangeIsNotGivenOutAfterIt() throws {
    let kept = Kept<Int>(limit: 10)
    let first = try kept.value("a", in: store) {
      try change()
      return 1
    }
    #expect(first == 1)
    #expect(try kept.value("a", in: store) { 2 } == 2)
  }

  @Test func whatIsTooHeavyIsNotKept() throws {
    let kept = Kept<Int>(limit: 8)
    for key in 1...20 { _ = try kept.value("\(key)", in: store, weight: { _ in 2 }) { key } }
    #expect(try kept.value("20", in: store, weight: { _ in 2 }) { 0 } == 20)
    #expect(try kept.value("1", in: store, weight: { _ in 2 }) { 0 } == 0)
    #expect(try kept.value("heavy", in: store, weight: { _ in 3 }) { 1 } == 1)
    #expect(try kept.value("heavy", in: store, weight: { _ in 3 }) { 2 } == 2)
  }
}
