import Testing
import TimelineExport

struct FormatJudgeTests {
  @Test func everyFormatThatIsWrittenNamesItsJudge() {
    let registry = ExporterRegistry.standard
    for format in registry.timelineFormats + registry.segmentsFormats + registry.sessionFormats {
      #expect(!format.judge.isEmpty, "\(format.name)")
    }
  }
}
