/// What somebody may do.
package enum Role: String, Sendable, Codable, CaseIterable {
  /// Look, listen, search, check and export.
  case read
  /// Also change the index.
  case edit

  /// Whether this role may do what asks for `wanted`.
  func allows(_ wanted: Role) -> Bool { self == .edit || wanted == .read }
}
