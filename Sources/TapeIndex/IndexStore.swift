public import TapeModel

/// Where an index is kept: what every store must be able to do, whatever lies below it.
///
/// ``TapeIndex`` is a folder with SQLite. Every function may be called from any thread and
/// waits until it is done. Changes name who makes them and when, for the custody log.
public protocol IndexStore: Sendable {
  func has(recording: ContentHash, key: ContentHash) -> Bool
  @discardableResult
  func store(_ run: Run, call: CallDetails?, by person: String, at now: WallClock) throws(IndexError) -> StoreReport
  @discardableResult
  func relocate(
    _ recording: ContentHash, foundAt path: String, by person: String, at now: WallClock
  ) throws(IndexError) -> RecordingLocation
  func apply(_ catalogue: Catalogue, by person: String, at now: WallClock) throws(IndexError) -> CatalogueReport

  func recordings(filter: RecordingFilter, after key: String?, limit: Int) throws(IndexError) -> Page<IndexedRecording>
  func recording(named name: String) throws(IndexError) -> IndexedRecording
  func channels(of recording: ContentHash) throws(IndexError) -> [ChannelAnalysis]
  func peaks(of recording: ContentHash, framesPerPoint: Int) throws(IndexError) -> Peaks
  func peakLevels(of recording: ContentHash) -> [Int]
  func segments(of recording: ContentHash) throws(IndexError) -> [Segment]
  func segment(_ id: String) throws(IndexError) -> Segment
  func wordStream(of recording: ContentHash) throws(IndexError) -> [StreamWord]
  func summary() throws(IndexError) -> IndexSummary

  func search(_ query: SearchQuery, after key: String?, limit: Int) throws(IndexError) -> Page<SearchHit>
  func candidates(
    anyTwoOf words: [String], recording: ContentHash?, language: LanguageCode?, limit: Int
  ) throws(IndexError) -> [Candidate]

  @discardableResult
  func confirm(
    recording: ContentHash, turnNumber: Int, range: SampleRange, by person: String, at now: WallClock
  ) throws(IndexError) -> Segment
  func confirmations(of recording: ContentHash) throws(IndexError) -> [Confirmation]
  @discardableResult
  func correct(
    recording: ContentHash, turnNumber: Int, text: String, translation: String?, by person: String, at now: WallClock
  ) throws(IndexError) -> Segment
  func corrections(of recording: ContentHash) throws(IndexError) -> [Correction]

  func clips() throws(IndexError) -> [Versioned<Clip>]
  func clip(_ id: String) throws(IndexError) -> Versioned<Clip>
  func addClip(_ clip: Clip, by person: String, at now: WallClock) throws(IndexError) -> Versioned<Clip>
  func updateClip(
    _ clip: Clip, ifVersion version: Int?, by person: String, at now: WallClock
  ) throws(IndexError) -> Versioned<Clip>
  func removeClip(_ id: String, ifVersion version: Int?, by person: String, at now: WallClock) throws(IndexError)

  func rundowns() throws(IndexError) -> [StoredRundown]
  func rundown(_ name: String) throws(IndexError) -> StoredRundown
  func newRundown(
    name: String, title: String, targetMilliseconds: Int64?, by person: String, at now: WallClock
  ) throws(IndexError) -> StoredRundown
  func retitleRundown(
    _ name: String, title: String, ifVersion version: Int?, by person: String, at now: WallClock
  ) throws(IndexError) -> StoredRundown
  func retargetRundown(
    _ name: String, targetMilliseconds: Int64?, ifVersion version: Int?, by person: String, at now: WallClock
  ) throws(IndexError) -> StoredRundown
  func removeRundown(_ name: String, ifVersion version: Int?, by person: String, at now: WallClock) throws(IndexError)
  func addItem(
    _ content: Rundown.Content, to name: String, at place: RundownPlace, by person: String, at now: WallClock
  ) throws(IndexError) -> Int
  func moveItem(
    _ id: Int, in name: String, to place: RundownPlace, ifVersion version: Int?, by person: String, at now: WallClock
  ) throws(IndexError) -> StoredRundown
  func updateItem(
    _ id: Int, in name: String, content: Rundown.Content, ifVersion version: Int?, by person: String, at now: WallClock
  ) throws(IndexError) -> StoredRundown
  func removeItem(
    _ id: Int, from name: String, ifVersion version: Int?, by person: String, at now: WallClock
  ) throws(IndexError) -> StoredRundown

  func redactions() throws(IndexError) -> [Redaction]
  func addRedaction(_ redaction: Redaction, by person: String, at now: WallClock) throws(IndexError) -> Redaction
  func removeRedaction(_ id: String, by person: String, at now: WallClock) throws(IndexError)
  func noteUnredacted(_ what: String, by person: String, at now: WallClock) throws(IndexError)

  func history(of recording: ContentHash?) throws(IndexError) -> [HistoryEntry]
  func verify() throws(IndexError) -> VerificationReport
}

extension IndexStore {
  /// Stores a run as tapelog itself, now.
  @discardableResult
  public func store(_ run: Run, call: CallDetails?) throws(IndexError) -> StoreReport {
    try store(run, call: call, by: "tapelog", at: SystemClock.now())
  }

  /// The first hits.
  public func search(_ query: SearchQuery) throws(IndexError) -> Page<SearchHit> {
    try search(query, after: nil, limit: 50)
  }
}
