internal import TapeModel

/// Draws a picture: title, names, who speaks when, the panels, and the times below.
struct PicturePainter {
  let subject: PictureSubject
  let survey: SoundSurvey
  let options: PictureOptions
  let layout: PictureLayout
  let strip: SpeakerStrip
  /// What channels are called, where there are more than one.
  let channelNames: [String]

  private var theme: PictureTheme { options.isDark ? .dark : .light }
  private let glyphs = GlyphTable.standard

  init(
    subject: PictureSubject, survey: SoundSurvey, options: PictureOptions, channelNames: [String]
  ) {
    self.subject = subject
    self.survey = survey
    self.options = options
    self.channelNames = channelNames
    strip = SpeakerStrip(subject, theme: options.isDark ? .dark : .light)
    layout = PictureLayout(options, stripRowCount: strip.rowCount, channelCount: survey.channelCount)
  }

  func paint(on surface: inout some PictureSurface) {
    let axis = TimeAxis(subject, width: layout.width)
    paintHeader(on: &surface)
    paintStrip(on: &surface)
    for panel in layout.panels {
      for (channel, lane) in panel.lanes.enumerated() {
        switch panel.kind {
        case .waveform: paintWaveform(channel, lane, axis, on: &surface)
        case .spectrogram: paintSpectrogram(channel, lane, on: &surface)
        }
      }
    }
    paint(axis, on: &surface)
  }

  // MARK: Words

  /// The title on the left, the speakers on the right, as far as there is room.
  private func paintHeader(on surface: inout some PictureSurface) {
    let edge = layout.left + layout.width
    let title = glyphs.fitted(subject.title, width: layout.width) ?? ""
    surface.text(title, x: layout.left, y: 20, theme.ink, .start)
    let room = layout.width - glyphs.width(title) - 24
    var shown: [(name: String, width: Int)] = []
    var taken = 0
    for name in strip.names {
      let width = glyphs.width(name) + 28
      guard taken + width <= room else { break }
      shown.append((name, width))
      taken += width
    }
    var x = edge - taken + 12
    for (name, width) in shown {
      surface.fill(x: x, y: 11, width: 10, height: 10, strip.colour(of: name))
      surface.text(name, x: x + 14, y: 20, theme.faintInk, .start)
      x += width
    }
  }

  private func paintStrip(on surface: inout some PictureSurface) {
    for (span, row) in strip.placed {
      let start = column(span.range.start)
      let end = max(start + 2, column(span.range.end) - 1)
      let top = layout.stripTop + row * PictureLayout.stripRowHeight
      let colour = strip.colour(of: span.name)
      surface.fill(
        x: layout.left + start, y: top, width: min(end, layout.width) - start,
        height: PictureLayout.stripRowHeight - 3, colour.mixed(options.isDark ? 0.45 : 0.78, of: theme.paper))
      surface.fill(
        x: layout.left + start, y: top, width: min(3, end - start), height: PictureLayout.stripRowHeight - 3, colour)
      if let name = glyphs.fitted(span.name, width: end - start - 10), name.count > 3 || name == span.name {
        surface.text(name, x: layout.left + start + 7, y: top + 12, theme.ink, .start)
      }
    }
  }

  /// The pixel column of a frame of the picture.
  private func column(_ frame: Int64) -> Int {
    Int(Int128(frame) * Int128(layout.width) / Int128(max(1, subject.frameCount)))
  }

  private func paint(_ axis: TimeAxis, on surface: inout some PictureSurface) {
    let end = layout.left + layout.width
    surface.fill(x: layout.left, y: layout.bottom, width: layout.width, height: 1, theme.faintInk)
    for tick in axis.ticks {
      let x = layout.left + tick.x
      surface.fill(x: min(x, end - 1), y: layout.bottom, width: 1, height: 5, theme.faintInk)
      let half = glyphs.width(tick.label) / 2
      let middle = max(half + 2, min(x, options.width - half - 2))
      surface.text(tick.label, x: middle, y: layout.bottom + 18, theme.faintInk, .middle)
    }
  }

  // MARK: Waveform

  /// The level that fills a lane, in whole decibels: the next one above the highest sample.
  private var fullScaleDecibels: Double {
    let peak = survey.columns.joined().reduce(0) { max($0, abs($1.lowest), abs($1.highest)) }
    return max(-48, min(24, (decibels(ofAmplitude: peak) ?? -48).rounded(.up)))
  }

