internal import ArgumentParser

/// The root command.
struct Tapelog: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tapelog",
    abstract: "An index of who said what at which sample of recorded calls, and clips, rundowns and exports from it.",
    discussion: """
      Start with 'tapelog index FOLDER', where FOLDER holds recordings and, beside them, transcripts of the same \
      name. Times are typed as 1:02:03.456, 62.5, 62.5s or #496000 (a frame).

      Exit status: 0 done; 1 done, and something was found or some inputs failed (listed); 64 wrong command line; \
      65 bad data; 66 no input; 70 our bug; 73 cannot create; 74 input/output; 75 busy, try again; 77 not permitted.
      """,
    version: version,
    subcommands: [
      IndexCommand.self, RecordingsCommand.self, SegmentsCommand.self, SearchCommand.self, CheckCommand.self,
      ConfirmCommand.self, CorrectCommand.self, ClipCommand.self, CutCommand.self, RundownCommand.self,
      ExportCommand.self, RenderCommand.self, PictureCommand.self, ConformCommand.self, FormatsCommand.self,
      RedactCommand.self, VerifyCommand.self, LogCommand.self, ServeCommand.self,
    ])

  static let version = "0.1.0"
}
