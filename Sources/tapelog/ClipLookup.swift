internal import TapeIndex
internal import TapeModel

extension TapeIndex {
  /// The clip that a person names: by identifier, else by slug.
  func clip(named name: String) throws(Failure) -> Versioned<Clip> {
    let clips = try failing { () throws -> [Versioned<Clip>] in try self.clips() }
    if let clip = clips.first(where: { $0.value.id == name }) { return clip }
    let named = clips.filter { $0.value.slug == name }
    guard named.count <= 1 else {
      throw Failure(
        .wrongCommandLine,
        "\(name): \(named.count) clips have this slug: \(named.map(\.value.id).joined(separator: ", "))")
    }
    guard let clip = named.first else { throw Failure(.noInput, "\(name): no such clip") }
    return clip
  }
}
