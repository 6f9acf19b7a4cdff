internal import ArgumentParser
internal import TapeDesk
internal import TapeModel

/// What is set on a clip besides its range.
struct ClipDress: ParsableArguments {
  @Option(help: ArgumentHelp("Seconds kept before and after in files cut with handles.", valueName: "seconds"))
  var handles: String?

  @Option(help: ArgumentHelp("A fade at the start, in seconds; 0 takes it away.", valueName: "seconds"))
  var fadeIn: String?

  @Option(help: ArgumentHelp("A fade at the end, in seconds; 0 takes it away.", valueName: "seconds"))
  var fadeOut: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Louder or softer by so many decibels.", valueName: "dB"))
  var gain: Double?

  @Option(help: ArgumentHelp("Who must be asked before it is used.", valueName: "text"))
  var rights: String?

  @Option(help: ArgumentHelp("What a listener should be warned of.", valueName: "text"))
  var advisory: String?

  func validate() throws {
    guard gain.map({ $0.isFinite && abs($0) <= 60 }) ?? true else { throw ValidationError("--gain is from -60 to 60.") }
  }

  /// Sets what was asked for.
  func apply(to clip: inout Clip) throws(Failure) {
    let rate = clip.recording.rate
    if let handles { clip.handleFrameCount = try frames(handles, "--handles", rate) }
    if let fadeIn { clip.fadeIn = fade(try frames(fadeIn, "--fade-in", rate)) }
    if let fadeOut { clip.fadeOut = fade(try frames(fadeOut, "--fade-out", rate)) }
    if let gain { clip.gainDecibels = gain }
    if let rights { clip.rights = rights.isEmpty ? nil : rights }
    if let advisory { clip.advisory = advisory.isEmpty ? nil : advisory }
    let faded = (clip.fadeIn?.frameCount ?? 0) + (clip.fadeOut?.frameCount ?? 0)
    guard faded <= clip.range.frameCount else {
      throw Failure(.wrongCommandLine, "the fades are longer than the clip")
    }
  }

  private func fade(_ frameCount: Int64) -> Clip.Fade? { frameCount == 0 ? nil : Clip.Fade(frameCount: frameCount) }

  private func frames(_ text: String, _ option: String, _ rate: SampleRate) throws(Failure) -> Int64 {
    guard let frames = rate.frame(parsing: text), frames <= Int64(rate.hertz) * 3600 else {
      throw Failure(.wrongCommandLine, "\(option) \(text): no time of up to an hour")
    }
    return frames
  }
}
