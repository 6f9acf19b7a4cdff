package import TapeIndex
internal import TapeModel

/// A rundown in a list, as `--json` and the service give it.
package struct RundownObject: Encodable {
  private let name: String
  private let title: String
  private let items: Int
  private let clips: Int
  private let runningTime: Double
  private let targetSeconds: Double?
  private let version: Int

  /// - Parameters:
  ///   - name: as it may be seen.
  ///   - title: likewise.
  package init(_ stored: StoredRundown, name: String, title: String) {
    let rundown = stored.rundown
    self.name = name
    self.title = title
    items = rundown.items.count
    clips = rundown.clips.count
    runningTime = Double(rundown.runningTimeMilliseconds) / 1000
    targetSeconds = rundown.targetMilliseconds.map { Double($0) / 1000 }
    version = stored.version
  }
}
