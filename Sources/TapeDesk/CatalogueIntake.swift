package import TapeIndex
internal import TapeModel

/// Takes in what catalogues say of calls: the one named, and those that stand beside recordings.
package struct CatalogueIntake {
  private let store: TapeIndex
  private let editor: String

  package init(_ store: TapeIndex, editor: String) {
    self.store = store
    self.editor = editor
  }

  /// Returns `nil` where there is no catalogue at all.
  package func takeIn(
    catalogue: String?, besides recordings: [String]
  ) throws(Failure) -> BatchSummary.CatalogueSummary? {
    let catalogues = try failing { () throws -> [Catalogue] in
      try (catalogue.map { [try CatalogueReader.read($0)] } ?? [])
        + recordings.compactMap { try CatalogueReader.sidecar(of: $0) }
    }
    guard !catalogues.isEmpty else { return nil }
    var summary = BatchSummary.CatalogueSummary()
    for catalogue in catalogues {
      let report = try failing { try store.apply(catalogue, by: editor, at: SystemClock.now()) }
      summary.rows += catalogue.rows.count + catalogue.problems.count
      summary.used += report.described.count + report.unchangedCount
      summary.problems += report.problems.map(\.description)
    }
    return summary
  }
}
