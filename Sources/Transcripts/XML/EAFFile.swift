/// What an EAF file holds, as it stands there.
struct EAFFile: XMLHandler {
  struct Annotation {
    var id = ""
    /// The slots of an annotation with times of its own.
    var slots: (start: String, end: String)?
    /// The annotation that this one is about.
    var parent: String?
    var text = ""
    var line: Int
  }

  struct Tier {
    let name: String
    let participant: String?
    let parent: String?
    let type: String
    let language: String?
    let line: Int
    var annotations: [Annotation] = []
  }

  private(set) var tiers: [Tier] = []
  private(set) var slots: [String: Int64] = [:]
  /// What `TIME_ORIGIN` of the first medium says, in milliseconds.
  private(set) var origin: Int64 = 0
  private(set) var languages: [String: String] = [:]

  private var mediumCount = 0
  private var isInValue = false

  mutating func start(_ name: String, _ attributes: [String: String], line: Int) {
    switch name {
    case "MEDIA_DESCRIPTOR":
      mediumCount += 1
      if mediumCount == 1 { origin = attributes["TIME_ORIGIN"].flatMap { Self.time($0) } ?? 0 }
    case "TIME_SLOT":
      if let id = attributes["TIME_SLOT_ID"], let time = attributes["TIME_VALUE"].flatMap({ Self.time($0) }) {
        slots[id] = time
      }
    case "TIER":
      tiers.append(
        Tier(
          name: attributes["TIER_ID"] ?? "", participant: attributes["PARTICIPANT"], parent: attributes["PARENT_REF"],
          type: attributes["LINGUISTIC_TYPE_REF"] ?? "",
          language: attributes["LANG_REF"] ?? attributes["DEFAULT_LOCALE"],
          line: line))
    case "ALIGNABLE_ANNOTATION":
      var annotation = Annotation(id: attributes["ANNOTATION_ID"] ?? "", line: line)
      annotation.slots = (attributes["TIME_SLOT_REF1"] ?? "", attributes["TIME_SLOT_REF2"] ?? "")
      append(annotation)
    case "REF_ANNOTATION":
      var annotation = Annotation(id: attributes["ANNOTATION_ID"] ?? "", line: line)
      annotation.parent = attributes["ANNOTATION_REF"]
      append(annotation)
    case "ANNOTATION_VALUE": isInValue = true
    case "LANGUAGE":
      if let id = attributes["LANG_ID"], let definition = attributes["LANG_DEF"] { languages[id] = definition }
    default: break
    }
  }

  private mutating func append(_ annotation: Annotation) {
    if !tiers.isEmpty { tiers[tiers.count - 1].annotations.append(annotation) }
  }

  mutating func text(_ text: String) {
    guard isInValue, let tier = tiers.indices.last, let last = tiers[tier].annotations.indices.last else { return }
    tiers[tier].annotations[last].text += text
  }

  mutating func end(_ name: String) {
    if name == "ANNOTATION_VALUE" { isInValue = false }
  }

  private static func time(_ text: String) -> Int64? {
    Int64(text).flatMap { (0..<Clock.limitMilliseconds / 2).contains($0) ? $0 : nil }
  }
}
