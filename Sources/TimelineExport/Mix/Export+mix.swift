public import TapeModel

extension Export {
  /// Writes `rundown` as one file of sound, which appears whole or not at all.
  ///
  /// Clips have their fades and gain, are brought to one rate where theirs differ (libsoxr,
  /// very high quality), and follow each other without a gap; narration is heard from its
  /// file, or is silence of its length; notes take no time. Where nothing is done to a
  /// sample it stays what it was, bit by bit; what is changed is rounded to the nearest step
  /// of the file, with noise where ``MixOptions/dithers`` asks for it.
  ///
  /// With a target, the whole is made louder or softer by one gain; with a ceiling, or where
  /// samples would go beyond full scale, a limiter that looks ahead holds the peaks. What was
  /// written is measured by libebur128, and stated in a WAV file's `bext` chunk.
  ///
  /// Takes the memory of one block, however long the programme is; a target costs reading all
  /// of it twice, and up to seven times where the limiter is needed.
  public static func render(
    _ rundown: Rundown, through gate: RedactionGate, options: MixOptions = MixOptions(), to path: String,
    replacingExisting: Bool = true
  ) throws(ExportError) -> MixReport {
    try check(rundown)
    var options = options
    options.takeNarration(of: rundown)
    return try MixRenderer(rundown: gate.rundown(rundown), sound: gate.sound(of: rundown), options: options)
      .render(to: path, replacingExisting: replacingExisting)
  }
}

extension MixOptions {
  /// Takes the files of narration from a rundown as the index has it: what may be seen of it may
  /// be without them. Files that are named already stay.
  mutating func takeNarration(of rundown: Rundown) {
    for item in rundown.items {
      guard case .narration(let narration) = item.content, let path = narration.recordedAt else { continue }
      narrationPaths[item.id] = narrationPaths[item.id] ?? path
    }
  }
}
