internal import Synchronization

/// Tells somebody how much of a piece of work is done.
public struct WorkProgress: Sendable {
  private let tell: @Sendable (Double) -> Void

  /// - Parameter tell: told the share of the work done, 0 to 1; by any thread, by one at a
  ///   time, and never less than before.
  public init(_ tell: @escaping @Sendable (Double) -> Void = { _ in }) {
    let listener = Listener(tell)
    self.tell = { listener.report($0) }
  }

  private init(unchecked tell: @escaping @Sendable (Double) -> Void) { self.tell = tell }

  /// Says that a share of the work is done, 0 to 1.
  public func callAsFunction(_ share: Double) { tell(share) }

  /// The progress of a part of the work.
  public func part(_ range: ClosedRange<Double>) -> WorkProgress {
    let tell = tell
    return WorkProgress(unchecked: { tell(range.lowerBound + $0 * (range.upperBound - range.lowerBound)) })
  }

  /// The progress of one of several equal parts.
  func part(_ index: Int, of count: Int) -> WorkProgress {
    part(Double(index) / Double(count)...Double(index + 1) / Double(count))
  }

  /// One progress for each of several equal parts that are done side by side.
  func split(_ count: Int) -> [WorkProgress] {
    let shares = Shares(count: count)
    let tell = tell
    return (0..<count).map { index in
      WorkProgress(unchecked: { tell(shares.mean(with: $0, at: index)) })
    }
  }
}

private final class Listener: Sendable {
  private let most = Mutex(0.0)
  private let tell: @Sendable (Double) -> Void

  init(_ tell: @escaping @Sendable (Double) -> Void) { self.tell = tell }

  func report(_ share: Double) {
    most.withLock { most in
      guard share > most else { return }
      most = share
      tell(share)
    }
  }
}

private final class Shares: Sendable {
  private let values: Mutex<[Double]>

  init(count: Int) { values = Mutex([Double](repeating: 0, count: count)) }

  func mean(with value: Double, at index: Int) -> Double {
    values.withLock { values in
      values[index] = value
      return values.reduce(0, +) / Double(values.count)
    }
  }
}
