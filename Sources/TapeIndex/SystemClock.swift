internal import Foundation
public import TapeModel

/// The computer's own clock, in its own zone.
public enum SystemClock {
  /// Now, to the millisecond.
  public static func now() -> WallClock {
    let now = Date()
    let offset = TimeZone.current.secondsFromGMT(for: now)
    let milliseconds = Int64(now.timeIntervalSince1970 * 1_000)
    let local = (milliseconds + Int64(offset) * 1_000) * 1_000
    guard let clock = WallClock(localMicroseconds: local, offsetMinutes: offset / 60) else {
      preconditionFailure("the clock of this computer is outside of the years 1 to 9999")
    }
    return clock
  }
}
