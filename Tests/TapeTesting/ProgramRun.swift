public import Foundation

/// One run of the built program, to its end.
public struct ProgramRun: Sendable {
  public let status: Int32
  public let output: String
  public let errors: String

  /// The lines of standard output.
  public var lines: [String] { output.split(separator: "\n").map(String.init) }

  /// Runs `tapelog` with `arguments` in `folder`, without anything on standard input.
  public static func tapelog(_ arguments: [String], in folder: TemporaryFolder) throws -> ProgramRun {
    let process = try start(arguments, in: folder)
    return try process.finish()
  }

  /// Starts `tapelog` and gives it back while it runs.
  public static func start(_ arguments: [String], in folder: TemporaryFolder) throws -> RunningProgram {
    try RunningProgram(executable: programURL, arguments: arguments, folder: folder)
  }

  /// The program stands beside the test runner that this code runs in.
  public static let programURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("tapelog")
}

/// A program that was started and not waited for yet.
///
/// Its output goes to files, so that it never waits for a reader.
public final class RunningProgram {
  private let process = Process()
  private let outputFile: URL
  private let errorFile: URL

  public init(executable: URL, arguments: [String], folder: TemporaryFolder) throws {
    let stem = FileManager.default.temporaryDirectory.appendingPathComponent("tapelog-run-\(UUID().uuidString)").path
    outputFile = URL(fileURLWithPath: stem + ".out")
    errorFile = URL(fileURLWithPath: stem + ".err")
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "TAPELOG_INDEX" }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
  }

  deinit {
    try? FileManager.default.removeItem(at: outputFile)
    try? FileManager.default.removeItem(at: errorFile)
  }

  /// Ends the program at once, as a crash or a power cut would.
  public func kill() { _ = Foundation.kill(process.processIdentifier, SIGKILL) }

  /// Asks the program to end, as Control-C does.
  public func interrupt() { process.interrupt() }

  /// What it has said to standard error so far.
  public var errorsSoFar: String { (try? String(contentsOf: errorFile, encoding: .utf8)) ?? "" }

  public var isRunning: Bool { process.isRunning }

  /// Waits for the end.
  public func finish() throws -> ProgramRun {
    process.waitUntilExit()
    return ProgramRun(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
  }
}
