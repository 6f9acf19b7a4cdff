import Foundation
import TapeModel
import Testing
import TimelineExport

/// Exports compared byte by byte with files that judges have read.
///
/// `TAPELOG_WRITE_GOLDENS=1` writes the files anew.
struct GoldenTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens").path

  @Test(arguments: ExporterRegistry.standard.timelineFormats)
  func writesTheRundownAsItsGoldenFile(format: ExportFormat) throws {
    try compare(Sample.text(Sample.evening, format.name), with: "rundown." + format.fileExtension)
  }

  @Test(arguments: ExporterRegistry.standard.segmentsFormats)
  func writesTheTapeLogAsItsGoldenFile(format: ExportFormat) throws {
    try compare(Sample.text(Sample.log(), format.name), with: "segments." + format.fileExtension)
  }

  @Test(arguments: ["json", "webvtt", "audacity", "textgrid", "eaf", "chat", "ttml"])
  func writesTheTapeLogWithWordsAsItsGoldenFile(name: String) throws {
    let format = try #require(ExporterRegistry.standard.segmentsFormats.first { $0.name == name })
    try compare(Sample.text(Sample.log(includesWords: true), name), with: "words." + format.fileExtension)
  }

  @Test func writesHostileTextAsItsGoldenFiles() throws {
    let text = Sample.hostile.joined(separator: " ")
    for format in ExporterRegistry.standard.timelineFormats {
      try compare(
        Sample.text(Sample.rundown(saying: text), format.name), with: "hostile-rundown." + format.fileExtension)
    }
    for format in ExporterRegistry.standard.segmentsFormats {
      try compare(Sample.text(Sample.log(saying: text), format.name), with: "hostile-segments." + format.fileExtension)
    }
  }

  private func compare(_ text: String, with name: String) throws {
    let path = Self.folder + "/" + name
    if ProcessInfo.processInfo.environment["TAPELOG_WRITE_GOLDENS"] == "1" {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
    let golden = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(golden == Data(text.utf8), "\(name) differs")
  }
}
