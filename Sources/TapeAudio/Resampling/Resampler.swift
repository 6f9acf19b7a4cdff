internal import CSoxr
public import TapeModel

/// Brings sound to another rate, block after block.
///
/// Output frame *n* stands at the time *n* / `outputRate` of the input: the filter's delay is
/// taken out, so nothing moves. Quality is libsoxr's "very high" (28 bits, linear phase). A
/// resampler between equal rates gives back the samples as they are.
///
/// The corresponding C functions are `soxr_create` and `soxr_process`.
public struct Resampler: ~Copyable {
  public let inputRate: SampleRate
  public let outputRate: SampleRate
  public let channelCount: Int

  /// `nil` where the rates are equal.
  private let handle: OpaquePointer?
  private var block: [Float]

  private static let framesPerBlock = 8_192

  /// - Precondition: `channelCount` is at least 1.
  public init(from inputRate: SampleRate, to outputRate: SampleRate, channelCount: Int) throws(ResamplerError) {
    precondition(channelCount > 0, "no channels")
    self.inputRate = inputRate
    self.outputRate = outputRate
    self.channelCount = channelCount
    block = [Float](repeating: 0, count: Self.framesPerBlock * channelCount)
    guard inputRate != outputRate else {
      handle = nil
      return
    }
    var failure: soxr_error_t?
    var quality = soxr_quality_spec(UInt(SOXR_VHQ), 0)
    var format = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I)
    var runtime = soxr_runtime_spec(1)
    handle = soxr_create(
      Double(inputRate.hertz), Double(outputRate.hertz), UInt32(channelCount), &failure, &format, &quality, &runtime)
    guard failure == nil, handle != nil else { throw ResamplerError(failure) }
  }

  deinit { if let handle { soxr_delete(handle) } }

  /// Takes a block of interleaved samples and adds to `output` what is ready.
  ///
  /// - Precondition: `input` holds whole frames.
  public mutating func append(_ input: Span<Float>, to output: inout [Float]) throws(ResamplerError) {
    precondition(input.count % channelCount == 0, "not whole frames")
    guard let handle else {
      input.withUnsafeBufferPointer { output.append(contentsOf: $0) }
      return
    }
    var taken = 0
    while taken < input.count {
      var consumed = 0
      let produced = try input.withUnsafeBufferPointer { (samples) throws(ResamplerError) in
        try process(
          handle, samples.baseAddress! + taken, frameCount: (samples.count - taken) / channelCount, consumed: &consumed)
      }
      taken += consumed * channelCount
      output.append(contentsOf: block[..<(produced * channelCount)])
      if consumed == 0, produced == 0 { throw ResamplerError(reason: "no progress") }
    }
  }

  /// Adds to `output` what is still on its way; nothing may be appended afterwards.
  public mutating func finish(to output: inout [Float]) throws(ResamplerError) {
    guard let handle else { return }
    while true {
      var consumed = 0
      let produced = try process(handle, nil, frameCount: 0, consumed: &consumed)
      if produced == 0 { return }
      output.append(contentsOf: block[..<(produced * channelCount)])
    }
  }

  private mutating func process(
    _ handle: OpaquePointer, _ input: UnsafePointer<Float>?, frameCount: Int, consumed: inout Int
  ) throws(ResamplerError) -> Int {
    var produced = 0
    let failure = block.withUnsafeMutableBufferPointer {
      soxr_process(handle, input, frameCount, &consumed, $0.baseAddress, Self.framesPerBlock, &produced)
    }
    guard failure == nil else { throw ResamplerError(failure) }
    return produced
  }
}

extension ResamplerError {
  fileprivate init(_ failure: soxr_error_t?) {
    self.init(reason: failure.map { String(cString: $0) } ?? "out of memory")
  }
}
