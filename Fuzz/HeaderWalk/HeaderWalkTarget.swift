import Foundation
import TapeAudio
import TapeModel

/// Opens bytes as a recording, analyses it and reads from its middle and its end.
///
/// A crash, a hang or an error of more than one line is a finding; everything else is an
/// answer.
enum HeaderWalkTarget {
  static let path = NSTemporaryDirectory() + "tapelog-fuzz-\(getpid()).bin"

  static func run(_ bytes: UnsafeRawBufferPointer) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { return }
    var written = 0
    while written < bytes.count {
      let count = write(descriptor, bytes.baseAddress! + written, bytes.count - written)
      if count <= 0 { break }
      written += count
    }
    close(descriptor)
    do throws(AudioFileError) {
      try read()
    } catch {
      precondition(!error.description.contains("\n"), "an error of more than one line")
      precondition(error.description.hasPrefix(path), "an error without its file")
    }
  }

  private static func read() throws(AudioFileError) {
    var reader = try AudioReader(path: path)
    guard reader.frameCount < 1 << 22 else { return }
    let analysis = try AnalysisPass().analyse(path: path)
    precondition(analysis.recording.frameCount <= 1 << 26, "more frames than the file can hold")
    for channel in analysis.channels {
      precondition(channel.peak >= 0 && channel.peak <= 1_000, "peak \(channel.peak)")
      for range in channel.speech { precondition(analysis.recording.allFrames.contains(range), "speech past the end") }
    }
    let end = reader.frameCount
    for start in [end / 2, max(0, end - 10), 0] {
      var count: Int64 = 0
      let range = SampleRange(start: start, end: min(end, start + 3_000))
      try reader.forEachBlock(in: range) { block, samples in
        precondition(samples.count == Int(block.frameCount) * analysis.recording.channelCount, "not whole frames")
        for index in samples.indices { precondition(samples[index].isFinite, "a sample that is no number") }
        count += block.frameCount
      }
      precondition(count == range.frameCount, "\(count) frames for \(range)")
    }
  }
}
