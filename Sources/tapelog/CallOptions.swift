internal import ArgumentParser
internal import Ingest
internal import Segmentation
internal import TapeModel

/// What a person says of the calls that are indexed together.
struct CallOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The language spoken, as a code: ru, uk, en.", valueName: "code"))
  var language: String?

  @Option(help: ArgumentHelp("Who is on each leg of a two-leg recording, first channel first.", valueName: "name,name"))
  var legs: String?

  @Option(
    name: .customLong("speaker-alias"),
    help: ArgumentHelp("One name for a label: MOM=Mother. May be given again.", valueName: "label=name"))
  var speakerAliases: [String] = []

  @Option(
    help: ArgumentHelp(
      "Where times come from: cues, sound, or auto: the sound where cues are missing or do not fit.", valueName: "mode")
  )
  var align = "auto"

  /// - Throws: `ValidationError` for what cannot be read.
  func options() throws -> IngestOptions {
    var aliases: [String: String] = [:]
    for alias in speakerAliases {
      let parts = alias.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let label = Speaker(name: parts[0]), let name = Speaker(name: parts[1]) else {
        throw ValidationError("--speaker-alias is LABEL=NAME.")
      }
      aliases[label.name] = name.name
    }
    let names = try legs?.split(separator: ",", omittingEmptySubsequences: false).map { part in
      guard let speaker = Speaker(name: part) else { throw ValidationError("--legs is NAME,NAME.") }
      return speaker
    }
    guard let mode = AutomaticAligner.Mode(rawValue: align) else {
      throw ValidationError("--align is auto, cues or sound.")
    }
    return IngestOptions(
      language: try languageCode(), legs: names ?? [], speakerAliases: aliases, alignment: mode)
  }

  private func languageCode() throws -> LanguageCode? {
    guard let language else { return nil }
    guard let code = LanguageCode(language) else {
      throw ValidationError("--language is a code of two or three letters: ru, uk, en.")
    }
    return code
  }
}
