internal import TapeAudio
internal import TapeModel

/// What the file of a mix says of itself.
struct MixMetadata {
  let rundown: Rundown
  let plan: MixPlan
  let encoding: AudioWriter.Encoding
  let levels: MixLevels

  var audioMetadata: AudioMetadata {
    let title = SafeText.oneLine(rundown.title.isEmpty ? rundown.name : rundown.title)
    return AudioMetadata(
      broadcast: BroadcastExtension(
        description: title, originator: "tapelog", originatorReference: rundown.name, codingHistory: history),
      markers: markers,
      production: ProductionNotes(project: title, scene: rundown.name),
      tags: AudioTags(title: title, comment: "rundown \(SafeText.oneLine(rundown.name))"))
  }

  /// A line for the sources, one for what was written.
  private var history: [String] {
    let rates = Set(plan.pieces.map(\.source.rate)).sorted().map { String($0.hertz) }
    var steps = ["tapelog"]
    if plan.pieces.contains(where: { $0.source.rate != plan.rate }) { steps.append("libsoxr VHQ") }
    if levels.gainDecibels != 0 { steps.append("gain \(Tenths.text(levels.gainDecibels)) dB") }
    if let ceiling = levels.ceilingDecibels { steps.append("limited to \(Tenths.text(ceiling)) dBTP") }
    return [
      "A=PCM,F=\(rates.joined(separator: "+")),T=\(plan.pieces.count) items of a rundown",
      "A=PCM,F=\(plan.rate.hertz),W=\(encoding.bitCount),M=\(plan.channelCount == 1 ? "mono" : "stereo"),"
        + "T=\(steps.joined(separator: "; "))",
    ]
  }

  /// Where clips and narration begin.
  private var markers: [AudioMarker] {
    plan.pieces.compactMap { piece in
      guard piece.record.start <= 0xFFFF_FFFF else { return nil }
      switch piece.sound {
      case .clip(let clip):
        return AudioMarker(frame: piece.record.start, label: SafeText.oneLine(clip.slug.isEmpty ? clip.id : clip.slug))
      case .narration, .silence: return AudioMarker(frame: piece.record.start, label: "narration \(piece.itemID)")
      }
    }
  }
}