  private func paintWaveform(
    _ channel: Int, _ lane: PictureLayout.Lane, _ axis: TimeAxis, on surface: inout some PictureSurface
  ) {
    let scale = amplitude(ofDecibels: fullScaleDecibels)
    surface.fill(x: layout.left, y: lane.top, width: layout.width, height: lane.height, theme.panel)
    for tick in axis.ticks where tick.x < layout.width {
      surface.fill(x: layout.left + tick.x, y: lane.top, width: 1, height: lane.height, theme.grid)
    }
    let middle = lane.top + lane.height / 2
    surface.fill(x: layout.left, y: middle, width: layout.width, height: 1, theme.grid)
    let half = Double(lane.height / 2 - 1)
    func place(_ sample: Double) -> Int {
      max(lane.top, min(lane.top + lane.height - 1, middle - Int((sample / scale * half).rounded())))
    }
    let colours = strip.colours(ofChannel: channel, columnCount: layout.width, frameCount: subject.frameCount)
    let columns = survey.columns[channel]
    var start = 0
    while start < columns.count {
      var end = start + 1
      while end < columns.count, colours[end] == colours[start] { end += 1 }
      let run = columns[start..<end]
      let colour = colours[start]
      surface.bars(
        x: layout.left + start, run.map { PictureBar(top: place($0.highest), bottom: place($0.lowest)) },
        colour.mixed(0.45, of: theme.panel))
      surface.bars(
        x: layout.left + start,
        run.map { PictureBar(top: place($0.rootMeanSquare), bottom: place(-$0.rootMeanSquare)) }, colour)
      start = end
    }
    if channel == 0 {
      let level = Int((decibels(ofAmplitude: scale) ?? 0).rounded())
      surface.text(
        "\(level == 0 ? "" : "−")\(abs(level)) dB", x: layout.left - 6, y: lane.top + 10, theme.faintInk, .end)
    }
    if channelNames.count > 1, lane.height >= 30 {
      surface.text(channelNames[channel], x: layout.left - 6, y: middle + 4, theme.faintInk, .end)
    }
  }

  // MARK: Spectrogram

  private static let rangeDecibels = 60.0

  private func paintSpectrogram(_ channel: Int, _ lane: PictureLayout.Lane, on surface: inout some PictureSurface) {
    let top = min(8_000, Double(subject.rate.hertz) / 2)
    let loudest = survey.powers.joined().joined().max() ?? 0
    let ceiling = max(-90, (decibels(ofAmplitude: loudest.squareRoot()) ?? -90))
    let powers = survey.powers[channel]
    let rows = (0..<lane.height).map { row in
      (top * Double(lane.height - row - 1) / Double(lane.height), top * Double(lane.height - row) / Double(lane.height))
    }
    let binHertz = SoundSurvey.binHertz(subject.rate)
    var pixels: [PictureColour] = []
    pixels.reserveCapacity(lane.height * layout.width)
    // Colours of 1/8 dB; a picture has no finer ones.
    let palette = (0...512).map { theme.colour(ofLevel: Double($0) / 512) }
    for (low, high) in rows {
      for column in powers {
        let power = Self.power(of: column, from: low / binHertz, to: high / binHertz)
        let level = (decibels(ofAmplitude: power.squareRoot()) ?? -200) - ceiling + Self.rangeDecibels
        pixels.append(palette[max(0, min(512, Int(level / Self.rangeDecibels * 512)))])
      }
    }
    surface.image(x: layout.left, y: lane.top, width: layout.width, height: lane.height, pixels)
    paintFrequencies(lane, top, on: &surface)
  }

  /// The strongest of the frequencies between two places, or what lies between its neighbours.
  private static func power(of column: [Double], from low: Double, to high: Double) -> Double {
    let first = Int(low.rounded(.up))
    let last = Int(high.rounded(.down))
    if last > first { return column[min(first, column.count - 1)...min(last, column.count - 1)].max() ?? 0 }
    let middle = (low + high) / 2
    let index = min(Int(middle), column.count - 2)
    let share = middle - Double(index)
    return column[index] * (1 - min(1, share)) + column[index + 1] * min(1, share)
  }

  private func paintFrequencies(_ lane: PictureLayout.Lane, _ top: Double, on surface: inout some PictureSurface) {
    let step = [500.0, 1_000, 2_000, 4_000].first { Double(lane.height) * $0 / top >= 24 } ?? 8_000
    var hertz = step
    while hertz <= top {
      let y = lane.top + Int(Double(lane.height) * (1 - hertz / top))
      surface.fill(x: layout.left - 4, y: y, width: 4, height: 1, theme.faintInk)
      let text = hertz.truncatingRemainder(dividingBy: 1_000) == 0 ? "\(Int(hertz / 1_000))" : "\(Int(hertz / 1_000)).5"
      surface.text(
        text + (hertz + step > top ? " kHz" : ""), x: layout.left - 6, y: max(lane.top + 10, y + 4), theme.faintInk,
        .end)
      hertz += step
    }
  }
}
