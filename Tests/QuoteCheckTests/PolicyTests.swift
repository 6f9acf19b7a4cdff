import QuoteCheck
import TapeModel
import Testing

struct PolicyTests {
  static let tape: TapeSketch = {
    var tape = TapeSketch()
    tape.call(
      "1",
      """
      ANNA: We walked across the frozen river on Tuesday morning, uh, and nobody stopped us at the bridge.
      BORIS: What happened at the checkpoint after that long night?
      ANNA: The soldiers took our telephones and papers.
      {100}BORIS: My brother repaired the generator behind the church.
      """)
    return tape
  }()

  @Test(arguments: [
    ("We walked across the frozen river on Tuesday morning and nobody stopped us", true, false, false),
    ("We walked across the river on Tuesday morning", true, false, false),
    ("We walked across … on Tuesday morning", false, false, false),
    ("nobody stopped us at the bridge. We walked across the frozen river", true, true, false),
    ("nobody stopped us at the bridge. The soldiers took our telephones", true, true, false),
    ("We walked across the frozen lake on Tuesday morning", true, true, true),
    ("We walked across the frozen rivers on Tuesday morning", true, false, false),
    ("The minister promised new apartments for every family", true, true, true),
  ])
  func decidesWhatIsAFinding(text: String, strict: Bool, internalEdits: Bool, condensedQA: Bool) {
    #expect(Self.tape.check(text, policy: .strict).finding == strict)
    #expect(Self.tape.check(text, policy: .internalEdits).finding == internalEdits)
    #expect(Self.tape.check(text, policy: .condensedQA).finding == condensedQA)
  }

  @Test func readsAPolicyFromYAML() throws {
    let policy = try Policy(
      yaml: "base: internal-edits\nname: desk\nfar-seconds: 5\nallows-brackets: false\nfindings: [altered]\n",
      file: "p.yaml")
    #expect(policy.name == "desk")
    #expect(policy.farSeconds == 5)
    #expect(!policy.allowsBrackets)
    #expect(policy.findings == [.altered])
    #expect(!policy.requiresEllipsis)
  }

  @Test(arguments: [
    ("- a", "p.yaml: no mapping of keys"), ("far-seconds: .nan", "p.yaml: far-seconds: not from 0 to 86400"),
    ("findings: [maybe]", "p.yaml: findings: an entry that is none"), ("colour: red", "p.yaml: no such key: colour"),
    ("base: lax", "p.yaml: base: no such policy"), ("a: [", "p.yaml: not YAML"),
  ])
  func refusesAPolicyThatIsNone(yaml: String, message: String) {
    let error = #expect(throws: PolicyError.self) { try Policy(yaml: yaml, file: "p.yaml") }
    #expect(error?.description == message)
  }

  @Test func leavesScareQuotesAlone() {
    let quote = StoryQuote(text: "liberators", line: 1, form: .prose, flags: [.scareQuote])
    let story = Story(name: "s", format: "text", quotes: [quote])
    #expect(!QuoteChecker(tape: Self.tape.store).check(story).hasFindings)
  }

  @Test func honoursTheStorysOwnStatementWhereThePolicyDoes() {
    var policy = Policy.strict
    policy.honoursStatement = true
    let quote = StoryQuote(text: "We walked across the river on Tuesday morning", line: 1, form: .prose)
    var story = Story(name: "s", format: "text", quotes: [quote])
    #expect(QuoteChecker(tape: Self.tape.store).check(story, policy: policy).hasFindings)
    story.editingStatement = Story.EditingStatement(text: "Edited for length.", line: 2)
    #expect(!QuoteChecker(tape: Self.tape.store).check(story, policy: policy).hasFindings)
  }
}
