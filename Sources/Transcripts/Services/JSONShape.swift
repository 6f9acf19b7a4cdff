/// Which keys the start of a JSON text has, by their paths:
/// `results.items.alternatives`.
///
/// Lists do not show in the paths; of each list the first elements count. Readers of
/// JSON are told apart by it. Looks at no more than ``keyLimit`` keys and elements.
struct JSONShape: Hashable, Sendable {
  static let keyLimit = 20_000
  static let depthLimit = 7
  private static let elementLimit = 4

  private(set) var paths: Set<String> = []
  private var keyCount = 0

  /// No paths for a text that is no JSON; those up to the fault for one that breaks
  /// off.
  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var json = JSONPuller(bytes)
      switch json.peek() {
      case .object, .array: try? survey(&json, "", 0)
      default: break
      }
    }
  }

  func has(_ wanted: String...) -> Bool { wanted.allSatisfy { paths.contains($0) } }

  private mutating func survey(_ json: inout JSONPuller, _ path: String, _ depth: Int) throws(TextFault) {
    guard depth < Self.depthLimit else { return try json.skip() }
    switch json.peek() {
    case .object:
      try json.members { (json, key) throws(TextFault) in
        keyCount += 1
        guard keyCount <= Self.keyLimit else { throw TextFault(offset: json.at, reason: "enough seen") }
        let inner = path.isEmpty ? key : path + "." + key
        paths.insert(inner)
        try survey(&json, inner, depth + 1)
      }
    case .array:
      var count = 0
      try json.elements { (json) throws(TextFault) in
        count += 1
        if count <= Self.elementLimit {
          try survey(&json, path, depth + 1)
        } else {
          keyCount += 1
          guard keyCount <= Self.keyLimit else { throw TextFault(offset: json.at, reason: "enough seen") }
          try json.skip()
        }
      }
    default: try json.skip()
    }
  }
}
