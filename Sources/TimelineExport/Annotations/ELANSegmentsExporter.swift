internal import TapeModel

/// The tape log for ELAN: a tier for each speaker, and one for the words of each where the log
/// includes words.
///
/// Times are rounded to milliseconds. Annotations of one tier never overlap: a speaker's
/// turns that do lie on a second tier. The recording is named beside the file. Format: Max
/// Planck Institute for Psycholinguistics, "EAF Annotation Format", schema 3.0.
public struct ELANSegmentsExporter: SegmentsExporter {
  public static let format = ExportFormat(
    name: "eaf", fileExtension: "eaf", mediaType: "text/x-eaf+xml", summary: "Tiers for ELAN",
    losses: [
      .frames, .absentTurns, .order, .timing, .confidence, .channels, .translation, .hashes, .callDetails, .warnings,
    ])

  public init() {}

  public func write(_ log: TapeLog, to output: inout some TextOutputStream) throws(ExportError) {
    let rate = log.recording.rate
    let end = max(1, rate.milliseconds(atFrame: log.recording.frameCount))
    let grid = MillisecondTiers(log, end: end)
    var slots: [XMLElement] = []
    var tiers: [XMLElement] = []
    var number = 0
    func slot(_ milliseconds: Int64) -> String {
      let id = "ts\(slots.count + 1)"
      slots.append(XMLElement("TIME_SLOT", [("TIME_SLOT_ID", id), ("TIME_VALUE", "\(milliseconds)")]))
      return id
    }
    var names = DistinctNames()
    for tier in grid.tiers {
      let annotations = tier.filled.map { interval -> XMLElement in
        number += 1
        return XMLElement(
          "ANNOTATION", [],
          [
            XMLElement(
              "ALIGNABLE_ANNOTATION",
              [
                ("ANNOTATION_ID", "a\(number)"), ("TIME_SLOT_REF1", slot(interval.range.start)),
                ("TIME_SLOT_REF2", slot(interval.range.end)),
              ], [XMLElement("ANNOTATION_VALUE", text: interval.text)])
          ])
      }
      let name = SafeText.oneLine(tier.name)
      tiers.append(
        XMLElement(
          "TIER",
          [("LINGUISTIC_TYPE_REF", "default-lt"), ("PARTICIPANT", participant(name)), ("TIER_ID", names.take(name))],
          annotations))
    }
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    XMLElement(
      "ANNOTATION_DOCUMENT",
      [
        ("AUTHOR", "tapelog"), ("DATE", "1970-01-01T00:00:00+00:00"), ("FORMAT", "3.0"), ("VERSION", "3.0"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ("xsi:noNamespaceSchemaLocation", "http://www.mpi.nl/tools/elan/EAFv3.0.xsd"),
      ],
      [
        XMLElement(
          "HEADER", [("MEDIA_FILE", ""), ("TIME_UNITS", "milliseconds")],
          [
            XMLElement(
              "MEDIA_DESCRIPTOR",
              [
                ("MEDIA_URL", log.recording.fileName.percentEncodedPath), ("MIME_TYPE", "audio/x-wav"),
                ("RELATIVE_MEDIA_URL", "./" + log.recording.fileName.percentEncodedPath),
              ])
          ]), XMLElement("TIME_ORDER", [], slots),
      ] + tiers + [
        XMLElement(
          "LINGUISTIC_TYPE",
          [("GRAPHIC_REFERENCES", "false"), ("LINGUISTIC_TYPE_ID", "default-lt"), ("TIME_ALIGNABLE", "true")])
      ]
    ).write(to: &output)
  }

  /// The tier's speaker, without what tells tiers of one speaker apart.
  private func participant(_ tier: String) -> String {
    tier.hasSuffix(" - words") ? String(tier.dropLast(" - words".count)) : tier
  }

  public func omissions(in log: TapeLog) -> [String] { log.absentOmission }
}
