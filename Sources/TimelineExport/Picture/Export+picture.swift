internal import TapeFiles
public import TapeModel

/// Pictures of sound.
extension Export {
  /// Draws a range of a recording, or all of it, with its turns.
  ///
  /// The same sound and words give the same bytes. Takes memory in proportion to the picture,
  /// not to the sound.
  public static func picture(
    of log: TapeLog, through gate: RedactionGate, range: SampleRange? = nil, options: PictureOptions = PictureOptions()
  ) throws(ExportError) -> [UInt8] {
    try check(log)
    let recording = log.recording
    let range = range ?? recording.allFrames
    guard range.end <= recording.frameCount else {
      throw .badSegment(id: recording.id.short, reason: "frames \(range) are not all in it")
    }
    let shown = gate.log(log)
    let subject = PictureSubject(shown, range: range, channel: nil, title: shown.recording.stem)
    let sound = RundownSound(of: recording, gate: gate)
    return try PictureMaker(subject: subject, sound: sound, options: options).picture(
      of: recording, range: range, channel: nil)
  }

  /// Draws a clip with the turns of `log`, its recording's tape log.
  public static func picture(
    of clip: Clip, log: TapeLog, through gate: RedactionGate, options: PictureOptions = PictureOptions()
  ) throws(ExportError) -> [UInt8] {
    try check(log)
    try check(clip)
    let subject = PictureSubject(
      gate.log(log), range: clip.range, channel: clip.channel, title: gate.clip(clip).slug)
    let sound = RundownSound(of: clip.recording, gate: gate)
    return try PictureMaker(subject: subject, sound: sound, options: options)
      .picture(of: clip.recording, range: clip.range, channel: clip.channel)
  }

  /// Draws the mix of a rundown, without loudness and limiter, with its clips.
  public static func picture(
    of rundown: Rundown, through gate: RedactionGate, options: PictureOptions = PictureOptions()
  ) throws(ExportError) -> [UInt8] {
    try check(rundown)
    let (shown, sound) = (gate.rundown(rundown), gate.sound(of: rundown))
    var mix = MixOptions()
    mix.takeNarration(of: rundown)
    let plan = try MixPlan(shown, sound: sound, options: mix)
    return try PictureMaker(subject: PictureSubject(shown, plan), sound: sound, options: options).picture(of: plan)
  }

  /// Writes a picture, whole or not at all.
  public static func write(
    picture bytes: [UInt8], to path: String, replacingExisting: Bool = true
  ) throws(ExportError) {
    do throws(FileError) {
      try AtomicFile.write(bytes, to: path, replacingExisting: replacingExisting)
    } catch {
      throw .file(error)
    }
  }
}
