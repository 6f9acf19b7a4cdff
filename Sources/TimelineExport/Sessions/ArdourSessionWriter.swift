internal import Glibc
internal import TapeModel

/// Builds the elements of an Ardour session, numbering them as it goes.
struct ArdourSessionWriter {
  private let content: Session
  private var lastID = 100
  private var names = DistinctNames()
  /// The same for all tracks, for Ardour's pan law lowers a mono track and no other.
  private let inputCount: Int
  /// For each file, the identifiers of its channels' sources.
  private var sourceIDs: [[Int]] = []

  init(_ content: Session) {
    self.content = content
    inputCount = content.tracks.map(\.channelCount).max() ?? 1
  }

  private mutating func nextID() -> String {
    lastID += 1
    return String(lastID)
  }

  /// In superclock ticks; see `libs/temporal/temporal/superclock.h`.
  private func ticks(_ frame: Int64) -> String { "a\(frame * 282_240_000 / Int64(content.rate.hertz))" }

  mutating func session() -> XMLElement {
    let sources = sources()
    let locations = locations()
    let master = route(name: "Master", order: 0, inputCount: 2, playlist: nil)
    var routes = [master]
    var playlists: [XMLElement] = []
    for (index, track) in content.tracks.enumerated() {
      let playlistID = nextID()
      let name = portName(track.name, index: index)
      let route = route(name: name, order: index + 1, inputCount: inputCount, playlist: playlistID)
      let trackID = route.attributes.first { $0.name == "id" }?.value ?? ""
      routes.append(route)
      playlists.append(playlist(track, name: name, id: playlistID, trackID: trackID))
    }
    return XMLElement(
      "Session",
      [
        ("version", "7002"), ("name", content.name), ("sample-rate", "\(content.rate.hertz)"),
        ("session-range-is-free", "1"), ("id-counter", "\(lastID + 1)"), ("name-counter", "1"), ("event-counter", "0"),
        ("vca-counter", "1"),
      ],
      [
        XMLElement("ProgramVersion", [("created-with", "tapelog"), ("modified-with", "tapelog")]), config(), metadata(),
        sources, XMLElement("Regions"), locations, XMLElement("Routes", [], routes),
        XMLElement("Playlists", [], playlists), XMLElement("UnusedPlaylists"), XMLElement("RouteGroups"), tempoMap(),
      ])
  }

  private func config() -> XMLElement {
    XMLElement(
      "Config", [],
      [("native-file-data-format", "FormatInt24"), ("native-file-header-format", "BWF")].map {
        XMLElement("Option", [("name", $0.0), ("value", $0.1)])
      })
  }

  private func metadata() -> XMLElement {
    XMLElement("Metadata", [], [XMLElement("title", text: content.title)])
  }

  /// A name that can be part of a port's name: Ardour parts ports by `/` and `:`.
  private mutating func portName(_ name: String, index: Int) -> String {
    let parted = name.split(whereSeparator: { $0 == "/" || $0 == ":" }).joined(separator: "-")
    let isTaken = parted.isEmpty || ["master", "monitor", "click", "auditioner"].contains(parted.lowercased())
    return names.take(isTaken ? "Track \(index + 1)" : parted)
  }

  private mutating func sources() -> XMLElement {
    var sources: [XMLElement] = []
    for file in content.files {
      var identifiers: [Int] = []
      for channel in 0..<file.channelCount {
        let id = nextID()
        identifiers.append(lastID)
        sources.append(
          XMLElement(
            "Source",
            [
              ("name", "../../../" + content.relativePath(of: file)), ("take-id", ""), ("type", "audio"),
              ("flags", ""), ("id", id), ("channel", "\(channel)"), ("origin", ""), ("gain", "1"),
            ]))
      }
      sourceIDs.append(identifiers)
    }
    return XMLElement("Sources", [], sources)
  }

