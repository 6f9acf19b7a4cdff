package import TapeIndex
package import TapeModel

extension TapeIndex {
  /// The clip that a person names: by identifier, else by slug.
  package func clip(named name: String) throws(Failure) -> Versioned<Clip> {
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

  /// The identifier of the item that stands at a place of a rundown, from 1.
  package func item(at place: Int, in name: String) throws(Failure) -> Int {
    let items = try failing { () throws -> [Rundown.Item] in try self.rundown(name).rundown.items }
    guard items.indices.contains(place - 1) else {
      throw Failure(.noInput, "\(name): no item \(place); there are \(items.count)")
    }
    return items[place - 1].id
  }
}
