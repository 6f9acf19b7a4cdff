package import TapeIndex
internal import TapeModel

/// A hit as `--json` and the service give it: the keys of a segment, and what was found.
package struct SearchHitObject: Encodable {
  private let hit: SearchHit

  package init(_ hit: SearchHit) { self.hit = hit }

  private enum Key: String, CodingKey { case name, callID, layer, snippet, matches, found, continuesTo }

  package func encode(to encoder: any Encoder) throws {
    try hit.segment.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(hit.recordingName, forKey: .name)
    try container.encode(hit.callID, forKey: .callID)
    try container.encode(hit.layer, forKey: .layer)
    try container.encode(hit.snippet.text, forKey: .snippet)
    try container.encode(hit.snippet.matches.map { [$0.lowerBound, $0.upperBound] }, forKey: .matches)
    try container.encode(hit.ranges, forKey: .found)
    try container.encode(hit.continuesTo, forKey: .continuesTo)
  }
}
