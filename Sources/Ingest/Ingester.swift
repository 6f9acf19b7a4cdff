internal import Segmentation
internal import TapeAudio
internal import TapeFiles
public import TapeModel
internal import Transcripts

/// A recording and its transcript to one run: the pipeline behind every way in.
///
/// Reads, analyses, aligns. Writes nothing. One value serves any number of calls, on any
/// number of threads.
public struct Ingester: Sendable {
  private let options: IngestOptions

  public init(options: IngestOptions = IngestOptions()) { self.options = options }

  /// Which run a call would give: by the bytes of its files and by everything else that the
  /// result depends on.
  ///
  /// Reads each file once; decodes nothing.
  public func identity(of call: CallFiles) throws(IngestError) -> RunIdentity {
    RunIdentity(recording: try hash(call.recording), key: try key(of: call))
  }

  /// The whole pipeline: one pass over the recording, the transcript, the alignment.
  public func run(_ call: CallFiles) throws(IngestError) -> Run {
    let key = try key(of: call)
    let reading = try TranscriptPair(call, options: options)
    let analysis = try audio { () throws(AudioFileError) in try AnalysisPass().analyse(path: call.recording) }
    var recording = analysis.recording
    var notices = reading?.notices ?? []
    let speakers = Set(reading?.transcript.turns.compactMap { $0.speaker?.name.lowercased() } ?? [])
    let legs = legs(of: analysis, speakers: speakers, notices: &notices)
    var alignment = Alignment(turns: [])
    if let reading {
      let sound = CallOutline(
        rate: recording.rate, frameCount: recording.frameCount, speech: analysis.channels.map(\.speech), legs: legs)
      alignment = CueAligner().align(reading.transcript.turns, with: sound)
    }
    if let misfit = alignment.misfit { recording.warnings.append(RecordingWarning(.misfit, misfit)) }
    return Run(
      recording: recording, channels: analysis.channels, isDualMono: analysis.isDualMono, peaks: analysis.peaks,
      transcript: reading?.record, turns: alignment.turns, notices: notices + alignment.notices, key: key)
  }

  /// Everything but the recording that a run depends on.
  private func key(of call: CallFiles) throws(IngestError) -> ContentHash {
    var digest = Digest()
    digest.update("tapelog run 1\n\(CueAligner().method)\n")
    digest.update("language \(options.language?.code ?? "-")\n")
    for leg in options.legs { digest.update("leg \(leg.name)\n") }
    for (label, name) in options.speakerAliases.sorted(by: { $0.key < $1.key }) {
      digest.update("alias \(label)=\(name)\n")
    }
    for path in [call.transcript, call.translation] {
      guard let path else {
        digest.update("none\n")
        continue
      }
      // A transcript's name states its language.
      digest.update("\(try hash(path)) \(languageCode(fromFileName: path)?.code ?? "-")\n")
    }
    return digest.finish()
  }

  /// Which leg each named speaker is on, by name in lower case; empty for one mix.
  ///
  /// A batch may hold recordings of other people, or with one channel: legs are for a
  /// recording with as many channels. Where its transcript has all of the names and its
  /// sound cannot hold them apart, a notice says so.
  private func legs(
    of analysis: RecordingAnalysis, speakers: Set<String>, notices: inout [String]
  ) -> [String: Int] {
    let names = options.legs.map { $0.name.lowercased() }
    guard !names.isEmpty, speakers.isSuperset(of: names) else { return [:] }
    guard analysis.recording.channelCount == names.count else {
      notices.append(
        "\(names.count) legs named, but the recording has \(analysis.recording.channelCount) channels: taken as one mix"
      )
      return [:]
    }
    if analysis.isDualMono {
      notices.append("both channels hold the same signal: taken as one mix")
      return [:]
    }
    return Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }
}

/// What a run is known by: the recording's bytes, and the hash of all else it depends on.
public struct RunIdentity: Hashable, Sendable {
  public let recording: ContentHash
  public let key: ContentHash
}

private func hash(_ path: String) throws(IngestError) -> ContentHash {
  do throws(FileError) {
    return try RegularFile(path: path).hash()
  } catch {
    throw IngestError(error)
  }
}

private func audio<Result>(_ work: () throws(AudioFileError) -> Result) throws(IngestError) -> Result {
  do throws(AudioFileError) {
    return try work()
  } catch {
    throw IngestError(error)
  }
}
