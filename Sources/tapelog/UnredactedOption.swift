internal import ArgumentParser

/// For commands that let something out of the index.
struct UnredactedOption: ParsableArguments {
  @Flag(
    help: "Let out what redactions hide, if you may; the custody log notes it first. Exit status 77 where it cannot.")
  var unredacted = false

  @OptionGroup var editor: Editor
}
