/// Where things stand in a picture, in pixels.
struct PictureLayout {
  let left: Int
  let width: Int
  let stripTop: Int
  let stripRowCount: Int
  let panels: [Panel]
  let bottom: Int

  struct Panel {
    let kind: PictureOptions.Panel
    /// One for each channel.
    let lanes: [Lane]
  }

  struct Lane {
    let top: Int
    let height: Int
  }

  static let stripRowHeight = 18
  private static let (leftMargin, rightMargin, titleHeight, axisHeight, gap, laneGap) = (54, 16, 30, 24, 8, 3)

  init(_ options: PictureOptions, stripRowCount: Int, channelCount: Int) {
    left = Self.leftMargin
    width = max(1, options.width - Self.leftMargin - Self.rightMargin)
    stripTop = Self.titleHeight
    self.stripRowCount = stripRowCount
    bottom = options.height - Self.axisHeight
    let top = stripTop + stripRowCount * Self.stripRowHeight + (stripRowCount > 0 ? Self.gap / 2 : 0)
    let panelCount = max(1, options.panels.count)
    let panelHeight = max(8, (bottom - top - (panelCount - 1) * Self.gap) / panelCount)
    panels = options.panels.enumerated().map { index, kind in
      let panelTop = top + index * (panelHeight + Self.gap)
      let laneHeight = max(3, (panelHeight - (channelCount - 1) * Self.laneGap) / channelCount)
      return Panel(
        kind: kind,
        lanes: (0..<channelCount).map { Lane(top: panelTop + $0 * (laneHeight + Self.laneGap), height: laneHeight) })
    }
  }
}
