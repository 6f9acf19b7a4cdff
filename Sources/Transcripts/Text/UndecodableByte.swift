/// The first byte of a file that makes no sense, and why.
struct UndecodableByte: Error {
  let offset: Int
  let reason: String
}
