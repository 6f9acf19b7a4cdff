internal import Yams

/// Why a policy file is none.
public struct PolicyError: Error, Hashable, Sendable, CustomStringConvertible {
  public let file: String
  public let description: String

  init(_ file: String, _ reason: String) {
    self.file = file
    description = "\(file): \(reason)"
  }
}

extension Policy {
  /// Reads a policy: a YAML mapping whose keys change the policy named by `base` (`strict` where
  /// it is not given).
  ///
  /// Keys: `name`, `base`, `findings` and `alarms` (lists), `far-seconds`, `splice-seconds`,
  /// `requires-ellipsis`, `allows-endings`, `allows-brackets`, `counts-uncertain`,
  /// `counts-scare-quotes`, `honours-statement` (true or false). Throws for anything
  /// else, with the file's name, and for files over 64 KiB.
  public init(yaml: String, file: String) throws(PolicyError) {
    guard yaml.utf8.count <= 65_536 else { throw PolicyError(file, "too long for a policy") }
    let root: Node?
    do { root = try compose(yaml: yaml) } catch { throw PolicyError(file, "not YAML") }
    guard let mapping = root?.mapping else { throw PolicyError(file, "no mapping of keys") }
    var policy = Policy.strict
    if let base = mapping["base"] {
      guard let named = base.string.flatMap(Policy.named) else { throw PolicyError(file, "base: no such policy") }
      policy = named
    }
    policy.name = "custom"
    for (key, value) in mapping {
      try policy.set(key.string ?? "", value, file)
    }
    self = policy
  }

  private mutating func set(_ key: String, _ value: Node, _ file: String) throws(PolicyError) {
    switch key {
    case "base": break
    case "name":
      guard let name = value.string, !name.isEmpty else { throw PolicyError(file, "name: no text") }
      self.name = name
    case "findings": findings = try Self.list(value, key, file)
    case "alarms": alarms = try Self.list(value, key, file)
    case "far-seconds": farSeconds = try Self.seconds(value, key, file)
    case "splice-seconds": spliceSeconds = value.null != nil ? nil : try Self.seconds(value, key, file)
    case "requires-ellipsis": requiresEllipsis = try Self.flag(value, key, file)
    case "allows-endings": allowsEndings = try Self.flag(value, key, file)
    case "allows-brackets": allowsBrackets = try Self.flag(value, key, file)
    case "counts-uncertain": countsUncertain = try Self.flag(value, key, file)
    case "counts-scare-quotes": countsScareQuotes = try Self.flag(value, key, file)
    case "honours-statement": honoursStatement = try Self.flag(value, key, file)
    default: throw PolicyError(file, "no such key: \(key.prefix(40).filter { $0.isLetter || $0 == "-" })")
    }
  }

  private static func list<Item: RawRepresentable & Hashable>(
    _ node: Node, _ key: String, _ file: String
  ) throws(PolicyError) -> Set<Item> where Item.RawValue == String {
    guard let sequence = node.sequence else { throw PolicyError(file, "\(key): not a list") }
    var items: Set<Item> = []
    for entry in sequence {
      guard let item = entry.string.flatMap(Item.init(rawValue:)) else {
        throw PolicyError(file, "\(key): an entry that is none")
      }
      items.insert(item)
    }
    return items
  }

  private static func flag(_ node: Node, _ key: String, _ file: String) throws(PolicyError) -> Bool {
    guard let flag = node.bool else { throw PolicyError(file, "\(key): neither true nor false") }
    return flag
  }

  private static func seconds(_ node: Node, _ key: String, _ file: String) throws(PolicyError) -> Double {
    guard let seconds = node.float, seconds.isFinite, (0...86_400).contains(seconds) else {
      throw PolicyError(file, "\(key): not from 0 to 86400")
    }
    return seconds
  }
}
