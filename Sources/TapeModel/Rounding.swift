/// Which neighbour a position takes that falls between two points of a grid.
public enum Rounding: Hashable, Sendable {
  /// The nearer one; the later of two equally near ones.
  case nearest
  /// The earlier one: for in-points.
  case down
  /// The later one: for out-points.
  case up
}

/// `position`, counted on a grid of `from` points a second, on a grid of `to` points a second.
///
/// Exact in 128 bits; `nil` where the result does not fit into 64 bits or a grid is not
/// positive.
public func rescaled(_ position: Int64, from: Int, to: Int, rounding: Rounding) -> Int64? {
  guard from > 0, to > 0 else { return nil }
  if from == to { return position }
  let product = Int128(position) * Int128(to)
  let divisor = Int128(from)
  var (quotient, remainder) = product.quotientAndRemainder(dividingBy: divisor)
  if remainder < 0 {
    quotient -= 1
    remainder += divisor
  }
  switch rounding {
  case .down: break
  case .up: if remainder > 0 { quotient += 1 }
  case .nearest: if remainder * 2 >= divisor { quotient += 1 }
  }
  return Int64(exactly: quotient)
}

/// `position`, counted on a grid of `from` points a second, on a grid of `to` points a second.
///
/// - Precondition: both grids are positive and the result fits into 64 bits. Check
///   positions that come from a file with ``rescaled(_:from:to:rounding:)``.
public func rescale(_ position: Int64, from: Int, to: Int, rounding: Rounding) -> Int64 {
  guard let result = rescaled(position, from: from, to: to, rounding: rounding) else {
    preconditionFailure("cannot rescale \(position) from \(from) to \(to)")
  }
  return result
}
