public import Segmentation
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
  private let pronunciation: Pronunciation
  private let teachers: Teachers
  /// Name and versions of the method that places turns.
  private let method: String

  public init(options: IngestOptions = IngestOptions()) {
    self.options = options
    pronunciation = Pronunciation()
    teachers = Teachers(options: options, pronunciation: pronunciation)
    method = AutomaticAligner.method(options.alignment, pronunciation)
  }

  /// What the teachers of the options have taught so far, one sentence each.
  public var teacherNotices: [String] { teachers.notices }

  /// Which run a call would give: by the bytes of its files and by everything else that the
  /// result depends on.
  ///
  /// Reads each file once; decodes nothing.
  ///
  /// - Parameter confirmed: the turns of that recording whose times a person has set.
  public func identity(
    of call: CallFiles, confirmed: (ContentHash) throws(IngestError) -> [ConfirmedTurn] = { _ in [] }
  ) throws(IngestError) -> RunIdentity {
    let recording = try hash(call.recording)
    let confirmed = try confirmed(recording)
    return RunIdentity(recording: recording, key: try key(of: call, confirmed: confirmed), confirmed: confirmed)
  }

  /// The whole pipeline: one pass over the recording, the transcript, the alignment.
  ///
  /// - Parameters:
  ///   - confirmed: turns whose times a person has set: fixed points of the alignment.
  ///   - cores: which the alignment may run on besides this thread's.
  public func run(
    _ call: CallFiles, confirmed: [ConfirmedTurn] = [], cores: SpareCores = SpareCores(),
    progress: WorkProgress = WorkProgress()
  ) throws(IngestError) -> Run {
    let key = try key(of: call, confirmed: confirmed)
    let reading = try TranscriptPair(call, options: options)
    let analysis = try audio { () throws(AudioFileError) in
      try AnalysisPass().analyse(path: call.recording) { progress($0 * Self.analysisShare) }
    }
    var recording = analysis.recording
    var notices = reading?.notices ?? []
    let speakers = Set(reading?.transcript.turns.compactMap { $0.speaker?.name.lowercased() } ?? [])
    let legs = legs(of: analysis, speakers: speakers, notices: &notices)
    var alignment = Alignment(turns: [])
    if let reading {
      let turns = reading.transcript.turns
      let outline = CallOutline(
        rate: recording.rate, frameCount: recording.frameCount, speech: analysis.channels.map(\.speech), legs: legs,
        confirmed: ConfirmedTurn.fixedPoints(confirmed, in: turns, recording: recording))
      let aligner = AutomaticAligner(
        mode: options.alignment, language: reading.transcript.language, pronunciation: pronunciation,
        donors: options.alignment == .cues ? [] : try teachers.speech(besides: recording.id), cores: cores,
        progress: progress.part(Self.analysisShare...1))
      alignment = try align(turns, by: aligner, outline, path: call.recording)
    }
    if let misfit = alignment.misfit { recording.warnings.append(RecordingWarning(.misfit, misfit)) }
    var channels = analysis.channels
    for (index, tones) in alignment.tones.enumerated() {
      channels[index].speech = SpeechMap(channels[index].speech).subtracting(tones)
    }
    return Run(
      recording: recording, channels: channels, isDualMono: analysis.isDualMono, peaks: analysis.peaks,
      transcript: reading?.record, turns: alignment.turns, notices: notices + alignment.notices, key: key)
  }

  /// How much of the work is to analyse a recording, where the sound has to place its turns.
  private static let analysisShare = 0.1

  private func align(
    _ turns: [WrittenTurn], by aligner: AutomaticAligner, _ outline: CallOutline, path: String
  ) throws(IngestError) -> Alignment {
    var reader = try audio { () throws(AudioFileError) in try AudioReader(path: path) }
    do throws(AlignmentError<AudioFileError>) {
      return try aligner.align(turns, with: outline, in: &reader)
    } catch {
      switch error {
      case .source(let reason): throw IngestError(reason)
      case .pronunciation(let reason): throw IngestError(.badData, "\(path): \(reason.description)")
      }
    }
  }

  /// Everything but the recording that a run depends on.
  private func key(of call: CallFiles, confirmed: [ConfirmedTurn]) throws(IngestError) -> ContentHash {
    var digest = Digest()
    digest.update("tapelog run 1\n\(method)\n")
    for turn in confirmed { digest.update("confirmed \(turn.number) \(turn.textHash) \(turn.range)\n") }
    digest.update("language \(options.language?.code ?? "-")\n")
    for teacher in try teachers.hashes() { digest.update("taught by \(teacher)\n") }
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
        "\(names.count) legs named, but the recording has \(counted(analysis.recording.channelCount, "channel")): "
          + "taken as one mix"
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
  /// The fixed points that the key stands for.
  public let confirmed: [ConfirmedTurn]
}

func hash(_ path: String) throws(IngestError) -> ContentHash {
  do throws(FileError) {
    return try RegularFile(path: path).hash()
  } catch {
    throw IngestError(error)
  }
}

func audio<Result: ~Copyable>(_ work: () throws(AudioFileError) -> Result) throws(IngestError) -> Result {
  do throws(AudioFileError) {
    return try work()
  } catch {
    throw IngestError(error)
  }
}