  private mutating func locations() -> XMLElement {
    var locations = [
      XMLElement(
        "Location",
        [
          ("id", nextID()), ("name", "session"), ("start", ticks(0)), ("end", ticks(max(1, content.frameCount))),
          ("flags", "IsSessionRange"), ("locked", "0"),
        ])
    ]
    for marker in content.markers {
      let isRange = marker.kind == .narration && !marker.record.isEmpty
      locations.append(
        XMLElement(
          "Location",
          [
            ("id", nextID()), ("name", marker.name), ("start", ticks(marker.record.start)),
            ("end", ticks(isRange ? marker.record.end : marker.record.start)),
            ("flags", isRange ? "IsRangeMarker" : "IsMark"), ("locked", "0"),
          ]))
    }
    return XMLElement("Locations", [], locations)
  }

  private mutating func route(name: String, order: Int, inputCount: Int, playlist: String?) -> XMLElement {
    var attributes = [
      ("version", "7002"), ("id", nextID()), ("name", name), ("default-type", "audio"),
      ("strict-io", playlist == nil ? "1" : "0"), ("active", "1"), ("denormal-protection", "0"),
      ("meter-point", "MeterPostFader"), ("disk-io-point", "DiskIOPreFader"), ("meter-type", "MeterPeak"),
    ]
    if let playlist { attributes += [("audio-playlist", playlist), ("mode", "Normal")] }
    let inputs = (1...max(1, inputCount)).map { port("\(name)/audio_in \($0)", to: nil) }
    let outputs = (1...2).map {
      port("\(name)/audio_out \($0)", to: playlist == nil ? "system:playback_\($0)" : "Master/audio_in \($0)")
    }
    var children = [
      XMLElement(
        "PresentationInfo",
        [
          ("order", "\(order)"), ("flags", (playlist == nil ? "MasterOut" : "AudioTrack") + ",OrderSet"),
          ("color", "0"),
        ]),
      XMLElement("IO", inputOutput(name, "Input"), inputs), XMLElement("IO", inputOutput(name, "Output"), outputs),
    ]
    if playlist != nil { children.append(processor("player:\(name)", "diskreader")) }
    children += [
      processor("Polarity", "polarity"), gainProcessor("trim", "trimcontrol"), gainProcessor("amp", "gaincontrol"),
      processor("meter-\(name)", "meter"),
    ]
    var mainOut = processor(name, "main-outs")
    mainOut.attributes += [("own-input", "1"), ("own-output", "0"), ("output", name), ("role", "Main")]
    mainOut.children = [
      XMLElement("PannerShell", [("bypassed", "0"), ("user-panner", ""), ("linked-to-route", "1")])
    ]
    return XMLElement("Route", attributes, children + [mainOut])
  }

  private mutating func inputOutput(_ name: String, _ direction: String) -> [(name: String, value: String)] {
    [("name", name), ("id", nextID()), ("direction", direction), ("default-type", "audio")]
  }

  private func port(_ name: String, to other: String?) -> XMLElement {
    XMLElement(
      "Port", [("type", "audio"), ("name", name)], other.map { [XMLElement("Connection", [("other", $0)])] } ?? [])
  }

  private mutating func processor(_ name: String, _ type: String) -> XMLElement {
    XMLElement(
      "Processor",
      [
        ("id", nextID()), ("name", name), ("active", "1"), ("user-latency", "0"), ("use-user-latency", "0"),
        ("type", type),
      ])
  }

  private mutating func gainProcessor(_ type: String, _ control: String) -> XMLElement {
    var element = processor("Amp", type)
    element.children = [
      XMLElement("Controllable", [("name", control), ("id", nextID()), ("flags", "GainLike"), ("value", "1")])
    ]
    return element
  }

  private mutating func playlist(_ track: SessionTrack, name: String, id: String, trackID: String) -> XMLElement {
    var regions: [XMLElement] = []
    for placement in track.placements where !placement.record.isEmpty { regions.append(region(placement)) }
    return XMLElement(
      "Playlist",
      [
        ("id", id), ("name", name), ("type", "audio"), ("orig-track-id", trackID), ("pgroup-id", ""),
        ("shared-with-ids", ""), ("frozen", "0"), ("combine-ops", "0"),
      ], regions)
  }

