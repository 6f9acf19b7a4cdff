internal import TapeIndex
internal import TapeModel

/// A clip for people to read.
struct ClipSheet {
  private let clip: Clip

  init(_ clip: Clip) { self.clip = clip }

  func show() {
    let rate = clip.recording.rate
    let range = clip.range
    line("clip", "\(clip.id)  \(clip.slug)")
    line("recording", clip.recording.stem)
    line("in", "\(rate.clockText(atFrame: range.start))  (frame \(range.start))")
    line("out", "\(rate.clockText(atFrame: range.end))  (frame \(range.end))")
    line("running time", "\(decimal(rate.seconds(atFrame: range.frameCount), places: 1)) s")
    if let channel = clip.channel { line("leg", String(channel + 1)) }
    line("speakers", clip.speakers.map(\.name).joined(separator: ", "))
    line("in-cue", clip.inCue)
    line("out-cue", clip.outCue)
    line("words", clip.text)
    line("translation", clip.translation ?? "")
    line("times", "\(clip.timing.rawValue), confidence \(decimal(clip.confidence, places: 2))")
    if clip.handleFrameCount > 0 {
      line("handles", "\(decimal(rate.seconds(atFrame: clip.handleFrameCount), places: 3)) s")
    }
    if let fade = clip.fadeIn { line("fade in", "\(decimal(rate.seconds(atFrame: fade.frameCount), places: 3)) s") }
    if let fade = clip.fadeOut { line("fade out", "\(decimal(rate.seconds(atFrame: fade.frameCount), places: 3)) s") }
    if clip.gainDecibels != 0 { line("gain", "\(decimal(clip.gainDecibels, places: 1)) dB") }
    line("rights", clip.rights ?? "")
    line("advisory", clip.advisory ?? "")
    for remark in clip.remarks { line("remark", remark) }
  }

  private func line(_ name: String, _ value: String) {
    guard !value.isEmpty else { return }
    Console.print(name + String(repeating: " ", count: max(1, 14 - name.count)) + printable(value))
  }
}
