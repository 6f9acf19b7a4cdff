import Foundation
import PackagePlugin

/// Turns the files below `Page` and `Contract` of a target into one Swift source.
@main
struct EmbedFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folders = ["Contract", "Page"].map { target.directoryURL.appending(path: $0) }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embed the page", executable: try context.tool(named: "EmbedFilesTool").url,
        arguments: [output.path] + folders.map(\.path), inputFiles: folders.flatMap(files), outputFiles: [output])
    ]
  }

  private func files(below folder: URL) -> [URL] {
    let walker = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
    return (walker?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
      .sorted { $0.path < $1.path }
  }
}
