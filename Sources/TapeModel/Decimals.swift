/// `value` with a fixed number of decimals, whatever the locale.
package func decimal(_ value: Double, places: Int) -> String {
  guard value.isFinite, abs(value) < 1e15 else { return "-" }
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  let scaled = Int64((abs(value) * scale).rounded())
  let whole = scaled / Int64(scale)
  let sign = value < 0 && scaled > 0 ? "-" : ""
  guard places > 0 else { return sign + String(whole) }
  let fraction = String(scaled % Int64(scale))
  return "\(sign)\(whole).\(String(repeating: "0", count: places - fraction.utf8.count))\(fraction)"
}
