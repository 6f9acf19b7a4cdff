internal import TapeModel

/// Looks at sound and draws it.
struct PictureMaker {
  let subject: PictureSubject
  let sound: RundownSound
  let options: PictureOptions

  func picture(of recording: Recording, range: SampleRange, channel: Int?) throws(ExportError) -> [UInt8] {
    guard !range.isEmpty else { throw .nothingHeard(rundown: subject.title) }
    var sound = try RecordingSound(recording, channel: channel, from: self.sound, reading: range)
    var survey = survey(channelCount: sound.channelCount)
    let channels = ShownChannels(of: sound.channelCount)
    try sound.forEachBlock(in: range) { (_, samples) throws(ExportError) in survey.take(channels.shown(samples).span) }
    return try drawn(&survey, channels.names("leg"))
  }

  func picture(of plan: MixPlan) throws(ExportError) -> [UInt8] {
    var survey = survey(channelCount: plan.channelCount)
    try MixStream(plan: plan).forEachBlock { (samples, _) throws(ExportError) in survey.take(samples) }
    return try drawn(&survey, plan.channelCount == 2 ? ["left", "right"] : [])
  }

  private func survey(channelCount: Int) -> SoundSurvey {
    let layout = PictureLayout(options, stripRowCount: 0, channelCount: 1)
    return SoundSurvey(
      columnCount: layout.width, channelCount: ShownChannels(of: channelCount).count, frameCount: subject.frameCount,
      rate: subject.rate, includesSpectra: options.panels.contains(.spectrogram))
  }

  private func drawn(_ survey: inout SoundSurvey, _ channelNames: [String]) throws(ExportError) -> [UInt8] {
    survey.finish()
    let painter = PicturePainter(subject: subject, survey: survey, options: options, channelNames: channelNames)
    let paper = (options.isDark ? PictureTheme.dark : PictureTheme.light).paper
    switch options.format {
    case .png:
      var surface = RasterSurface(width: options.width, height: options.height, paper: paper)
      painter.paint(on: &surface)
      return try surface.finish()
    case .svg:
      var surface = VectorSurface(width: options.width, height: options.height, title: subject.title, paper: paper)
      painter.paint(on: &surface)
      return try surface.finish()
    }
  }
}

/// Up to four channels are drawn apart; of more, their average is.
private struct ShownChannels {
  let count: Int
  private let map: ChannelMap

  init(of channelCount: Int) {
    count = channelCount <= 4 ? channelCount : 1
    map = ChannelMap(from: channelCount, to: count)
  }

  func shown(_ samples: Span<Double>) -> [Double] { map.mapped(samples) }

  func names(_ word: String) -> [String] { count > 1 ? (1...count).map { "\(word) \($0)" } : [] }
}
