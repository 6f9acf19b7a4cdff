internal import TapeModel

extension AudioDecisionList {
  /// Entries and sources are numbered with four digits, and hours with two.
  func write(
    _ session: Session, formatName: String, to output: inout some TextOutputStream
  ) throws(ExportError) {
    let count = session.tracks.reduce(0) { $0 + $1.placements.count }
    guard count <= 9_999 else { throw .cannotHold(formatName, "\(count) clips, and there are numbers for 9999") }
    let longest = max(session.frameCount, session.files.map(\.frameCount).max() ?? 0)
    guard longest < Int64(session.rate.hertz) * 86_400 else {
      throw .cannotHold(formatName, "the programme or a clip lasts longer than a day")
    }
    for line in lines(session) { output.write(line + "\r\n") }
  }
}
