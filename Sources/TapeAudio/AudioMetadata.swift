/// What a written file says of its sound.
///
/// WAV holds all of it. FLAC holds ``tags`` alone: the library that writes it passes nothing
/// else on.
public struct AudioMetadata: Hashable, Sendable {
  /// The `bext` chunk; in ASCII in the file, see ``asciiFolded(_:)``.
  public var broadcast: BroadcastExtension?
  /// Named points, on frames of the written file: a `cue ` chunk and its labels, in UTF-8.
  public var markers: [AudioMarker]
  /// The `iXML` chunk, in UTF-8.
  public var production: ProductionNotes?
  public var tags: AudioTags
  /// Chunks of other standards, before the sound.
  public var furtherChunks: [AudioChunk]

  public init(
    broadcast: BroadcastExtension? = nil, markers: [AudioMarker] = [], production: ProductionNotes? = nil,
    tags: AudioTags = AudioTags(), furtherChunks: [AudioChunk] = []
  ) {
    self.broadcast = broadcast
    self.markers = markers
    self.production = production
    self.tags = tags
    self.furtherChunks = furtherChunks
  }
}

/// A chunk of a WAV file as it is: a name and its body.
public struct AudioChunk: Hashable, Sendable {
  /// Four characters of ASCII.
  public let name: String
  public let body: [UInt8]

  /// - Precondition: `name` is four characters of ASCII.
  public init(name: String, body: [UInt8]) {
    precondition(name.utf8.count == 4 && name.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "no chunk's name")
    self.name = name
    self.body = body
  }
}

/// What players show: an `INFO` list in WAV, Vorbis comments in FLAC, both in UTF-8.
public struct AudioTags: Hashable, Sendable {
  public var title: String?
  public var artist: String?
  public var comment: String?
  public var date: String?

  public init(title: String? = nil, artist: String? = nil, comment: String? = nil, date: String? = nil) {
    self.title = title
    self.artist = artist
    self.comment = comment
    self.date = date
  }
}

/// What recorders and editing programs pass on in an `iXML` chunk.
public struct ProductionNotes: Hashable, Sendable {
  public var project: String
  public var scene: String
  public var take: String
  public var note: String
  /// One for each channel, in order; channels without one are numbered.
  public var trackNames: [String]

  public init(project: String = "", scene: String = "", take: String = "", note: String = "", trackNames: [String] = [])
  {
    self.project = project
    self.scene = scene
    self.take = take
    self.note = note
    self.trackNames = trackNames
  }
}
