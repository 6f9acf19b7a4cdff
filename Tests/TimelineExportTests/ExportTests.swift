import Foundation
import TapeFiles
import TapeModel
import TapeTesting
import Testing
import TimelineExport

struct ExportTests {
  @Test func writesAFileForEachFormatNamedForTheRundown() throws {
    let folder = try TemporaryFolder()
    let files = try Export.write(
      Sample.evening, formats: ["manifest", "vtt", "csv", "csv"], through: .nothingHidden,
      toFolder: folder.file("out/put"))
    #expect(
      folder.contents == [
        "out", "out/put", "out/put/evening-programme.csv", "out/put/evening-programme.manifest.json",
        "out/put/evening-programme.vtt",
      ])
    #expect(files.map(\.format.name) == ["manifest", "webvtt", "csv"])
    #expect(try RegularFile(path: files[0].path).hash() == files[0].hash)
  }

  @Test func writesNothingWhereOneFormatIsUnknown() throws {
    let folder = try TemporaryFolder()
    #expect(throws: ExportError.self) {
      try Export.write(
        Sample.evening, formats: ["manifest", "mp5"], through: .nothingHidden, toFolder: folder.file("out"))
    }
    #expect(folder.contents == [])
  }

  @Test func keepsAFileThatIsNotToBeReplaced() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("evening-programme.csv", "mine")
    #expect(throws: ExportError.file(.exists(path: path))) {
      try Export.write(
        Sample.evening, formats: ["csv"], through: .nothingHidden, toFolder: folder.path, replacingExisting: false)
    }
    #expect(folder.contents == ["evening-programme.csv"])
  }

  @Test(arguments: ["file", "file/below"])
  func saysWhyAFolderCannotBeMade(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("file", "mine")
    let path = folder.file(name)
    let error = #expect(throws: ExportError.self) {
      try Export.write(Sample.evening, formats: ["csv"], through: .nothingHidden, toFolder: path)
    }
    #expect(error?.description.hasPrefix("\(path): cannot create: ") == true)
    #expect(folder.contents == ["file"])
  }

  @Test func aRundownsNameCannotLeaveTheFolder() throws {
    let folder = try TemporaryFolder()
    let files = try Export.write(
      Rundown(name: "../../escape", title: ""), formats: ["srt"], through: .nothingHidden, toFolder: folder.path)
    #expect(files[0].path == folder.file("escape.srt"))
  }

  @Test func everyFormatHasAFileEndingOfItsOwn() {
    let registry = ExporterRegistry.standard
    #expect(Set(registry.timelineFormats.map(\.fileExtension)).count == registry.timelineFormats.count)
    #expect(Set(registry.segmentsFormats.map(\.fileExtension)).count == registry.segmentsFormats.count)
  }
}
