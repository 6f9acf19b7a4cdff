/// Loops over samples that the whole pass spends its time in: plain pointers, vectors of
/// fixed width, integers.

/// Lowest and highest of `count` samples, at least one.
func extremes(_ samples: UnsafePointer<Int16>, _ count: Int) -> (lowest: Int16, highest: Int16) {
  var lowest = samples[0]
  var highest = samples[0]
  var index = 0
  if count >= 16 {
    let raw = UnsafeRawPointer(samples)
    var low = raw.loadUnaligned(as: SIMD16<Int16>.self)
    var high = low
    index = 16
    while index + 16 <= count {
      let next = raw.loadUnaligned(fromByteOffset: index * 2, as: SIMD16<Int16>.self)
      low = pointwiseMin(low, next)
      high = pointwiseMax(high, next)
      index += 16
    }
    lowest = lowestLane(low)
    highest = highestLane(high)
  }
  while index < count {
    lowest = min(lowest, samples[index])
    highest = max(highest, samples[index])
    index += 1
  }
  return (lowest, highest)
}

@inline(__always)
private func lowestLane(_ lanes: SIMD16<Int16>) -> Int16 {
  let eight = pointwiseMin(lanes.lowHalf, lanes.highHalf)
  let four = pointwiseMin(eight.lowHalf, eight.highHalf)
  let two = pointwiseMin(four.lowHalf, four.highHalf)
  return min(two[0], two[1])
}

@inline(__always)
private func highestLane(_ lanes: SIMD16<Int16>) -> Int16 {
  let eight = pointwiseMax(lanes.lowHalf, lanes.highHalf)
  let four = pointwiseMax(eight.lowHalf, eight.highHalf)
  let two = pointwiseMax(four.lowHalf, four.highHalf)
  return max(two[0], two[1])
}

/// Sum, and sum of squares, of `count` samples; exact for up to half a million.
func moments(_ samples: UnsafePointer<Int16>, _ count: Int) -> (sum: Int64, squares: Int64) {
  let raw = UnsafeRawPointer(samples)
  var sums = SIMD8<Int32>(repeating: 0)
  var low = SIMD8<UInt32>(repeating: 0)
  var high = SIMD8<UInt32>(repeating: 0)
  let mask = SIMD8<UInt32>(repeating: 0xFFFF)
  var index = 0
  while index + 8 <= count {
    let wide = SIMD8<Int32>(truncatingIfNeeded: raw.loadUnaligned(fromByteOffset: index * 2, as: SIMD8<Int16>.self))
    let squares = SIMD8<UInt32>(truncatingIfNeeded: wide &* wide)
    sums &+= wide
    low &+= squares & mask
    high &+= squares &>> 16
    index += 8
  }
  var sum = Int64(sums.wrappedSum())
  var squares = Int64(low.wrappedSum()) + Int64(high.wrappedSum()) << 16
  while index < count {
    let sample = Int64(samples[index])
    sum += sample
    squares += sample * sample
    index += 1
  }
  return (sum, squares)
}

/// Takes interleaved frames apart: channel `index` goes to `targets[index]`.
func deinterleave(
  _ frames: UnsafePointer<Int16>, _ frameCount: Int, channelCount: Int, _ targets: [UnsafeMutablePointer<Int16>]
) {
  if channelCount == 2 {
    let (left, right) = (targets[0], targets[1])
    for index in 0..<frameCount {
      left[index] = frames[2 &* index]
      right[index] = frames[2 &* index &+ 1]
    }
    return
  }
  for channel in 0..<channelCount {
    let target = targets[channel]
    for index in 0..<frameCount { target[index] = frames[index &* channelCount &+ channel] }
  }
}

/// Largest difference of two channels.
func largestDifference(_ one: UnsafePointer<Int16>, _ other: UnsafePointer<Int16>, _ count: Int) -> Int {
  var largest: Int32 = 0
  for index in 0..<count {
    largest = max(largest, abs(Int32(one[index]) &- Int32(other[index])))
  }
  return Int(largest)
}
