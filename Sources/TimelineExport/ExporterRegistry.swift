/// The formats that can be written: a value that the program builds.
public struct ExporterRegistry: Sendable {
  /// For rundowns, in the order that lists show.
  public let timelineExporters: [any TimelineExporter]
  /// For the tape log of one recording, in the order that lists show.
  public let segmentsExporters: [any SegmentsExporter]

  /// For rundowns as folders with their sound, in the order that lists show.
  public let sessionExporters: [any SessionExporter]

  public init(
    _ timelineExporters: [any TimelineExporter], segments segmentsExporters: [any SegmentsExporter] = [],
    sessions sessionExporters: [any SessionExporter] = []
  ) {
    self.timelineExporters = timelineExporters
    self.segmentsExporters = segmentsExporters
    self.sessionExporters = sessionExporters
  }

  public static let standard = ExporterRegistry(
    [
      ManifestExporter(),
      CSVExporter(),
      WebVTTExporter(),
      SRTExporter(),
      AudacityLabelsExporter(),
      MarkdownExporter(),
      OpenTimelineExporter(),
      EDLExporter(),
      DropFrameEDLExporter(),
      CueSheetExporter(),
      PodcastChaptersExporter(),
      FFMetadataExporter(),
      IIIFExporter(),
      EBUCoreExporter(),
    ],
    segments: [
      JSONSegmentsExporter(),
      JSONLinesSegmentsExporter(),
      CSVSegmentsExporter(),
      WebVTTSegmentsExporter(),
      SRTSegmentsExporter(),
      AudacitySegmentsExporter(),
      TextGridSegmentsExporter(),
      ELANSegmentsExporter(),
      CHATSegmentsExporter(),
      RTTMSegmentsExporter(),
      CTMSegmentsExporter(),
      TTMLSegmentsExporter(),
    ],
    sessions: [
      ReaperExporter(),
      HindenburgExporter(),
      AuditionExporter(),
      ArdourExporter(),
      AES31Exporter(),
      SADiEExporter(),
      FinalCutExporter(),
      M3UExporter(),
      XSPFExporter(),
    ])

  public var timelineFormats: [ExportFormat] { timelineExporters.map { type(of: $0).format } }
  public var segmentsFormats: [ExportFormat] { segmentsExporters.map { type(of: $0).format } }
  public var sessionFormats: [ExportFormat] { sessionExporters.map { type(of: $0).format } }

  /// The exporter of rundowns called `name`; `vtt` stands for `webvtt` as well.
  public func timelineExporter(named name: String) throws(ExportError) -> any TimelineExporter {
    let wanted = Self.canonical(name)
    guard let exporter = timelineExporters.first(where: { type(of: $0).format.name == wanted }) else {
      throw .unknownFormat(name: name, known: (timelineFormats + sessionFormats).map(\.name))
    }
    return exporter
  }

  /// The exporter of tape logs called `name`; `vtt` stands for `webvtt` as well.
  public func segmentsExporter(named name: String) throws(ExportError) -> any SegmentsExporter {
    let wanted = Self.canonical(name)
    guard let exporter = segmentsExporters.first(where: { type(of: $0).format.name == wanted }) else {
      throw .unknownFormat(name: name, known: segmentsFormats.map(\.name))
    }
    return exporter
  }

  /// Whether `name` is that of sessions, and of no format of one file.
  func isSession(_ name: String) -> Bool {
    let wanted = Self.canonical(name)
    return sessionFormats.contains { $0.name == wanted }
  }

  /// The exporter of sessions called `name`; `rpp`, `nhsx` and `sesx` stand for their
  /// programs as well.
  public func sessionExporter(named name: String) throws(ExportError) -> any SessionExporter {
    let wanted = Self.canonical(name)
    guard let exporter = sessionExporters.first(where: { type(of: $0).format.name == wanted }) else {
      throw .unknownFormat(name: name, known: sessionFormats.map(\.name))
    }
    return exporter
  }

  private static func canonical(_ name: String) -> String {
    switch name.lowercased() {
    case "vtt": "webvtt"
    case "md": "markdown"
    case "rpp": "reaper"
    case "nhsx": "hindenburg"
    case "sesx": "audition"
    case let other: other
    }
  }
}
