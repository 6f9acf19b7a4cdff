internal import TapeAudio
internal import TapeModel

/// One way through a mix with a gain and, where one is needed, a limiter.
struct MixPass {
  let plan: MixPlan
  let gainDecibels: Double
  let ceilingDecibels: Double?

  /// What was measured on the way.
  struct Result {
    let loudness: Loudness
    /// The highest sample.
    let peak: Double
    let limitedFrameCount: Int64
    let deepestDecibels: Double
  }

  /// Lends the samples that leave the mix to `body`, and measures them.
  func run(
    _ body: (_ samples: [Double], _ isExact: Bool) throws(ExportError) -> Void = { _, _ in }
  ) throws(ExportError) -> Result {
    let meter = LoudnessMeter(rate: plan.rate, channelCount: plan.channelCount)
    let gain = gainDecibels == 0 ? 1 : amplitude(ofDecibels: gainDecibels)
    var limiter = ceilingDecibels.map {
      TruePeakLimiter(rate: plan.rate, channelCount: plan.channelCount, ceilingDecibels: $0)
    }
    var peak = 0.0
    var measured: [Float] = []
    func leave(_ samples: [Double], _ isExact: Bool) throws(ExportError) {
      guard !samples.isEmpty else { return }
      measured.removeAll(keepingCapacity: true)
      for sample in samples {
        peak = max(peak, abs(sample))
        measured.append(Float(sample))
      }
      meter.take(measured.span)
      try body(samples, isExact)
    }
    try MixStream(plan: plan).forEachBlock { (samples, isExact) throws(ExportError) in
      var block = samples.withUnsafeBufferPointer { Array($0) }
      if gain != 1 { for index in block.indices { block[index] *= gain } }
      if limiter != nil {
        var limited: [Double] = []
        limiter?.append(block.span, to: &limited)
        try leave(limited, false)
      } else {
        try leave(block, isExact && gain == 1)
      }
    }
    if limiter != nil {
      var limited: [Double] = []
      limiter?.finish(&limited)
      try leave(limited, false)
    }
    return Result(
      loudness: meter.loudness(), peak: peak, limitedFrameCount: limiter?.limitedFrameCount ?? 0,
      deepestDecibels: limiter?.deepestDecibels ?? 0)
  }
}
