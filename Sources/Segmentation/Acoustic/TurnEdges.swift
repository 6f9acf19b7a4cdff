/// Moves the ends of placed turns to where they suit a cut.
///
/// In noise the last sound of a turn dies away below the noise, where no model hears it: the
/// end moves on while the level is above the background, and by a little more.
struct TurnEdges {
  let sound: CallSound

  struct Edge {
    var frames: Range<Int>
    var remarks: [String] = []
    var endOverlaps = false
    var startOverlaps = false
  }

  func edges(of placements: [Placement?]) -> [Edge?] {
    var edges: [Edge?] = placements.map { $0.map { Edge(frames: $0.frames) } }
    overlapped(&edges)
    guard sound.signalToNoiseDecibels < 35 else { return edges }
    let level = smoothed(sound.decibels, reach: 1)
    for (index, placement) in placements.enumerated() {
      guard let placement, !(edges[index]?.endOverlaps ?? true) else { continue }
      let end = placement.frames.upperBound
      let next = placements[(index + 1)...].first { $0 != nil }.flatMap { $0 }?.frames.lowerBound ?? sound.frameCount
      let tail = max(audibleEnd(after: end, level: level), end + leastTail)
      edges[index]?.frames = placement.frames.lowerBound..<max(end, min(tail, next, sound.frameCount))
    }
    return edges
  }

  /// Turns that touch mostly overlap: nobody takes over within 40 ms. No model here hears two
  /// voices, so the earlier turn gets 200 ms more and both a remark. Where they overlap by more
  /// than that anyway, the remark says so.
  private func overlapped(_ edges: inout [Edge?]) {
    // The turn that goes on longest.
    var before: Int?
    for index in edges.indices {
      guard let edge = edges[index] else { continue }
      if let earlier = before, let other = edges[earlier], edge.frames.lowerBound - other.frames.upperBound <= 4 {
        let isAmid = other.frames.upperBound - edge.frames.lowerBound > 30
        let end = min(other.frames.upperBound + 20, edge.frames.upperBound, sound.frameCount)
        edges[earlier]?.frames = other.frames.lowerBound..<max(other.frames.upperBound, end)
        edges[index]?.startOverlaps = true
        edges[index]?.remarks.append(
          isAmid ? "starts while another goes on" : "the start may overlap the turn before, within 0.3 s")
        if edge.frames.upperBound > other.frames.upperBound {
          edges[earlier]?.endOverlaps = true
          if !isAmid { edges[earlier]?.remarks.append("the end may overlap the next turn, within 0.3 s") }
        }
      }
      if let longest = before.flatMap({ edges[$0] }), longest.frames.upperBound > edge.frames.upperBound { continue }
      before = index
    }
  }

  /// At most 300 ms on, giving up after three frames near the background.
  private func audibleEnd(after end: Int, level: [Float]) -> Int {
    var last = end
    var below = 0
    for frame in end..<max(end, min(end + 30, sound.frameCount)) {
      if level[frame] > sound.noiseDecibels + 2 {
        last = frame + 1
        below = 0
      } else {
        below += 1
        if below == 3 { break }
      }
    }
    return last
  }

  /// 40 ms from 20 dB over the noise on, rising to 60 ms at 12 dB and less.
  private var leastTail: Int {
    let missing = min(max((20 - sound.signalToNoiseDecibels) / 8, 0), 1)
    return Int((4 + 2 * missing).rounded())
  }
}