  private mutating func region(_ placement: SessionPlacement) -> XMLElement {
    let sources = sourceIDs[placement.fileIndex]
    var attributes = [
      ("name", placement.name), ("id", nextID()), ("type", "audio"), ("muted", "0"), ("opaque", "1"), ("locked", "0"),
      ("automatic", "0"), ("whole-file", "0"), ("import", "0"), ("external", "1"), ("hidden", "0"),
      ("position-locked", "0"), ("start", ticks(placement.source.start)),
      ("length", ticks(placement.record.frameCount) + "@" + ticks(placement.record.start)), ("stretch", "1"),
      ("shift", "1"), ("layering-index", "0"), ("default-fade-in", placement.fadeIn == nil ? "1" : "0"),
      ("default-fade-out", placement.fadeOut == nil ? "1" : "0"),
      ("fade-in-active", placement.fadeIn == nil ? "0" : "1"),
      ("fade-out-active", placement.fadeOut == nil ? "0" : "1"),
      ("scale-amplitude", LinearGain.text(decibels: placement.gainDecibels)), ("channels", "\(sources.count)"),
    ]
    for (channel, source) in sources.enumerated() {
      attributes += [("source-\(channel)", "\(source)"), ("master-source-\(channel)", "\(source)")]
    }
    var children: [XMLElement] = []
    if let fade = placement.fadeIn { children.append(self.fade("FadeIn", "fadein", fade, isRising: true)) }
    if let fade = placement.fadeOut { children.append(self.fade("FadeOut", "fadeout", fade, isRising: false)) }
    return XMLElement("Region", attributes, children + [XMLElement("Envelope", [("default", "yes")])])
  }

  /// As ``TapeAudio/ClipCutter`` has it: 0 at the first frame of a rise and the last of a fall.
  private mutating func fade(_ element: String, _ identifier: String, _ fade: Clip.Fade, isRising: Bool) -> XMLElement {
    let count = fade.frameCount
    let pointCount: Int64 =
      switch fade.shape {
      case .linear: 1
      case .sine: min(64, count)
      }
    let rise = (0...pointCount).map { point in
      let frame = count * point / pointCount
      let share = Double(frame) / Double(count)
      return (frame: frame, level: fade.shape == .linear ? share : sin(share * .pi / 2))
    }
    let points = isRising ? rise : Self.fall(rise, count: count)
    let events = points.map { "\(ticks($0.frame)) \($0.level.rounded(toPlaces: 9))" }
    return XMLElement(
      element, [],
      [
        XMLElement(
          "AutomationList",
          [
            ("automation-id", identifier), ("id", nextID()), ("interpolation-style", "Linear"),
            ("time-domain", "AudioTime"),
          ], [XMLElement("events", verbatim: events.joined(separator: "\n") + "\n")])
      ])
  }

  /// The mirror image of a rise of `count` frames, with its 0 one frame before the end.
  private static func fall(
    _ rise: [(frame: Int64, level: Double)], count: Int64
  ) -> [(frame: Int64, level: Double)] {
    var points = rise.reversed().compactMap { point in
      point.frame < count ? (frame: count - 1 - point.frame, level: point.level) : nil
    }
    if let first = points.first, first.frame > 0, rise.count > 1 {
      let step = (1 - first.level) / Double(first.frame + 1)
      points.insert((0, 1 - step), at: 0)
    }
    return points + [(count, 0)]
  }

  private func tempoMap() -> XMLElement {
    let origin = [("sclock", "0"), ("quarters", "0:0"), ("bbt", "1|1|0")]
    return XMLElement(
      "TempoMap", [("superclocks-per-second", "282240000")],
      [
        XMLElement(
          "Tempos", [],
          [
            XMLElement(
              "Tempo",
              [
                ("npm", "120"), ("enpm", "120"), ("note-type", "4"), ("type", "Tempo::Constant"), ("active", "1"),
                ("locked-to-meter", "0"), ("continuing", "0"),
              ] + origin + [("omega", "0")])
          ]),
        XMLElement(
          "Meters", [], [XMLElement("Meter", [("note-value", "4"), ("divisions-per-bar", "4")] + origin)]),
        XMLElement("MusicTimes"),
      ])
  }
}
