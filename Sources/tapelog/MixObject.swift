internal import TapeAudio
internal import TapeModel
internal import TimelineExport

/// What a mix came to, as `tapelog render --json` prints it.
struct MixObject: Encodable {
  let path: String
  let container: String
  let encoding: String
  let rate: SampleRate
  let channels: Int
  let frameCount: Int64
  let duration: Double
  let byteCount: Int64
  let hash: ContentHash
  let bitIdentical: Bool
  let dithered: Bool
  let loudness: LevelsObject
  let target: Double?
  let gain: Double
  let limiter: LimiterObject?
  let items: [ItemObject]
  /// What a person should know; on standard error too.
  let remarks: [String]

  /// In LUFS, LU and dBTP.
  struct LevelsObject: Encodable {
    let integrated: Double?
    let range: Double
    let truePeak: Double?
    let maximumMomentary: Double?
    let maximumShortTerm: Double?
  }

  struct LimiterObject: Encodable {
    let ceiling: Double
    let frames: Int64
    let deepest: Double
  }

  struct ItemObject: Encodable {
    /// The item's number in 'rundown show'.
    let item: Int
    let kind: MixReport.Item.Kind
    let clip: String?
    let startFrame: Int64
    let endFrame: Int64
    let start: Double
    let end: Double
    let done: [String]
  }

  init(_ report: MixReport, _ rundown: Rundown) {
    path = report.path
    container = report.container
    encoding = report.encoding.name
    rate = report.rate
    channels = report.channelCount
    frameCount = report.frameCount
    duration = report.rate.seconds(atFrame: report.frameCount)
    byteCount = report.byteCount
    hash = report.hash
    bitIdentical = report.isBitIdentical
    dithered = report.isDithered
    let levels = report.loudness
    loudness = LevelsObject(
      integrated: levels.integratedLUFS?.rounded(toPlaces: 2), range: levels.rangeLU.rounded(toPlaces: 2),
      truePeak: levels.truePeakDecibels?.rounded(toPlaces: 2),
      maximumMomentary: levels.maximumMomentaryLUFS?.rounded(toPlaces: 2),
      maximumShortTerm: levels.maximumShortTermLUFS?.rounded(toPlaces: 2))
    target = report.targetLUFS
    gain = report.gainDecibels.rounded(toPlaces: 2)
    limiter = report.limiting.map {
      LimiterObject(
        ceiling: $0.ceilingDecibels, frames: $0.frameCount, deepest: $0.deepestDecibels.rounded(toPlaces: 2))
    }
    items = report.items.map { item in
      ItemObject(
        item: (rundown.items.firstIndex { $0.id == item.itemID } ?? 0) + 1, kind: item.kind, clip: item.clipID,
        startFrame: item.record.start, endFrame: item.record.end,
        start: report.rate.seconds(atFrame: item.record.start),
        end: report.rate.seconds(atFrame: item.record.end), done: item.steps.map(\.description))
    }
    remarks = Self.remarks(report, items)
  }

  private static func remarks(_ report: MixReport, _ items: [ItemObject]) -> [String] {
    var remarks: [String] = []
    if let target = report.targetLUFS {
      if let reached = report.loudness.integratedLUFS {
        if abs(reached - target) > 0.1 {
          remarks.append(
            "\(decimal(reached, places: 1)) LUFS, not \(decimal(target, places: 1)): the limiter takes the rest")
        }
      } else {
        remarks.append("too soft or too short to have a loudness")
      }
    }
    for (item, object) in zip(report.items, items) {
      for step in item.steps {
        if case .cutShort = step { remarks.append("item \(object.item): its recording is longer than its place") }
      }
    }
    return remarks
  }
}
