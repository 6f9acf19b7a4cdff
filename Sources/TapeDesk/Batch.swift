internal import Dispatch
internal import Glibc
package import Ingest
internal import Segmentation
internal import Synchronization
package import TapeIndex
internal import TapeModel

/// Indexes many calls on several threads, one call a thread, and counts what became of them.
///
/// Each call is stored as soon as it is done, so that memory does not grow with the batch
/// and a batch that is cut short keeps what it had.
package struct Batch: Sendable {
  private let index: TapeIndex
  private let ingester: Ingester
  private let editor: String
  private let jobCount: Int
  private let coreCount: Int

  /// - Parameters:
  ///   - editor: who runs it, for the custody log.
  ///   - jobCount: how many calls are worked on at a time.
  ///   - coreCount: how many cores they share; as many as calls where `nil`. One call alone
  ///     may use them all.
  package init(index: TapeIndex, ingester: Ingester, editor: String, jobCount: Int, coreCount: Int? = nil) {
    self.index = index
    self.ingester = ingester
    self.editor = editor
    self.jobCount = jobCount
    self.coreCount = coreCount ?? jobCount
  }

  /// One call is done with.
  package struct Step: Sendable {
    package let doneCount: Int
    package let callCount: Int
    /// Of this call; 0 where nothing was analysed.
    package let audioSeconds: Double
    /// Why the call could not be indexed; one line.
    package let failure: String?
  }

  /// Indexes all that was found.
  ///
  /// - Parameters:
  ///   - afterEach: called once for each call, in the order they get done, never by two
  ///     threads at a time.
  ///   - duringEach: told, by any thread, how much of a call is done, 0 to 1, and which call
  ///     it is, by a number that no other call of the batch has.
  package func run(
    _ found: [CallFiles], duringEach: @escaping @Sendable (_ share: Double, _ call: Int) -> Void = { _, _ in },
    afterEach: @escaping @Sendable (Step) -> Void = { _ in }
  ) throws(Failure) -> BatchSummary {
    let started = now()
    // Of two files with the same bytes the one with a transcript counts.
    let calls = found.filter { $0.transcript != nil } + found.filter { $0.transcript == nil }
    let state = Mutex(State(callCount: calls.count, afterEach: afterEach))
    let next = Atomic(0)
    let threadCount = max(1, min(jobCount, calls.count))
    let cores = SpareCores(count: max(0, coreCount - threadCount))
    DispatchQueue.concurrentPerform(iterations: threadCount) { _ in
      while true {
        let position = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard position < calls.count, !state.withLock({ $0.fatal != nil }) else { break }
        process(calls[position], state, cores, WorkProgress { duringEach($0, position) })
        duringEach(1, position)
      }
      cores.add()
    }
    return try state.withLock { (state) throws(Failure) in
      if let fatal = state.fatal { throw fatal }
      state.summary.elapsedSeconds = now() - started
      state.summary.warnings.sort { $0.file < $1.file }
      state.summary.failed.sort { $0.line < $1.line }
      state.summary.notices.sort()
      return state.summary
    }
  }

  private struct State: ~Copyable {
    let callCount: Int
    let afterEach: @Sendable (Step) -> Void
    var summary = BatchSummary()
    var doneCount = 0
    /// Recordings that another thread has in hand: the same bytes under two names.
    var inHand: Set<ContentHash> = []
    /// Why the batch cannot go on: the index itself cannot be written.
    var fatal: Failure?

    init(callCount: Int, afterEach: @escaping @Sendable (Step) -> Void) {
      self.callCount = callCount
      self.afterEach = afterEach
    }

    mutating func advance(audioSeconds: Double = 0, failure: String? = nil) {
      doneCount += 1
      afterEach(Step(doneCount: doneCount, callCount: callCount, audioSeconds: audioSeconds, failure: failure))
    }
  }

  private func process(
    _ call: CallFiles, _ state: borrowing Mutex<State>, _ cores: SpareCores, _ progress: WorkProgress
  ) {
    do throws(IngestError) {
      let identity = try ingester.identity(of: call) { recording throws(IngestError) in
        try confirmed(recording)
      }
      if try keepsFormerTurns(call, identity.recording, state) { return }
      guard state.withLock({ $0.inHand.insert(identity.recording).inserted }) else {
        state.withLock {
          $0.summary.unchanged += 1
          $0.summary.notices.append("\(call.recording): the same bytes as another file of this batch")
          $0.advance()
        }
        return
      }
      try index(call, identity, state, cores, progress)
    } catch {
      state.withLock {
        $0.summary.failed.append(
          BatchSummary.FailedCall(line: error.description, status: Failure(error).status))
        $0.advance(failure: error.description)
      }
    }
  }

  /// Whether the index knows the recording with a transcript that is not there now: a copy
  /// of the file without one, or a transcript that is gone. The turns stay as they are.
  private func keepsFormerTurns(
    _ call: CallFiles, _ recording: ContentHash, _ state: borrowing Mutex<State>
  ) throws(IngestError) -> Bool {
    guard call.transcript == nil else { return false }
    let known: IndexedRecording
    do throws(IndexError) {
      known = try index.recording(named: recording.description)
    } catch {
      if case .noSuchRecording = error { return false }
      throw IngestError(.inputOutput, error.description)
    }
    guard known.turnCount > 0 else { return false }
    let isCopy = known.recording.fileName != call.name
    let line =
      isCopy
      ? "the same bytes as \(known.recording.fileName), which has a transcript and stays as it is"
      : "its transcript is gone; the \(known.turnCount) turns of the last one stay"
    state.withLock {
      $0.summary.unchanged += 1
      $0.summary.warnings.append(
        BatchSummary.CallWarnings(recording: recording, file: call.recording, warnings: [line]))
      $0.advance()
    }
    return true
  }

  private func confirmed(_ recording: ContentHash) throws(IngestError) -> [ConfirmedTurn] {
    do throws(IndexError) {
      return try index.confirmations(of: recording).map {
        ConfirmedTurn(number: $0.turnNumber, textHash: $0.textHash, range: $0.range)
      }
    } catch {
      if case .noSuchRecording = error { return [] }
      throw IngestError(.inputOutput, error.description)
    }
  }

  private func index(
    _ call: CallFiles, _ identity: RunIdentity, _ state: borrowing Mutex<State>, _ cores: SpareCores,
    _ progress: WorkProgress
  ) throws(IngestError) {
    do {
      if index.has(recording: identity.recording, key: identity.key) {
        let location = try index.relocate(
          identity.recording, foundAt: call.recording, by: editor, at: SystemClock.now())
        state.withLock {
          $0.summary.unchanged += 1
          $0.summary.notices += notices(location, call)
          $0.advance()
        }
        return
      }
      let run = try ingester.run(call, confirmed: identity.confirmed, cores: cores, progress: progress)
      let report = try index.store(run, call: nil, by: editor, at: SystemClock.now())
      let seconds = run.recording.rate.seconds(atFrame: run.recording.frameCount)
      state.withLock {
        $0.summary.indexed += 1
        $0.summary.audioSeconds += seconds
        let warnings = run.recording.warnings.map(\.sentence) + unusedLines(run) + lost(report)
        if call.transcript == nil { $0.summary.withoutTranscript.append(call.recording) }
        if !warnings.isEmpty {
          $0.summary.warnings.append(
            BatchSummary.CallWarnings(recording: run.recording.id, file: call.recording, warnings: warnings))
        }
        $0.summary.notices += run.notices.map { "\(call.recording): \($0)" } + notices(report, call)
        $0.advance(audioSeconds: seconds)
      }
    } catch let error as IngestError {
      throw error
    } catch {
      let failure = Failure(error)
      state.withLock { $0.fatal = $0.fatal ?? failure }
    }
  }

  private func notices(_ location: RecordingLocation, _ call: CallFiles) -> [String] {
    switch location {
    case .new, .unchanged: []
    case .moved(let former): ["\(call.recording): moved from \(former)"]
    case .copy(let first): ["\(call.recording): the same bytes as \(first), which the index goes on naming"]
    }
  }

  private func notices(_ report: StoreReport, _ call: CallFiles) -> [String] {
    var notices = notices(report.location, call)
    if let twin = report.duplicates.first {
      notices.append("\(call.recording): the same sound as recording \(twin.short)")
    }
    return notices
  }

  private func lost(_ report: StoreReport) -> [String] {
    report.unmatched.confirmations.map { lost("confirmed times", ofTurn: $0.turnNumber) }
      + report.unmatched.corrections.map { lost("corrected words", ofTurn: $0.turnNumber) }
  }

  private func lost(_ what: String, ofTurn number: Int) -> String {
    "the \(what) of former turn \(number) fit no turn of the transcript now; they are kept, and return with its words"
  }

  private func unusedLines(_ run: Run) -> [String] {
    run.transcript?.unused.map { "transcript line \($0.line) not used: \($0.reason)" } ?? []
  }
}

/// Seconds of a clock that only goes forward.
private func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
